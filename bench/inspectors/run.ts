import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { stripVTControlCharacters } from 'node:util'
import type { Provider } from '../../src/core/provider.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { openDoor } from './door.ts'
import { CALLER_KEY, OTHER_KEY } from './note.ts'
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
  /** Failures that are nothing new; with them a tool that tells as it goes is stopped at its first
   *  new one. `null`: it is let run to its end. */
  readonly alarms: ReadonlySet<string> | null
  readonly cache: string
  readonly folder: string
}

/** Gives a tool a server of its own and reads what it says of it. */
export async function run(tool: Tool, options: RunOptions): Promise<Outcome> {
  const { provider, mutant, seed, limitMs, alarms, cache, folder } = options
  mkdirSync(folder, { recursive: true })
  const door = await openDoor({ provider, seed, mutant })
  try {
    const { url, known } = door
    const job: Job = {
      provider,
      url,
      known,
      apiKey: CALLER_KEY,
      otherKey: OTHER_KEY,
      seed,
      folder,
      cache,
      port: await freePort(),
    }
    const command = await tool.prepare(job)
    const isNew = ({ name }: Failure): boolean => alarms?.has(name) === false
    const isEnough = (told: Told): boolean =>
      tool.tells === 'as it goes' && alarms !== null && tool.read(told).some(isNew)
    const told = await started(command, job, { limitMs, isEnough })
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

interface Stop {
  readonly limitMs: number
  /** Asked now and then; true twice in a row ends the run, so that a line cut short is read whole. */
  readonly isEnough: (told: Told) => boolean
}

const ASK_MS = 400

async function started({ file, args, env }: Command, job: Job, stopping: Stop): Promise<Told> {
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
  let enough = 0
  const soFar = (): Told => {
    const ms = Date.now() - startedAt
    return { job, exitCode: child.exitCode, lines, stderr, startedAt, ms }
  }
  const asking = setInterval(() => {
    enough = stopping.isEnough(soFar()) ? enough + 1 : 0
    if (enough === 2) stop(child.pid)
  }, ASK_MS)
  const timer = setTimeout(() => stop(child.pid), stopping.limitMs)
  try {
    await once(child, 'close')
  } finally {
    clearTimeout(timer)
    clearInterval(asking)
  }
  lines.push({ ms: Date.now() - startedAt, text: stripVTControlCharacters(rest) })
  return soFar()
}

function stop(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself just now.
  }
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
