import { Declined, type Note, type Target } from '../conformance/target.ts'
import type { HttpResponse } from '../core/exchange.ts'
import type { Fault } from '../core/fault.ts'
import type { JobView } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'
import { usd, worstCase } from './price.ts'

/** What may be spent in one run, and what was; whole millionths of a US dollar. */
export interface Purse {
  spentMicroUsd(): number
  /** Never less than 0, even when a provider claims more than it was allowed. */
  leftMicroUsd(): number
  /** Counts an amount as spent; less than 0 gives back. */
  count(microUsd: number): void
}

export function purse(budgetMicroUsd: number): Purse {
  let spent = 0
  return {
    spentMicroUsd: () => spent,
    leftMicroUsd: () => Math.max(0, budgetMicroUsd - spent),
    count: (microUsd) => {
      spent += microUsd
    },
  }
}

/**
 * A target that calls only while the worst that can come of the call fits in what is left, whatever
 * the server answers. The amount is counted before the call and given back only for a plain refusal,
 * so an answer that never comes is counted; what an answer claims beyond our own price is counted on
 * top.
 */
export function guarded(
  target: Target,
  { provider, purse }: { readonly provider: Provider; readonly purse: Purse },
): Target {
  /** What was counted for each job, by its id. */
  const counted = new Map<string, number>()
  const claim = (job: JobView, atLeast: number): void => {
    const { id } = job
    const before = Math.max(counted.get(id) ?? 0, atLeast)
    const told = claimedBy(job)
    purse.count(Math.max(0, told - before))
    counted.set(id, Math.max(told, before))
  }
  const settle = (response: HttpResponse, { intent }: Note, worst: number): void => {
    if (intent === null) return
    const outcome = provider.dialect.read(response, intent)
    if (outcome.kind === 'job') claim(outcome.job, worst)
    if (outcome.kind === 'refused' && refusals.has(outcome.fault)) purse.count(-worst)
  }
  return {
    ...target,
    send: async (request, note) => {
      const worst = worstCase(provider, note)
      const left = purse.leftMicroUsd()
      if (worst > left) throw new Declined(tooDear(note, worst, left))
      purse.count(worst)
      const response = await target.send(request, note)
      settle(response, note, worst)
      return response
    },
  }
}

/** What an answer says that a job costs, as a whole or result by result; 0 where it does not say. */
function claimedBy({ costMicroUsd, results }: JobView): number {
  const amount = (claimed: number | null): number =>
    claimed !== null && Number.isFinite(claimed) ? Math.max(0, claimed) : 0
  const each = results.reduce((sum, result) => sum + amount(result.costMicroUsd), 0)
  return Math.max(amount(costMicroUsd), each)
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
