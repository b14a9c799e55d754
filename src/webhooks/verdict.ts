import type { JobEvent } from './event.ts'

/** What a call to a receiver came to, and the HTTP status to answer it with. */
export type Verdict = Heard | Repeated | Rejected

/** Told for the first time: act upon it. */
export interface Heard {
  readonly kind: 'event'
  readonly event: JobEvent
  readonly respond: 200
}

/** Told before: there is nothing to do, and the provider need not try again. */
export interface Repeated {
  readonly kind: 'duplicate'
  readonly event: JobEvent
  readonly respond: 200
}

/** Not to be acted upon. */
export interface Rejected {
  readonly kind: 'rejected'
  readonly reason: Reason
  /** One sentence for the receiver's log; no secret stands in it. */
  readonly message: string
  readonly respond: (typeof answers)[Reason]
}

export type Reason = keyof typeof answers

/**
 * What a rejected call is answered with. Whatever is not 2xx is tried again by a provider that
 * tries again, so what may yet come right is not lost: a job that is not on record yet, a poll
 * that lags behind.
 */
const answers = {
  'wrong-method': 405,
  'wrong-content-type': 415,
  'too-large': 413,
  'bad-token': 401,
  unsigned: 401,
  forged: 401,
  stale: 401,
  malformed: 400,
  'not-final': 422,
  'unknown-job': 404,
  unconfirmed: 409,
  unavailable: 503,
} as const

export const rejected = (reason: Reason, message: string): Rejected => ({
  kind: 'rejected',
  reason,
  message,
  respond: answers[reason],
})
