import { countedOf } from '../conformance/report/spend.ts'
import { Declined, type Note, type Target, Unsent } from '../conformance/target.ts'
import type { HttpResponse } from '../core/exchange.ts'
import type { JobView } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'
import { guardedTalk } from './budget-talk.ts'
import { claimedBy, refusals, tooDear } from './claims.ts'
import { operationOf, worstCase } from './price.ts'
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
    ...(target.connect && { connect: guardedTalk(target.connect, { target, provider, purse }) }),
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
