import { isRecord, readJson } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { JobView } from '../../core/job.ts'
import type { Webhook } from '../../core/provider.ts'
import { endingOf, viewOf } from './record.ts'

/** DOCS Seedream 4 page, callbacks.onImageGenerated: on success or failure only. */
const verdicts = {
  succeeded: { code: 200, msg: 'Playground task completed successfully.' },
  failed: { code: 501, msg: 'Playground task failed.' },
} as const

const EXCERPT_CHARS = 200

/** One call a task, unsigned as long as the account has no signing key (DOCS). */
export const webhook: Webhook = {
  perResult: false,
  render: (job: JobView) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...verdicts[job.state === 'succeeded' ? 'succeeded' : 'failed'],
      data: endingOf(job),
    }),
  }),
  read: (body) => {
    const parsed = readJson(body)
    const job = viewOf(isRecord(parsed) ? parsed.data : undefined)
    if (job !== null) return { kind: 'job', job }
    const came = body.slice(0, EXCERPT_CHARS)
    return refuse('internal', { message: `expected the callback of a task, got ${came}` })
  },
  signature: null,
  retry: { timeoutMs: 15_000, delaysMs: [], redirectsMax: 0, evidence: 'INFERRED' },
}
