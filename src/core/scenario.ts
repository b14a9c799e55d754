import type { Fault } from './fault.ts'

/** A named plan of fate, pace, faults and webhooks: what a call or a job is to meet. */
export interface Scenario {
  readonly name: string
  /** One sentence for a reader. */
  readonly what: string
  readonly plan: Plan
  /** The caller meets no fault in it: every law of a healthy provider holds. */
  readonly healthy: boolean
  /** Each submit draws one of the other scenarios and meets that. */
  readonly swarm?: true
}

/** What a scenario changes; what it does not name stays as it is. Plans compose: the later wins. */
export interface Plan {
  /** Jobs that come to a bad end. */
  readonly fails?: Fails
  /** Calls that are refused. */
  readonly refuses?: Refuses
  /** Phases last this many times as long. */
  readonly pace?: number
  /** The first phase lasts this much longer. */
  readonly startMs?: number
  /** What is sent in place of each webhook call; an empty list loses it. */
  readonly webhook?: readonly Alteration[]
}

export interface Fails {
  /** Why, as each provider says it. Where a provider refuses for that reason before there is a
   *  job, it refuses. */
  readonly fault: Fault
  /** Of jobs, or of results where each has its own end: 0 to 1. */
  readonly share: number
  /** Of several results with ends of their own at least one succeeds and at least one fails. */
  readonly some?: true
}

export interface Refuses {
  readonly fault: Fault
  readonly share: number
  readonly of: 'submit' | 'every'
}

/** One call made in place of a webhook's own, and how it differs. `{}` is the call as it should be. */
export interface Alteration {
  /** What it is called on record: `forged`, `replayed`. */
  readonly name?: string
  /** Later by this much, or by a draw between two; negative is early: before a poll would say it. */
  readonly laterMs?: number | readonly [number, number]
  /** The signature, where there is one: by another key, by the key before, nonsense, left out. */
  readonly sign?: 'wrong' | 'former' | 'garbage' | 'none'
  /** The sender's clock is wrong by this much. */
  readonly skewMs?: number
  /** The very bytes and headers of the call as it should have been, time of signing included. */
  readonly replay?: true
  /** `tampered`: every URL in it leads elsewhere; `truncated`: cut in the middle. */
  readonly body?: 'tampered' | 'truncated'
  readonly contentType?: string
}
