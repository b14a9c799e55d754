import { sentence } from '../../core/clause.ts'
import type { Violation } from '../../core/contract.ts'
import { type HttpResponse, isRecord, respond } from '../../core/exchange.ts'
import { type Fault, type Refusal, refuse } from '../../core/fault.ts'
import type { Quirks } from '../../core/quirk.ts'
import { detailOf, isDetail, said, violationsIn } from './detail.ts'
import { faults, seen } from './faults.ts'

/** Spells a refusal; words that came off the wire are repeated as they came. */
export function renderRefusal(refusal: Refusal, quirks: Quirks): HttpResponse {
  const { fault, message, violations } = refusal
  const [first] = violations
  const words = message ?? (first === undefined ? usual(fault, quirks) : complaint(first))
  if (fault === 'invalid' && quirks.has('krea/422-validation')) {
    return respond(422, { detail: detailOf(violations, words) })
  }
  const { status } = faults[fault]
  const bare = status === 401 && quirks.has('krea/401-message')
  return respond(status, bare ? { message: words } : { error: words })
}

function usual(fault: Fault, quirks: Quirks): string {
  const other = seen[fault]
  return other !== undefined && quirks.has(other.quirk) ? other.message : faults[fault].message
}

/** What an answer that is not a success says; `body` is its JSON. */
export function readRefusal({ status }: HttpResponse, body: unknown): Refusal {
  const message = words(body)
  const violations = status === 422 ? violationsIn(body) : []
  return refuse(spoken(status, message) ?? meanings[status] ?? 'internal', { message, violations })
}

/** INFERRED words: a 400 names its field, in one clause. */
const complaint = (violation: Violation): string =>
  sentence(violation, violation.field || 'The request body')

/** The fault that says just this. CODE krea_helpers.py tells the two kinds of 402 by their words. */
function spoken(status: number, message: string | null): Fault | undefined {
  const names = Object.keys(faults) as Fault[] // The table has a row for each fault and no other.
  const same = names.find(
    (name) =>
      faults[name].status === status &&
      (faults[name].message === message || seen[name]?.message === message),
  )
  if (same !== undefined) return same
  return status === 402 && /plan|requires/i.test(message ?? '') ? 'feature-disabled' : undefined
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
  const told = body.error ?? body.message ?? body.detail ?? body.issues
  if (told === undefined || told === null) return null
  if (typeof told === 'string') return told
  if (isRecord(told) && typeof told.message === 'string') return told.message
  return isDetail(told) ? said(told) : JSON.stringify(told)
}
