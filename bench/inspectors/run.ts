import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { stripVTControlCharacters } from 'node:util'
import type { Provider } from '../../src/core/provider.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { openDoor } from './door.ts'
import { CALLER_KEY } from './note.ts'
import type { Command, Failure, Job, Told, Tool } from './tool.ts'

/** What one run of one tool at one server came to. */
export interface Outcome {
  readonly failures: readonly Failure[]
  readonly requests: number
  /** The whole run. */
  readonly ms: number
  /** Until the first request came; `null` where none did. */
  readonly startUpMs: number | null
  /** It was stopped, as its time was over. */
  readonly cut: boolean
}

export interface RunOptions {
  readonly provider: Provider
  readonly mutant: Planted | null
  readonly seed: number
  readonly limitMs: number
  readonly cache: string
  readonly folder: string
}

/** Gives a tool a server of its own and reads what it says of it. */
export async function run(tool: Tool, options: RunOptions): Promise<Outcome> {
  const { provider, mutant, seed, limitMs, cache, folder } = options
  mkdirSync(folder, { recursive: true })
  const door = await openDoor({ provider, seed, mutant })
  try {
    const { url, known } = door
    const job: Job = {
      provider,
      url,
      known,
      apiKey: CALLER_KEY,
      seed,
      folder,
      cache,
      port: await freePort(),
    }
    const command = await tool.prepare(job)
    const told = await started(command, job, limitMs)
    const first = door.firstAt()
    return {
      failures: tool.read(told),
      requests: door.requests(),
      ms: told.ms,
      startUpMs: first === null ? null : first - told.startedAt,
      cut: told.exitCode === null,
    }
  } finally {
    await door.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function started({ file, args, env }: Command, job: Job, limitMs: number): Promise<Told> {
  const startedAt = Date.now()
  const child = spawn(file, args, {
    cwd: job.folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what it starts ends with it.
    detached: true,
  })
  const lines: { ms: number; text: string }[] = []
  let [rest, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    const ms = Date.now() - startedAt
    lines.push(...parts.map((part) => ({ ms, text: stripVTControlCharacters(part) })))
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const timer = setTimeout(() => stop(child.pid), limitMs)
  await once(child, 'close')
  clearTimeout(timer)
  const ms = Date.now() - startedAt
  lines.push({ ms, text: stripVTControlCharacters(rest) })
  return { job, exitCode: child.exitCode, lines, stderr, startedAt, ms }
}

function stop(pid: number | undefined): void {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
