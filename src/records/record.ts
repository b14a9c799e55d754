import type { Taken } from '../conformance/report/evidence.ts'
import type { ProviderReport } from '../conformance/report/report.ts'
import type { Spend } from '../conformance/report/spend.ts'
import type { Script } from '../conformance/script.ts'
import type { Provider } from '../core/provider.ts'

/** The form of records; one of another number is refused. */
export const RECORD_VERSION = 3

/** A run at one provider, as it is kept in a folder of its own. */
export interface RunRecord {
  readonly environment: Environment
  readonly taken: readonly Taken[]
  readonly report: ProviderReport
  readonly spend: Spend
}

/** A run as it was made, for its record and its reports. */
export interface Run {
  readonly provider: Provider
  readonly target: string
  readonly baseUrl?: string
  readonly seed: number
  readonly runs: number
  readonly flags: string
  readonly fidelity: Environment['fidelity']
  readonly quirks: Environment['quirks']
  readonly scenario?: string
  readonly live?: LiveSetting
  readonly startedAt: number
  readonly endedAt: number
  readonly kept: Kept
  readonly report: ProviderReport
}

export interface Kept {
  readonly taken: readonly Taken[]
  readonly leftOut: number
}

/** What only a run has that is made over the network, and may be cut and gone on with. */
export interface LiveSetting {
  /** Its folder, which is there from the beginning. */
  readonly folder: string
  readonly plan: RunPlan
  readonly free: boolean
  /** How many times faster than the real one it was taken to be. */
  readonly speed: number
  /** What could be spent when it began; `null`: nothing costs. */
  readonly budgetMicroUsd: number | null
  /** Tells its inbox from others, and no more; `null`: it has none. */
  readonly inbox: InboxMark | null
}

export interface InboxMark {
  readonly salt: string
  readonly digest: string
}

/** The scripts of a run, in the order in which they are performed. */
export interface RunPlan {
  readonly greeting: Script
  readonly parts: readonly { readonly part: string; readonly script: Script }[]
}

/** Under what a run was made: all that it takes to make it again. */
export interface Environment {
  readonly record: number
  readonly backlot: string
  readonly node: string
  readonly platform: string
  readonly provider: string
  readonly target: string
  /** What stood in for the provider's origin; `null`: nothing did. */
  readonly baseUrl: string | null
  readonly seed: number
  readonly runs: number
  /** Further flags of the command, each after a space. */
  readonly flags: string
  readonly fidelity: 'documented' | 'observed'
  readonly quirks: Readonly<Record<string, boolean>>
  readonly scenario: string | null
  /** Unix milliseconds of the machine's clock. */
  readonly startedAt: number
  /** `null`: it has not come to its end, or was cut. */
  readonly endedAt: number | null
  /** `null` for a run at a mock, which is made again from its seed. */
  readonly live: Omit<LiveSetting, 'folder'> | null
  /** How many transcripts the record holds, and how many without a breach it had no room for. */
  readonly transcripts: number
  readonly leftOut: number
}

/** A record that cannot be written or read; the message is one line for its user. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}
