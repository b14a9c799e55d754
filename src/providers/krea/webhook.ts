import { readJson } from '../../core/exchange.ts'
import type { Webhook } from '../../core/provider.ts'
import { jobBody, readJob } from './job.ts'

/** DOCS docs.krea.ai/developers/webhooks: the job as it is read back, unsigned, once it has ended. */
export const webhook: Webhook = {
  perResult: false,
  render: (job) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(jobBody(job)),
  }),
  read: (body) => readJob(readJson(body)),
  signature: null,
  retry: { timeoutMs: 15_000, delaysMs: [], redirectsMax: 0, evidence: 'INFERRED' },
}
