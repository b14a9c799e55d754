import { sentence } from '../../core/clause.ts'
import type { Violation } from '../../core/contract.ts'
import { type HttpResponse, isRecord, respond } from '../../core/exchange.ts'
import {
  type Fault,
  type FaultRow,
  type FaultTable,
  type Refusal,
  refuse,
} from '../../core/fault.ts'

const row = (status: number, message: string, evidence: FaultRow['evidence']): FaultRow => ({
  status,
  code: '', // SEED: the body is `{ error }` and has no code.
  message,
  evidence,
})

/**
 * Krea answers with true HTTP statuses. SEED and DOCS give the status of a row; no document gives
 * the words, so all but those of 402 are ours.
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
  'out-of-credit': row(402, 'INSUFFICIENT_BALANCE', 'CODE'), // The status is SEED.
  // INFERRED: DOCS job-lifecycle has moderation and model errors end in a failed job, no refusal.
  'content-refused': row(400, 'The prompt was refused by moderation', 'INFERRED'),
  'model-retired': row(404, 'The model is no longer available', 'INFERRED'),
  'feature-disabled': row(402, 'This requires a higher plan', 'CODE'),
  'generation-failed': row(500, 'The generation failed', 'INFERRED'),
  maintenance: row(500, 'Down for maintenance', 'INFERRED'),
  upstream: row(500, 'The model did not answer', 'INFERRED'),
  timeout: row(500, 'The model did not answer in time', 'INFERRED'),
  internal: row(500, 'Internal server error', 'INFERRED'),
} as const satisfies FaultTable

/** Spells a refusal; words that came off the wire are repeated as they came. */
export function renderRefusal({ fault, message, violations }: Refusal): HttpResponse {
  const { status, message: usual } = faults[fault]
  const [first] = violations
  return respond(status, { error: message ?? (first === undefined ? usual : complaint(first)) })
}

/** What an answer that is not a success says; `body` is its JSON. */
export function readRefusal({ status }: HttpResponse, body: unknown): Refusal {
  const message = words(body)
  return refuse(spoken(status, message) ?? meanings[status] ?? 'internal', { message })
}

/** INFERRED words: a 400 names its field, in one clause. */
const complaint = (violation: Violation): string =>
  sentence(violation, violation.field || 'The request body')

/** The fault whose row says just this. */
function spoken(status: number, message: string | null): Fault | undefined {
  const names = Object.keys(faults) as Fault[] // The table has a row for each fault and no other.
  return names.find((name) => faults[name].status === status && faults[name].message === message)
}

const meanings: Readonly<Record<number, Fault>> = {
  400: 'invalid',
  401: 'unauthorized',
  402: 'out-of-credit',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  408: 'timeout',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media',
  422: 'invalid', // CODE krea_helpers.py tolerates it, with `detail` or `issues`.
  429: 'over-concurrency',
  502: 'upstream',
  503: 'maintenance',
  504: 'timeout',
}

/** SEED `{ error }`; CODE a keyless call got `{ message }`, and helpers know `detail` and `issues`. */
function words(body: unknown): string | null {
  if (!isRecord(body)) return null
  const said = body.error ?? body.message ?? body.detail ?? body.issues
  if (said === undefined || said === null) return null
  if (isRecord(said) && typeof said.message === 'string') return said.message
  return typeof said === 'string' ? said : JSON.stringify(said)
}
