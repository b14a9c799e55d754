import { countedOf } from '../conformance/report/spend.ts'
import { Declined, type Note, type Target, Unsent } from '../conformance/target.ts'
import type { HttpResponse } from '../core/exchange.ts'
import type { Fault } from '../core/fault.ts'
import type { JobView } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'
import { operationOf, usd, worstCase } from './price.ts'
import type { Came, Purse } from './purse.ts'

/**
 * A target that calls only while the worst that can come of the call fits in what is left, whatever
 * the server answers. The amount is counted before the call and given back only for a plain refusal,
 * so an answer that never comes is counted; what an answer claims beyond our own price is counted on
 * top. A call that surely never left costs nothing.
 */
export function guarded(
  target: Target,
  { provider, purse }: { readonly provider: Provider; readonly purse: Purse },
): Target {
  const settle = (response: HttpResponse, { intent }: Note, worst: number): Came => {
    const nothing = { job: null, toldMicroUsd: null, countedMicroUsd: worst }
    if (intent === null) return nothing
    const outcome = provider.dialect.read(response, intent)
    if (outcome.kind === 'job') return claimed(outcome.job, { worst, purse })
    if (outcome.kind !== 'refused' || !refusals.has(outcome.fault)) return nothing
    return { ...nothing, countedMicroUsd: 0 }
  }
  return {
    ...target,
    send: async (request, note) => {
      const worst = worstCase(provider, note)
      const left = purse.leftMicroUsd()
      if (worst > left) throw new Declined(tooDear(note, worst, left))
      const call = { at: target.now(), operation: operationOf(note), plannedMicroUsd: worst }
      const came = purse.begin(call)
      try {
        const response = await target.send(request, note)
        came(settle(response, note, worst))
        return response
      } catch (error) {
        if (error instanceof Unsent) came({ job: null, toldMicroUsd: null, countedMicroUsd: 0 })
        throw error
      }
    },
  }
}

/** An answer about a job: beyond what is counted for it already, what it tells is counted on top. */
function claimed(
  job: JobView,
  { worst, purse }: { readonly worst: number; readonly purse: Purse },
): Came {
  const told = claimedBy(job)
  const before = countedOf(purse.calls.filter((call) => call.job === job.id))
  const beyond = Math.max(0, (told ?? 0) - Math.max(before, worst))
  return { job: job.id, toldMicroUsd: told, countedMicroUsd: worst + beyond }
}

/** What an answer says that a job costs, as a whole or result by result; `null` where it says nothing
 *  that is an amount. */
function claimedBy({ costMicroUsd, results }: JobView): number | null {
  const amounts = (claims: readonly (number | null)[]): number[] =>
    claims.filter((one) => one !== null && Number.isFinite(one)).map((one) => Math.max(0, one ?? 0))
  const [whole, each] = [amounts([costMicroUsd]), amounts(results.map((one) => one.costMicroUsd))]
  if (whole.length + each.length === 0) return null
  const sum = each.reduce((total, one) => total + one, 0)
  return Math.max(sum, ...whole)
}

const tooDear = ({ broken }: Note, worst: number, left: number): string =>
  `${broken === null ? 'a submit' : 'a broken submit'} was left out: it may cost USD ${usd(worst)}, and USD ${usd(left)} of the budget is left`

/** Refusals after which nothing was begun, so nothing is owed. After any other, as a server's own
 *  error, it is not known. */
const refusals: ReadonlySet<Fault> = new Set<Fault>([
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
