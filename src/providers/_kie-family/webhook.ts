import { isRecord, readJson } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { Retry, Signature, Webhook } from '../../core/provider.ts'
import { habitsOf } from './habits.ts'
import { endingOf, viewOf } from './record.ts'
import { signature } from './signature.ts'

/** DOCS Seedream 4 page, callbacks.onImageGenerated: on success or failure only. */
const verdicts = {
  succeeded: { code: 200, msg: 'Playground task completed successfully.' },
  failed: { code: 501, msg: 'Playground task failed.' },
} as const

const EXCERPT_CHARS = 200

/**
 * DOCS 4o image, Midjourney and Aleph pages: 15 s, and no more after three further tries. That the
 * calls of this model keep to it, how long it waits between them, and that a redirect is not
 * followed are INFERRED.
 */
const retry: Retry = {
  timeoutMs: 15_000,
  delaysMs: [60_000, 300_000, 900_000],
  redirectsMax: 0,
  evidence: 'INFERRED',
}

/** One call a task, unsigned as long as the account has no signing key (DOCS). */
export function webhookOf(provider: string, evidence: Signature['evidence']): Webhook {
  const habits = habitsOf(provider)
  return {
    perResult: false,
    render: (job, quirks) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...verdicts[job.state === 'succeeded' ? 'succeeded' : 'failed'],
        data: endingOf(job, habits(quirks)),
      }),
    }),
    read,
    signature: { ...signature, evidence },
    retry,
  }
}

const read: Webhook['read'] = (body) => {
  const parsed = readJson(body)
  const job = viewOf(isRecord(parsed) ? parsed.data : undefined)
  if (job !== null) return { kind: 'job', job }
  const came = body.slice(0, EXCERPT_CHARS)
  return refuse('internal', { message: `expected the callback of a task, got ${came}` })
}
