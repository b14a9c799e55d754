/** What every provider's states mean; a provider's own word for one is a `Phase`. */
export type JobState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'

/** A provider's own word for a state: `intermediate-complete`, `generating`. */
export type Phase = string

export const isTerminal = (state: JobState): boolean =>
  state === 'succeeded' || state === 'failed' || state === 'cancelled'

export interface PhaseInfo {
  readonly means: JobState
  /** The phases that may follow; empty for a terminal one. */
  readonly next: readonly Phase[]
  /** How long a job stays, `[least, most]` in milliseconds; absent for terminal phases. */
  readonly dwellMs?: readonly [number, number]
  /** Results are already visible although the job goes on. */
  readonly partial?: true
}

/**
 * A provider's life of a job, as data. Every road follows the edges of `phases`: it begins where
 * a job may begin and ends in a terminal phase.
 */
export interface Lifecycle {
  readonly phases: Readonly<Record<Phase, PhaseInfo>>
  /** The phase of a job that waits for a free place; `null` where jobs never wait for one. */
  readonly waiting: Phase | null
  /** The ways through; which one a job takes is drawn by its dice. */
  readonly roads: Readonly<Record<Fate, readonly (readonly Phase[])[]>>
  /** Where a cancel leads and from which phases it works; `null` where there is no cancel. */
  readonly cancel: { readonly to: Phase; readonly from: readonly Phase[] } | null
  /** Each result has an end of its own, and the job ends with its last. */
  readonly perResult: boolean
}

/** How a job will end, decided when it is submitted. */
export type Fate = 'succeeded' | 'failed'

/** One entry of a timeline as it is told: from `at` on, the job is in `phase`. */
export interface Beat {
  /** Unix time in milliseconds. */
  readonly at: number
  readonly phase: Phase
}

export interface Size {
  readonly width: number
  readonly height: number
}

export type Format = 'png' | 'jpg' | 'webp'

export const mediaTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
} as const satisfies Record<Format, string>

/** Why a job or one of its results failed, in the provider's words. */
export interface Failure {
  readonly code: string
  readonly message: string
}

/** A job as it is at one instant; the shared meaning that each dialect spells. */
export interface JobView {
  readonly id: string
  readonly phase: Phase
  readonly state: JobState
  /** Unix time in milliseconds, as all instants here; `null` where a dialect does not carry it. */
  readonly createdAt: number | null
  readonly updatedAt: number | null
  /** `null` until the job is terminal. */
  readonly finishedAt: number | null
  /** The results so far; fewer than asked for while the job runs. */
  readonly results: readonly Result[]
  readonly failure: Failure | null
  /** What the job costs, in millionths of a US dollar; `null` where a dialect does not say. */
  readonly costMicroUsd: number | null
  /** What a provider repeats of the request in its answers, as the dialect's `parse` kept it. */
  readonly echo: unknown
}

/** One image of a job. */
export interface Result {
  /** The file's id, a UUID. */
  readonly id: string
  readonly state: JobState
  readonly format: Format
  /** Where the file is; `null` when it is delivered inline. */
  readonly url: string | null
  /** The file itself, where the request asked for it inline. */
  readonly base64: string | null
  /** The seed that the provider says it used. */
  readonly seed: number | null
  /** The prompt as the provider rewrote it. */
  readonly prompt: string | null
  readonly costMicroUsd: number | null
  readonly failure: Failure | null
}
