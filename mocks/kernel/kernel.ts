import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import type { Fault } from '../../src/core/fault.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Quirks } from '../../src/core/quirk.ts'
import type { AccountRecord, JobRecord, ViolationRecord } from '../../src/core/record.ts'
import { type FileReply, fileReply } from './files.ts'
import { handle, type Reply, refuseOutright } from './handle.ts'
import type { KernelOptions, Settings } from './options.ts'
import type { Outbox } from './outbox.ts'
import { type Stage, setStage } from './stage.ts'
import { accountOfKey, accountsOf, change, jobsOf, lead, reset, type Step } from './steer.ts'

/** A provider, mocked: pure but for its world. Time is an argument: the mock's clock. */
export interface Kernel {
  readonly provider: Provider
  /** Those that are on. */
  readonly quirks: Quirks
  handle(request: HttpRequest, now: number): Reply
  /** The provider's own answer to what never reaches its contract: an oversized body, our bug. */
  refuse(request: HttpRequest, fault: Fault, now: number): HttpResponse
  /** What is at a path of the provider's file host. */
  file(path: string, now: number): FileReply
  /** Names result files below this origin from now on, instead of at the provider's own host. */
  nameFilesAt(origin: string): void
  /** The calls that it makes. */
  readonly outbox: Pick<Outbox, 'due' | 'take' | 'lastEnd'>
  /** Requests that broke the contract, oldest first; the latest of them. */
  violations(): readonly ViolationRecord[]
  accounts(now: number): readonly AccountRecord[]
  /** The jobs of one key's account or of all, oldest first; the latest of them. */
  jobs(now: number, key?: string): readonly JobRecord[]
  /** A key's account, opened where it was not. */
  account(key: string, now: number): AccountRecord
  /** What all accounts live in that have no scenario of their own, by name. */
  scenario(): readonly string[]
  /** Changes one key's account, or the mock. Throws a `RangeError` for what cannot be meant. */
  change(settings: Settings, now: () => number, key?: string): void
  /** Moves one key's account further ahead of the mock's clock, no further than to the next call
   *  that is written for it; gives back by how many milliseconds. */
  lead(key: string, step: Step): number
  /** Forgets one key's account, or everything. Gives back the account's name. */
  reset(key?: string): string | null
}

export function createKernel(options: KernelOptions): Kernel {
  const stage = setStage(options)
  return {
    provider: stage.provider,
    quirks: stage.sight.quirks,
    handle: (request, now) => handle(stage, request, now),
    refuse: (request, fault, now) => refuseOutright(stage, request, { fault, now }),
    file: (path, now) => fileReply(stage, path, now),
    nameFilesAt: (origin) => {
      stage.filesAt = origin
    },
    outbox: stage.letters,
    violations: stage.broken.all,
    ...steering(stage),
  }
}

const steering = (stage: Stage) => ({
  accounts: (now: number) => accountsOf(stage, now),
  jobs: (now: number, key?: string) => jobsOf(stage, now, key),
  account: (key: string, now: number) => accountOfKey(stage, key, now),
  scenario: () => stage.scenario.map(({ name }) => name),
  change: (settings: Settings, now: () => number, key?: string) =>
    change(stage, settings, { key, clockNow: now }),
  lead: (key: string, step: Step) => lead(stage, key, step),
  reset: (key?: string) => reset(stage, key),
})
