import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

/** A server runs on one core and its load on the other; what has no load may use both. */
export const cores = { server: '0', load: '1', both: '0,1' } as const

const canPin = existsSync('/usr/bin/taskset') && availableParallelism() > 1

/** A process of the bench. It says one thing when it is ready, and then answers what it is asked. */
export interface Child<Ready> {
  readonly ready: Ready
  ask<Answer>(question: unknown): Promise<Answer>
  /** Processor time spent so far; `null` where the system does not tell. */
  cpuMs(): number | null
  close(): Promise<void>
}

interface Options {
  readonly core: string
  readonly args?: readonly string[]
}

/** Starts a script below `bench/`; rejects when it dies before it is ready. */
export async function start<Ready>(
  script: string,
  { core, args = [] }: Options,
): Promise<Child<Ready>> {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const child = launch(['--expose-gc', '--max-old-space-size=8192', file, ...args], core)
  const ask = async <Answer>(question?: unknown): Promise<Answer> => {
    const answered = heard(child, script)
    if (question !== undefined) child.send(question as object)
    // What the scripts say is typed where they are asked.
    return (await answered) as Answer
  }
  const ready = await ask<Ready>()
  return { ready, ask, cpuMs: () => cpuMsOf(child.pid), close: () => end(child) }
}

/** Starts Node on one core, with a channel for messages; its own words go nowhere. */
export function launch(args: readonly string[], core: string): ChildProcess {
  const [command, ...before] = canPin
    ? ['taskset', '-c', core, process.execPath]
    : [process.execPath]
  const child = spawn(command ?? process.execPath, [...before, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  started.add(child)
  child.once('exit', () => started.delete(child))
  return child
}

const started = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL')
})

/** Resolves when the process is gone, killed unless it goes by itself in time. */
export async function end(child: ChildProcess, { patienceMs = 0 } = {}): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  const kill = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await gone
  clearTimeout(kill)
}

function heard(child: ChildProcess, script: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void =>
      reject(new Error(`bench/${script} ended with ${code} before it answered`))
    child.once('exit', died)
    child.once('message', (message) => {
      child.off('exit', died)
      resolve(message)
    })
  })
}

/** Linux counts in hundredths of a second; the 14th and 15th field are user and system time. */
export function cpuMsOf(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return null
  }
}
