import type { Refusal } from '../core/fault.ts'
import type { Beat, Failure, JobView } from '../core/job.ts'
import type { Image } from './image.ts'
import type { Cannot } from './plan.ts'

export type Look = Seen | Unseen | Cannot | Refusal

/** The job as it is now. */
export interface Seen {
  readonly kind: 'seen'
  readonly view: JobView
}

/** The provider had nothing to say about the job: not yet visible, or unknown. */
export interface Unseen {
  readonly kind: 'unseen'
}

/** The provider took the cancel; a job that had ended by then keeps its images. */
export interface Cancelled {
  readonly kind: 'cancelled'
  readonly id: string
}

/** How a job ended: with images, cancelled, or refused (`generation-failed`, `timeout`, …). */
export type Ending = Images | Cancelled | Refusal

export interface Images {
  readonly kind: 'images'
  readonly images: readonly Image[]
  /** Why others of the same job are missing. */
  readonly failures: readonly Failure[]
  /** Millionths of a US dollar; `null` where the provider does not say. */
  readonly costMicroUsd: number | null
}

export interface WaitOptions {
  /** Hears of each phase when it is first seen, also of those seen before. */
  readonly onPhase?: (beat: Beat) => void
  /** From the submission on. */
  readonly limitMs?: number
}
