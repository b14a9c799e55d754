import type { Fault, Refusal } from '../core/fault.ts'

/** How a job is waited for. All times in milliseconds. */
export interface Patience {
  readonly firstMs: number
  readonly growth: number
  readonly mostMs: number
  /** From the submission on; what is not done by then is a `timeout`. */
  readonly limitMs: number
  /** A new job may be unknown for so long, as kie.ai documents. */
  readonly graceMs: number
  /** Polls in a row that may find no connection. */
  readonly missesMax: number
}

/** What the five providers advise: begin at 1 to 3 s, then ever more slowly. */
export const patience: Patience = {
  firstMs: 1_500,
  growth: 1.5,
  mostMs: 10_000,
  limitMs: 10 * 60_000,
  graceMs: 15_000,
  missesMax: 3,
}

/** The pause before the `nth` poll, counted from 0. */
export const pauseMs = (nth: number, { firstMs, growth, mostMs }: Patience): number =>
  Math.min(firstMs * growth ** nth, mostMs)

/** Refusals of a poll that say nothing about the job: asking again later may go well. */
const passing: ReadonlySet<Fault> = new Set<Fault>([
  'rate-limited',
  'over-concurrency',
  'maintenance',
  'upstream',
])

/** Whether a refused poll, `ageMs` after the submission, is no reason to give up. */
export const passes = ({ fault }: Refusal, ageMs: number, { graceMs }: Patience): boolean =>
  passing.has(fault) || (fault === 'not-found' && ageMs < graceMs)
