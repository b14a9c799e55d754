import { readJson } from '../../core/exchange.ts'
import type { Retry, Webhook } from '../../core/provider.ts'
import { jobBody, readJob } from './job.ts'

/** INFERRED, all of it: the page warns of duplicate calls, so there are further tries, and says
 *  neither how many nor how far apart. */
const retry: Retry = {
  timeoutMs: 10_000,
  delaysMs: [5_000, 30_000, 300_000],
  redirectsMax: 3,
  evidence: 'INFERRED',
}

/** DOCS docs.krea.ai/developers/webhooks: the job as it is read back, unsigned, once it has ended. */
export const webhook: Webhook = {
  perResult: false,
  render: (job, quirks) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(jobBody(job, quirks)),
  }),
  read: (body) => readJob(readJson(body)),
  signature: null, // DOCS: a receiver is to hold the job's id against its own records instead.
  retry,
}
