import { isTerminal, type JobView, type Result } from '../core/job.ts'
import { isImage } from './event.ts'
import { type Rejected, rejected } from './verdict.ts'

/**
 * What the provider itself says of a job: a view, or what `poll()` of the portable client's job
 * gives. Anything else says that there is no answer.
 */
export type Told = JobView | { readonly kind: string; readonly view?: JobView } | null | undefined

/** Asks the provider itself how a job is. */
export type Confirm = (jobId: string) => Told | Promise<Told>

interface Claim {
  /** What the call says. */
  readonly job: JobView
  readonly perResult: boolean
}

/** The provider's own word for what a call says: of its answer only the claimed results count. */
export function confirmed(told: Told, { job, perResult }: Claim): JobView | Rejected {
  const view = viewOf(told)
  if (view === null || view.id !== job.id) {
    return rejected(
      'unconfirmed',
      'The call tells of a job that, asked, the provider says nothing of.',
    )
  }
  if (perResult && job.state !== 'cancelled') return ownResults(view, job)
  if (isTerminal(view.state)) return view
  return rejected(
    'unconfirmed',
    `The call tells of a job as ${job.state} that, asked, the provider tells of as ${view.state}.`,
  )
}

function viewOf(told: Told): JobView | null {
  if (told === null || typeof told !== 'object') return null
  if ('view' in told && told.view !== undefined) return told.view
  return 'results' in told ? told : null
}

/** Failed results have no ids: one that failed is as good as another. */
function ownResults(view: JobView, job: JobView): JobView | Rejected {
  const { state } = job
  const ids = new Set(job.results.filter(isImage).map(({ id }) => id))
  const results = view.results.filter((one: Result) =>
    state === 'succeeded' ? isImage(one) && ids.has(one.id) : one.state === 'failed',
  )
  const [first] = results
  if (first === undefined || (state === 'succeeded' && results.length < ids.size)) {
    return rejected(
      'unconfirmed',
      'The call tells of a result that, asked, the provider does not know.',
    )
  }
  const told = state === 'succeeded' ? results : [first]
  return { ...view, state, results: told, failure: first.failure, costMicroUsd: costOf(told) }
}

function costOf(results: readonly Result[]): number | null {
  const costs = results.flatMap(({ costMicroUsd }) => costMicroUsd ?? [])
  return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0)
}
