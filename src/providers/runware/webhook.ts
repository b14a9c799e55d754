import { isRecord, readJson } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Retry, Webhook } from '../../core/provider.ts'
import { faultItemsOf } from './fault-item.ts'
import { itemsOf, jobOf } from './items.ts'

/** That all but a 2xx is tried again is DOCS; how often, how soon and how patiently is nowhere. */
const retry: Retry = {
  timeoutMs: 15_000,
  delaysMs: [10_000, 60_000, 300_000],
  redirectsMax: 0,
  evidence: 'INFERRED',
}

/**
 * One call a finished result (SEED), with what the synchronous answer would hold (DOCS
 * platform/webhooks) or with its error (CODE). There is no signature: receivers put a token in
 * the query of the URL that they give (DOCS).
 */
export const webhook: Webhook = {
  perResult: true,
  render: (job, quirks) => {
    const { data, errors } = itemsOf(job, { polled: false, quirks })
    const body = errors.length > 0 ? { errors } : { data }
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  },
  read: (body) => meaningOf(readJson(body)),
  signature: null,
  retry,
}

/** Whatever stands in a call's `errors` is a result's end: nothing else is told this way. */
function meaningOf(body: unknown): Outcome {
  const data = isRecord(body) && Array.isArray(body.data) ? body.data.filter(isRecord) : []
  const errors = isRecord(body) ? faultItemsOf(body) : []
  const id = [...data, ...errors].map(({ taskUUID }) => taskUUID).find(isText)
  if (id === undefined) {
    return refuse('internal', {
      message: 'Expected a webhook call of Runware that names its task.',
    })
  }
  // What tells of several tasks is none of Runware's; the first is as good as any.
  const own = ({ taskUUID }: Item): boolean => taskUUID === id
  return { kind: 'job', job: jobOf(id, { data: data.filter(own), errors: errors.filter(own) }) }
}

type Item = Readonly<Record<string, unknown>>

const isText = (value: unknown): value is string => typeof value === 'string'
