import type { Note } from '../conformance/target.ts'
import type { Fault } from '../core/fault.ts'
import type { JobView } from '../core/job.ts'
import { usd } from './price.ts'

/** What an answer says that a job costs, as a whole or result by result; `null` where it says nothing
 *  that is an amount. */
export function claimedBy({ costMicroUsd, results }: JobView): number | null {
  const amounts = (claims: readonly (number | null)[]): number[] =>
    claims.filter((one) => one !== null && Number.isFinite(one)).map((one) => Math.max(0, one ?? 0))
  const [whole, each] = [amounts([costMicroUsd]), amounts(results.map((one) => one.costMicroUsd))]
  if (whole.length + each.length === 0) return null
  const sum = each.reduce((total, one) => total + one, 0)
  return Math.max(sum, ...whole)
}

/** Why a call was not made; amounts in millionths of a US dollar. */
export function tooDear({ broken }: Pick<Note, 'broken'>, worst: number, left: number): string {
  if (!Number.isFinite(worst)) return 'a call of several was left out: nobody can say what it costs'
  return `${broken === null ? 'a submit' : 'a broken submit'} was left out: it may cost USD ${usd(worst)}, and USD ${usd(left)} of the budget is left`
}

/** Refusals after which nothing was begun, so nothing is owed. After any other, as a server's own
 *  error, it is not known. */
export const refusals: ReadonlySet<Fault> = new Set<Fault>([
  'unauthorized',
  'forbidden',
  'invalid',
  'malformed',
  'unsupported-media',
  'too-large',
  'unknown-path',
  'wrong-method',
  'not-found',
  'conflict',
  'rate-limited',
  'over-concurrency',
  'out-of-credit',
  'model-retired',
  'feature-disabled',
])
