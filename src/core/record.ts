import type { Violation } from './contract.ts'
import type { Fault } from './fault.ts'
import type { Beat, JobView } from './job.ts'

/**
 * What a mock keeps on record for its user. An account goes by its tag: its key is a secret and
 * stands in no record.
 */
export interface AccountRecord {
  readonly provider: string
  /** Seven hexadecimal digits that follow from the key. */
  readonly account: string
  /** The scenarios that it lives in, first to last; empty: those of its mock. */
  readonly scenario: readonly string[]
  readonly jobs: number
  /** How far its time is ahead of its mock's clock. */
  readonly leadMs: number
  readonly ledger: Ledger
}

/** Whole millionths of a US dollar. What an account was given is the sum of the first three. */
export interface Ledger {
  /** What can be spent. */
  readonly balanceMicroUsd: number
  /** What jobs hold that are not over. */
  readonly heldMicroUsd: number
  /** What jobs that are over have cost. */
  readonly chargedMicroUsd: number
  /** What came back from jobs that were not billed. */
  readonly releasedMicroUsd: number
}

/** A job as its mock knows it, further than any answer tells. */
export interface JobRecord extends JobView {
  readonly provider: string
  readonly account: string
  readonly prompt: string
  readonly count: number
  /** Its whole life, past and to come. */
  readonly beats: readonly Beat[]
}

/** A request that broke the contract. */
export interface ViolationRecord {
  readonly provider: string
  /** `null` for a key that opens no account. */
  readonly account: string | null
  /** Unix milliseconds. */
  readonly at: number
  readonly method: string
  /** Below the origin, without its query. */
  readonly path: string
  /** The contract's operation id; `null` where the path is unknown. */
  readonly operation: string | null
  /** What it was refused as, or would have been. */
  readonly fault: Fault
  /** One sentence for its author. */
  readonly message: string
  /** The broken rules; empty where the request could not be read that far. */
  readonly rules: readonly Violation[]
  /** The quirk by which the provider takes it all the same; `null`: it was refused. */
  readonly tolerated: string | null
}

/** One call that a mock made, or could not make, to a receiver of its user's. */
export interface DeliveryRecord {
  readonly provider: string
  readonly account: string
  /** The job's id. */
  readonly job: string
  /** `upload`: a result's file, put where the submit said. */
  readonly kind: 'webhook' | 'upload'
  /** How a scenario altered it: `forged`; `null`: not at all. */
  readonly altered: string | null
  /** 1 for the first try. */
  readonly attempt: number
  /** Unix milliseconds of its account's time, as in all records. */
  readonly at: number
  /** What was sent, secrets hidden: values in the query, signatures. */
  readonly request: {
    readonly method: 'POST' | 'PUT'
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    /** Its beginning; of a file nothing. */
    readonly body: string
    readonly bytes: number
  }
  /** What came back; `null` when nothing did. */
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    /** Its beginning. */
    readonly body: string
    /** Where redirects led, in order, without queries. */
    readonly hops: readonly string[]
  } | null
  /** Why nothing came back. */
  readonly error: string | null
  /** The provider takes it for delivered. */
  readonly delivered: boolean
  /** When it is tried again; `null`: never. */
  readonly nextAt: number | null
}
