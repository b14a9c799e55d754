import { sentence } from '../../src/core/clause.ts'
import type { Violation } from '../../src/core/contract.ts'
import type { Fault, Refusal } from '../../src/core/fault.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { ViolationRecord } from '../../src/core/record.ts'
import { beginning } from './beginning.ts'
import type { Tolerated } from './envelope.ts'
import type { Visit } from './visit.ts'
import { tagOf } from './world.ts'

/** Refusals that the request's author can mend, and what to say where no rule says it. */
const mistakes: Readonly<Partial<Record<Fault, string>>> = {
  invalid: 'the request is invalid',
  malformed: 'the body is not valid JSON',
  'unsupported-media': 'the content type is not JSON',
  'too-large': 'the body is larger than 1 MiB',
  'unknown-path': 'there is no such path',
  'wrong-method': 'the path does not know this method',
}

/** The record of a refusal that is the request's own fault; `null` for any other. */
export function violationOf(
  { fault, message, violations: rules }: Refusal,
  visit: Visit,
  { id }: Provider,
): ViolationRecord | null {
  const usual = mistakes[fault]
  if (usual === undefined) return null
  const said = rules[0] === undefined ? (message ?? usual) : words(rules[0])
  return { ...placeOf(visit, id), fault, message: said, rules: rules.map(kept), tolerated: null }
}

/** The record of a broken rule that a quirk lets pass. */
export const toleratedOf = (
  { violation, quirk }: Tolerated,
  visit: Visit,
  { id }: Provider,
): ViolationRecord => ({
  ...placeOf(visit, id),
  fault: 'invalid',
  message: words(violation),
  rules: [kept(violation)],
  tolerated: quirk,
})

const placeOf = ({ request, account, now, operation }: Visit, provider: string) => ({
  provider,
  account: account === null ? null : tagOf(account),
  at: now,
  method: request.method,
  path: request.path.split('?')[0] ?? '',
  operation,
})

const words = (violation: Violation): string =>
  sentence(violation, violation.pointer.slice(1).replaceAll('/', '.') || 'the body')

/** How much of a text that broke a rule is kept. */
const ACTUAL_CHARS_MAX = 8 * 1024

/** A record outlives its request, whose body may be as long as a body can be and may hold a key. */
const kept = (violation: Violation): Violation => ({
  ...violation,
  actual: keptOf(violation.actual),
})

function keptOf(actual: unknown): unknown {
  if (typeof actual === 'string') return beginning(actual, ACTUAL_CHARS_MAX)
  if (typeof actual !== 'object' || actual === null) return actual
  return Array.isArray(actual) ? '(an array)' : '(an object)'
}
