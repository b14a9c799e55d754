import type { Provider } from '../../src/core/provider.ts'

/** Who inspects: this suite or a peer, run as its documents advise. */
export interface Tool {
  readonly name: string
  /** How many may run at once: more than one for those that mostly wait. */
  readonly together: number
  /** When its failures are known: as they happen, or once it is done. */
  readonly tells: 'as it goes' | 'at the end'
  /** What else a reader should know of how it is run. */
  readonly notes: readonly string[]
  /** Makes it ready below `cache`, at a pinned version; gives the version that it says itself. Rejects with the
   *  reason why it cannot be had. */
  install(cache: string): Promise<string>
  /** Writes what it needs into the run's folder; says how it is started. */
  prepare(job: Job): Promise<Command>
  /** The failures that it told of, each with its time. */
  read(told: Told): readonly Failure[]
}

/** One run of a tool at one server. */
export interface Job {
  readonly provider: Provider
  /** Of the server, without a trailing slash. */
  readonly url: string
  readonly apiKey: string
  /** Of another account, for whoever has a use for one. */
  readonly otherKey: string
  readonly seed: number
  /** The answer of a sound server to an order: a job that exists. */
  readonly known: unknown
  /** A folder of its own, empty. */
  readonly folder: string
  /** Where tools are installed. */
  readonly cache: string
  /** A free port, for those who listen. */
  readonly port: number
}

export interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What a run left behind. */
export interface Told {
  readonly job: Job
  readonly exitCode: number | null
  /** Lines of its output without colours, with the milliseconds since it was started. */
  readonly lines: readonly { readonly ms: number; readonly text: string }[]
  readonly stderr: string
  /** When it was started, Unix milliseconds, and how long it took. */
  readonly startedAt: number
  readonly ms: number
}

/** `name` says what failed where, without anything that changes from run to run. */
export interface Failure {
  readonly name: string
  /** Since the tool was started. */
  readonly ms: number
}
