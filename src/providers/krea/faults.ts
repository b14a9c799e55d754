import type { Fault, FaultRow, FaultTable } from '../../core/fault.ts'
import type { Failures } from '../../core/provider.ts'

const row = (status: number, message: string, evidence: FaultRow['evidence']): FaultRow => ({
  status,
  code: '', // SEED: the body is `{ error }` and has no code.
  message,
  evidence,
})

/**
 * Krea answers with true HTTP statuses. SEED and DOCS give the status of a row; no document gives
 * the words, so all are ours but those of 402, which are its name.
 */
export const faults = {
  unauthorized: row(401, 'Unauthorized', 'SEED'),
  forbidden: row(403, 'Forbidden', 'CODE'), // Seen for a personal key on /usage.
  invalid: row(400, 'The request is invalid', 'SEED'),
  // INFERRED: 400 is the only refusal of a body that is documented.
  malformed: row(400, 'The request body is not valid JSON', 'INFERRED'),
  'unsupported-media': row(400, 'The request body must be application/json', 'INFERRED'),
  'too-large': row(400, 'The request body is too large', 'INFERRED'),
  'unknown-path': row(404, 'No such endpoint', 'INFERRED'),
  'wrong-method': row(405, 'Method not allowed', 'INFERRED'),
  'not-found': row(404, 'Job not found', 'DOCS'), // GET and DELETE /jobs/{id}, also for another's job.
  // INFERRED: a cancel that comes too late is undocumented, and 404 is DELETE's only refusal.
  conflict: row(404, 'The job can no longer be cancelled', 'INFERRED'),
  'rate-limited': row(429, 'Too many requests', 'INFERRED'),
  'over-concurrency': row(429, 'Maximum number of concurrent jobs reached', 'SEED'),
  'out-of-credit': row(402, 'Payment Required', 'SEED'),
  // INFERRED: DOCS job-lifecycle has moderation and model errors end in a failed job, no refusal.
  'content-refused': row(400, 'The prompt was refused by moderation', 'INFERRED'),
  // INFERRED: create documents no 404.
  'model-retired': row(400, 'The model is no longer available', 'INFERRED'),
  'feature-disabled': row(402, 'Payment Required', 'CODE'), // As krea_helpers.py reads a 402.
  'generation-failed': row(500, 'The generation failed', 'INFERRED'),
  maintenance: row(500, 'Down for maintenance', 'INFERRED'),
  upstream: row(500, 'The model did not answer', 'INFERRED'),
  timeout: row(500, 'The model did not answer in time', 'INFERRED'),
  internal: row(500, 'Internal server error', 'INFERRED'),
} as const satisfies FaultTable

/** What a 402 was seen to say (CODE), by quirk. */
export const seen: Readonly<Partial<Record<Fault, { quirk: string; message: string }>>> = {
  'out-of-credit': { quirk: 'krea/insufficient-balance', message: 'INSUFFICIENT_BALANCE' },
  'feature-disabled': { quirk: 'krea/plan-in-402', message: 'This model requires a higher plan' },
}

/**
 * DOCS job-lifecycle: moderation, errors of a model and time-outs (3 minutes in Krea's own tools,
 * 2 hours at others) end in a failed job. The shape `{ code, message }` is SEED; of the codes only
 * `nsfw` was seen (CODE krea-ai/skills references/troubleshooting.md), the others and all words
 * are INFERRED.
 */
export const failures: Failures = {
  'generation-failed': {
    code: 'generation_failed',
    message: 'The image could not be generated',
  },
  'content-refused': { code: 'nsfw', message: 'The image was refused by moderation' },
  timeout: { code: 'timeout', message: 'The job did not end in time' },
  upstream: { code: 'provider_error', message: 'The model answered with an error' },
}
