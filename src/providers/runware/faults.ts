import type { Fault, FaultTable } from '../../core/fault.ts'
import type { Failures } from '../../core/provider.ts'

/**
 * How each fault is answered. Statuses are DOCS (errors, rate limits) where a row says nothing
 * else; a guess keeps to the documented ones. Codes are unique, so that a code read back is the
 * row that spoke it.
 */
export const faults = {
  unauthorized: {
    status: 401,
    code: 'invalidApiKey',
    message: 'Invalid API key. Get one at https://my.runware.ai/signup',
    evidence: 'DOCS',
  },
  forbidden: {
    status: 403,
    code: 'forbidden', // CODE, among the SDK's auth codes
    message: 'This API key is not allowed to perform this task.',
    evidence: 'INFERRED',
  },
  invalid: {
    status: 400,
    code: 'invalidParameter',
    message: 'Invalid value in the request.',
    evidence: 'INFERRED',
  },
  malformed: {
    status: 400,
    code: 'invalidJSON',
    message: 'The request body is not valid JSON.',
    evidence: 'INFERRED',
  },
  'unsupported-media': {
    status: 400,
    code: 'unsupportedContentType',
    message: "Unsupported content type. Send 'application/json'.",
    evidence: 'INFERRED',
  },
  'too-large': {
    status: 400,
    code: 'maxRequestSizeExceeded',
    message: 'The request body is too large.',
    evidence: 'INFERRED',
  },
  'unknown-path': {
    status: 404,
    code: 'endpointNotFound',
    message: 'There is no such endpoint. Send an array of tasks to /v1.',
    evidence: 'INFERRED',
  },
  // DOCS: POST only; how another method is answered is not.
  'wrong-method': {
    status: 405,
    code: 'methodNotAllowed',
    message: 'Only POST requests are supported.',
    evidence: 'INFERRED',
  },
  // The status is DOCS. For a poll an empty answer was seen instead: a quirk.
  'not-found': {
    status: 404,
    code: 'taskNotFound',
    message: 'There is no task with this taskUUID.',
    evidence: 'CODE',
  },
  conflict: {
    status: 400, // CODE Runware/sdk-python base.py@5cad935
    code: 'conflictTaskUUID',
    message: 'A task with this taskUUID already exists.',
    evidence: 'CODE',
  },
  'rate-limited': {
    status: 429,
    code: 'rateLimitExceeded', // CODE: the SDK's family *RateLimit*
    message: 'Too many requests. Please try again later.',
    evidence: 'INFERRED',
  },
  'over-concurrency': {
    status: 429, // DOCS: queue capacity exceeded
    code: 'queueCapacityExceeded',
    message: 'The queue for this model is full. Please try again later.',
    evidence: 'INFERRED',
  },
  'out-of-credit': {
    status: 402, // DOCS; seen at 400 and 200 too (CODE)
    code: 'insufficientCredits',
    message: 'Insufficient credits. Please top up your account.',
    evidence: 'DOCS',
  },
  // Recorded for a video model of the same vendor; the same for images is INFERRED.
  'content-refused': {
    status: 400,
    code: 'invalidProviderContent',
    message: "Invalid content detected. Google's content moderation rejected it.",
    evidence: 'INFERRED',
  },
  'model-retired': {
    status: 404,
    code: 'unknownModel', // CODE, among the SDK's not-found codes
    message: 'This model is not available any more.',
    evidence: 'INFERRED',
  },
  'feature-disabled': {
    status: 403,
    code: 'featureDisabled',
    message: 'This feature is disabled.',
    evidence: 'INFERRED',
  },
  'generation-failed': {
    status: 500,
    code: 'inferenceError', // CODE, among the SDK's provider codes
    message: 'The inference failed. Please try again.',
    evidence: 'INFERRED',
  },
  maintenance: {
    status: 503, // DOCS: no capacity
    code: 'serviceUnavailable', // CODE
    message: 'The service is temporarily unavailable.',
    evidence: 'INFERRED',
  },
  upstream: {
    status: 500,
    code: 'providerError', // CODE: the SDK's family provider*
    message: 'The external provider returned an error.',
    evidence: 'INFERRED',
  },
  timeout: {
    status: 504,
    code: 'timeoutProvider',
    message:
      'The external provider did not respond within the timeout window. The request was automatically terminated.',
    evidence: 'DOCS',
  },
  internal: {
    status: 500,
    code: 'internalServerError', // CODE
    message: 'Internal server error.',
    evidence: 'INFERRED',
  },
} as const satisfies FaultTable

const told = (fault: Fault) => {
  const { code, message } = faults[fault]
  return { code, message }
}

/** What a result ends with once its task was taken. That a refused prompt and a slow host end so
 *  is recorded (CODE, DOCS task-polling); the other two follow them (INFERRED). */
export const failures = {
  'generation-failed': told('generation-failed'),
  'content-refused': told('content-refused'),
  timeout: told('timeout'),
  upstream: told('upstream'),
} as const satisfies Failures

/** The code families of the vendor's SDK (CODE task-map.ts); the first that fits. */
const families: readonly (readonly [RegExp, Fault])[] = [
  [/ApiKey$|^unauthorized|^authentication/i, 'unauthorized'],
  [/^forbidden|^account\w*(?:Suspended|Disabled)/i, 'forbidden'],
  [/credits|quota|balance|^paymentRequired/i, 'out-of-credit'],
  [/rateLimit/i, 'rate-limited'],
  [/contentPolicy|(?:sensitive|unsafe|nsfw)Content|Blocked$|^moderation/i, 'content-refused'],
  [/timeout/i, 'timeout'],
  [/^modelNotFound/, 'model-retired'],
  [/NotFound$|Expired$|^taskCancelled$/, 'not-found'],
  [/^provider|^model(?:Unavailable|Disabled|NotReady)|^noAvailableServer$/, 'upstream'],
  [/^inference|^taskFailed/, 'generation-failed'],
  [/^internal|^standardError/, 'internal'],
  [/^serviceUnavailable/, 'maintenance'],
  [
    /^(?:invalid|missing|unsupported|conflict|duplicate|value|array|max|unknownParameter|incompatible|validation)/,
    'invalid',
  ],
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
  429: 'rate-limited',
  502: 'upstream',
  503: 'maintenance',
  504: 'timeout',
}

// Every key of the table is a fault; `Object.entries` forgets that.
const byCode = new Map((Object.keys(faults) as Fault[]).map((name) => [faults[name].code, name]))

/** The fault that a code stands for; `null` for a code of no known family. */
export function faultOfCode(code: string): Fault | null {
  const exact: ReadonlyMap<string, Fault> = byCode
  return exact.get(code) ?? families.find(([family]) => family.test(code))?.[1] ?? null
}

/** By status alone, which is less reliable than a code (CODE: one code at 400, 402 and 200). */
export const faultOfStatus = (status: number): Fault => byStatus[status] ?? 'internal'
