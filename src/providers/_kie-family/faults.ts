import type { FaultRow, FaultTable } from '../../core/fault.ts'
import type { Failures } from '../../core/provider.ts'

const row = (
  code: number,
  message: string,
  evidence: FaultRow['evidence'],
  status = 200, // CODE recorded: the refusal is in the body, whatever HTTP says.
): FaultRow => ({ status, code: String(code), message, evidence })

/**
 * kie.ai's refusals. The codes are SEED but for 400 and 408 (DOCS); words with the mark SEED are
 * ours, since the enum there describes its codes and quotes nothing.
 */
export const faults = {
  // DOCS get-task-detail, response 401; CODE: some routes answer a true 401.
  unauthorized: row(401, 'Unauthorized', 'DOCS', 401),
  forbidden: row(401, 'You do not have access permissions', 'CODE', 401),
  invalid: row(422, 'The parameters are invalid', 'SEED'),
  malformed: row(422, 'The request body is not valid JSON', 'INFERRED'),
  'unsupported-media': row(422, 'The request body must be application/json', 'INFERRED'),
  'too-large': row(422, 'The request body is too large', 'INFERRED'),
  // SEED has code 404 for an endpoint that does not exist; the HTTP status is INFERRED.
  'unknown-path': row(404, 'No such endpoint', 'INFERRED', 404),
  'wrong-method': row(405, 'Request method not supported', 'INFERRED', 405),
  // DOCS get-task-detail and CODE, also for a task so fresh that it is not visible yet.
  'not-found': row(422, 'recordInfo is null', 'DOCS'),
  conflict: row(422, 'The task is in conflict with another', 'INFERRED'),
  // DOCS: 20 new tasks in 10 s, the rest is refused with a true 429 and never queued.
  'rate-limited': row(429, 'Rate limit exceeded', 'DOCS', 429),
  'over-concurrency': row(429, 'Rate limit exceeded', 'DOCS', 429),
  'out-of-credit': row(402, 'Credits insufficient', 'CODE'),
  // DOCS get-task-detail has these words in a failed task; as a refusal they are INFERRED.
  'content-refused': row(422, 'Invalid prompt: prompt contains prohibited content', 'INFERRED'),
  'model-retired': row(422, 'The model is not supported', 'INFERRED'),
  'feature-disabled': row(505, 'The feature is disabled', 'SEED'),
  'generation-failed': row(501, 'The generation failed', 'SEED'),
  maintenance: row(455, 'Down for maintenance', 'SEED'),
  // SEED: the one other HTTP status that createTask documents.
  upstream: row(500, 'The model did not answer', 'INFERRED', 500),
  timeout: row(408, 'The model did not answer in time', 'DOCS'),
  internal: row(500, 'Server exception, please try again later', 'CODE', 500), // CODE: the words.
} as const satisfies FaultTable

/** DOCS get-task-detail, response 400: the query's one parameter has a refusal of its own. */
export const taskIdMissing = row(400, 'taskId parameter is required', 'DOCS')

/** The words of a limit where HTTP says 200. CODE clients of api.kie.ai. */
export const tooOften = 'Your call frequency is too high. Please try again later.'

/** What a true HTTP 401 was seen to say. CODE clients of api.kie.ai. */
export const badKey =
  'Unauthorized – Authentication failed. Please check that your Authorization and Content-Type headers are correctly set.'

/** What a failed task says, where a task fails for that reason; for all others createTask refuses. */
export const failures: Failures = {
  // DOCS Seedream 4 page, callbacks.onImageGenerated: the sample of a failed task.
  'generation-failed': { code: '500', message: 'Internal server error' },
  // DOCS get-task-detail, the example of a failed task.
  'content-refused': { code: '422', message: 'Invalid prompt: prompt contains prohibited content' },
  // CODE: clients know the failCode; that it means this, and the words, are INFERRED.
  upstream: { code: '501', message: 'The model did not answer' },
  // DOCS common-api: 408 after ten minutes without a result, so there was a task; words INFERRED.
  timeout: { code: '408', message: 'The model did not answer in time' },
}
