import { sentence } from '../../src/core/clause.ts'
import type { Violation } from '../../src/core/contract.ts'
import { type HttpResponse, respond } from '../../src/core/exchange.ts'

/** Why a control call is refused, and with which HTTP status. */
const statuses = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'unknown-path': 404,
  'unknown-provider': 404,
  'unknown-quirk': 404,
  'wrong-method': 405,
  'unmovable-clock': 409,
  'shared-clock': 409,
  'too-large': 413,
  'unsupported-media': 415,
  invalid: 422,
  'unknown-scenario': 422,
  'not-scopable': 422,
  internal: 500,
} as const

/** A control call that was refused; it has changed nothing. */
export interface Refused {
  readonly kind: 'refused'
  readonly code: keyof typeof statuses
  /** One sentence for the reader. */
  readonly message: string
  /** Into the request as an object of `path`, `query`, `header` and `body`: `/body/by`. */
  readonly pointer?: string
  /** The JSON Schema keyword that was broken. */
  readonly rule?: string
  readonly others?: readonly Breach[]
}

interface Breach {
  readonly message: string
  readonly pointer: string
  readonly rule: string
}

export const refused = (
  code: Refused['code'],
  message: string,
  where: Pick<Refused, 'pointer' | 'rule'> = {},
): Refused => ({ kind: 'refused', code, message, ...where })

/** The refusal for broken rules of the control API's own document. `root`: what the violations'
 *  pointers lead into, `/body` or nothing. */
export function invalid(violations: readonly Violation[], root: '/body' | ''): Refused {
  const [first, ...others] = violations.map((violation) => breach(violation, root))
  return {
    ...refused('invalid', 'The request is invalid.'),
    ...first,
    ...(others.length > 0 && { others }),
  }
}

function breach(violation: Violation, root: string): Breach {
  const pointer = root + violation.pointer
  const name = pointer === '/body' ? 'the body' : pointer.slice(1).replaceAll('/', '.')
  const said = isSecret(pointer) ? { ...violation, actual: undefined } : violation
  return { message: `${sentence(said, name)}.`, pointer, rule: violation.rule }
}

/** An API key or a webhook's secret: what came is not repeated. */
const isSecret = (pointer: string): boolean =>
  pointer.startsWith('/header/') || pointer.endsWith('/webhookSecret')

const headersOf: Readonly<Partial<Record<Refused['code'], Record<string, string>>>> = {
  unauthorized: { 'www-authenticate': 'Bearer realm="backlot"' },
}

/** A refusal as it goes over the wire. */
export function refusal({ kind: _, ...error }: Refused, headers = {}): HttpResponse {
  const { code } = error
  return respond(statuses[code], { error }, { ...fresh, ...headersOf[code], ...headers })
}

/** What holds at an instant is not to be kept. */
export const fresh = { 'cache-control': 'no-store' } as const
