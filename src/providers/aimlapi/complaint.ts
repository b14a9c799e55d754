import type { Violation } from '../../core/contract.ts'
import type { Refusal } from '../../core/fault.ts'
import { faults } from './faults.ts'

/** The sentence of a refusal: as it came off the wire, or the table's, with the broken rule. */
export function complaint({ message, fault, violations: [first] }: Refusal): string {
  if (message !== null) return message
  const sentence = faults[fault].message
  return fault === 'invalid' && first !== undefined ? `${sentence} ${detail(first)}` : sentence
}

/** DOCS: the message goes on with what was expected and what was received; that it leads with
 *  the field's name is INFERRED. */
function detail(violation: Violation): string {
  const name = violation.pointer.slice(1).replaceAll('/', '.')
  const issue = issues[violation.rule]?.(violation) ?? violation.message
  return name === '' ? issue : `${name.slice(0, QUOTED_MAX)}: ${issue}`
}

/** The enum's sentence is DOCS, the others are the same validator's (zod): INFERRED. */
const issues: Readonly<Record<string, (violation: Violation) => string>> = {
  required: () => 'Required',
  type: ({ limit, actual }) =>
    actual === undefined ? 'Required' : `Expected ${list(limit)}, received ${typeName(actual)}`,
  enum: ({ limit, actual }) =>
    `Invalid enum value. Expected ${quoted(limit)}, received '${show(actual)}'`,
  const: ({ limit, actual }) =>
    `Invalid enum value. Expected ${quoted(limit)}, received '${show(actual)}'`,
  minLength: ({ limit }) => `String must contain at least ${limit} character(s)`,
  maxLength: ({ limit }) => `String must contain at most ${limit} character(s)`,
  minimum: ({ limit }) => `Number must be greater than or equal to ${limit}`,
  maximum: ({ limit }) => `Number must be less than or equal to ${limit}`,
}

/** No value or name is quoted further than this. */
const QUOTED_MAX = 64

const list = (limit: unknown): string => [limit].flat().join(' | ')
const quoted = (limit: unknown): string =>
  [limit]
    .flat()
    .map((value) => `'${value}'`)
    .join(' | ')
const show = (actual: unknown): string =>
  (typeof actual === 'string' ? actual : (JSON.stringify(actual) ?? 'undefined')).slice(
    0,
    QUOTED_MAX,
  )

function typeName(actual: unknown): string {
  if (actual === null) return 'null'
  if (Array.isArray(actual)) return 'array'
  if (actual === Number.POSITIVE_INFINITY || actual === Number.NEGATIVE_INFINITY) return 'infinity'
  if (typeof actual === 'number' && !Number.isInteger(actual)) return 'float'
  return typeof actual
}
