import type { Fault, FaultTable } from '../../core/fault.ts'
import type { Failure } from '../../core/job.ts'
import type { Failures } from '../../core/provider.ts'

/**
 * How each fault is answered: a real HTTP status and one sentence, no codes. DOCS rows are from
 * docs.aimlapi.com/errors-and-messages (4xx, 5xx). Where the statuses of an operation are
 * documented, a guess keeps to them.
 */
export const faults = {
  unauthorized: {
    status: 401,
    code: '',
    message:
      'This request requires a valid API key. You can create a new API key on the Billing page: https://aimlapi.com/app/keys',
    evidence: 'DOCS',
  },
  forbidden: { status: 403, code: '', message: 'Forbidden', evidence: 'INFERRED' },
  invalid: { status: 400, code: '', message: 'Body validation error!', evidence: 'DOCS' },
  malformed: { status: 400, code: '', message: 'Malformed JSON body', evidence: 'INFERRED' },
  'unsupported-media': {
    status: 400,
    code: '',
    message: 'Unsupported Media Type',
    evidence: 'INFERRED',
  },
  'too-large': { status: 400, code: '', message: 'Request entity too large', evidence: 'INFERRED' },
  'unknown-path': { status: 404, code: '', message: 'Not Found', evidence: 'INFERRED' },
  'wrong-method': { status: 405, code: '', message: 'Method Not Allowed', evidence: 'INFERRED' },
  'not-found': { status: 404, code: '', message: 'Resource not found', evidence: 'INFERRED' },
  conflict: { status: 400, code: '', message: 'Conflict', evidence: 'INFERRED' },
  'rate-limited': { status: 429, code: '', message: 'Too Many Requests', evidence: 'DOCS' },
  // DOCS: one sentence for rate and concurrency, so a reader takes it for the rate.
  'over-concurrency': { status: 429, code: '', message: 'Too Many Requests', evidence: 'DOCS' },
  'out-of-credit': {
    status: 403, // and not 402
    code: '',
    message:
      "You've run out of credits. Please top up your balance or update your payment method to continue: https://aimlapi.com/app/billing/",
    evidence: 'DOCS',
  },
  'content-refused': {
    status: 400,
    code: '',
    message: 'The prompt was rejected by content moderation.',
    evidence: 'INFERRED',
  },
  'model-retired': { status: 404, code: '', message: 'Model is deprecated', evidence: 'DOCS' },
  'feature-disabled': {
    status: 403,
    code: '',
    message: 'This feature is disabled.',
    evidence: 'INFERRED',
  },
  // DOCS gives the sentence for an upstream's error; that a failed image is one is INFERRED.
  'generation-failed': {
    status: 500,
    code: '',
    message: 'Something wrong with the server. Please, try again later.',
    evidence: 'INFERRED',
  },
  maintenance: {
    status: 500,
    code: '',
    message: 'The model is under maintenance, please contact us at help@aimlapi.com.',
    evidence: 'DOCS',
  },
  upstream: { status: 502, code: '', message: 'Bad Gateway', evidence: 'DOCS' },
  timeout: { status: 504, code: '', message: 'Generation timeout', evidence: 'DOCS' },
  internal: { status: 500, code: '', message: 'Internal server error', evidence: 'DOCS' },
} as const satisfies FaultTable

/** Sentences seen in other wordings than the table's. */
const wordings: readonly (readonly [RegExp, Fault])[] = [
  [/credits|balance/i, 'out-of-credit'],
  [/under maintenance/i, 'maintenance'],
  [/deprecated/i, 'model-retired'],
  [/validation error/i, 'invalid'],
]

const byStatus: Readonly<Record<number, Fault>> = {
  400: 'invalid',
  401: 'unauthorized',
  402: 'out-of-credit',
  403: 'forbidden',
  404: 'not-found',
  405: 'wrong-method',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media',
  422: 'invalid',
  429: 'rate-limited',
  502: 'upstream',
  503: 'upstream',
  504: 'timeout',
}

// Every key of the table is a fault; `Object.keys` forgets that.
const names = Object.keys(faults) as Fault[]

/** The fault that a status and its sentence stand for: the table's own words first. */
export function faultOf(status: number, message: string | null): Fault {
  const own = names.find((name) => says(name, status, message ?? ''))
  const worded = () => wordings.find(([words]) => words.test(message ?? ''))?.[1]
  const near = own ?? worded()
  if (near !== undefined && faults[near].status === status) return near
  return byStatus[status] ?? 'internal'
}

const says = (name: Fault, status: number, message: string): boolean =>
  faults[name].status === status && message.startsWith(faults[name].message)

const failure = ({ code, message }: Failure): Failure => ({ code, message })

/** The ends of a job that its caller waits for, which are known only once they come; every other
 *  refusal comes at once. INFERRED: the words are the refusal's own. */
export const failures: Failures = {
  'generation-failed': failure(faults['generation-failed']),
  upstream: failure(faults.upstream),
  timeout: failure(faults.timeout),
}

/** The fault whose words a failed job speaks. */
export const faultOfFailure = (message: string): Fault =>
  names.find((name) => faults[name].message === message) ?? 'generation-failed'
