import type { Fault } from '../../core/fault.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type Finding, show } from '../check.ts'
import { type Entry, place } from '../transcript.ts'

/** Refusals of a sound request that are not about the request: too much at once, a used id, or a job
 *  that failed while its answer was held. */
export const aboutNoRequest: readonly Fault[] = [
  'rate-limited',
  'over-concurrency',
  'conflict',
  'generation-failed',
  'content-refused',
  'upstream',
  'timeout',
]

/** Refusals that come before any look at a request. */
export const beforeAnyLook: readonly Fault[] = ['rate-limited', 'over-concurrency']

/** A refusal of one of the faults, or what came instead. */
export function refusedWith(entry: Entry, faults: readonly Fault[], what: string): Finding | null {
  const { outcome } = entry
  if (outcome?.kind === 'refused' && faults.includes(outcome.fault)) return null
  return {
    what,
    where: place(entry),
    expected: `a refusal: ${faults.join(' or ')}`,
    actual: describe(outcome),
  }
}

/** An outcome in a few words. */
export function describe(outcome: Outcome | null): string {
  if (outcome?.kind !== 'refused')
    return outcome === null ? 'no answer' : `accepted: ${outcome.kind}`
  return `refused: ${outcome.fault}${outcome.message === null ? '' : `, ${show(outcome.message)}`}`
}
