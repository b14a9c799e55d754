/** A broken rule, with its value in the document and with what came instead. */
interface Said {
  readonly rule: string
  readonly limit: unknown
  readonly actual: unknown
}

/** What a value has to be by a rule, as one plain English clause: `must be at least 512`. */
export const clause = (said: Said): string =>
  clauses[said.rule]?.(said) ?? `breaks the rule "${said.rule}"`

const clauses: Readonly<Record<string, (said: Said) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not a known property',
  unevaluatedProperties: () => 'is not a known property',
  type: ({ limit, actual }) => {
    if (actual === undefined) return 'is required'
    // JSON can spell what no double holds, 1e400.
    return isUnbounded(actual) ? 'must be a finite number' : `must be ${kind(limit)}`
  },
  enum: ({ limit }) => `must be ${several(limit) ? 'one of ' : ''}${list(limit)}`,
  const: ({ limit }) => `must be ${limit}`,
  minimum: ({ limit }) => `must be at least ${limit}`,
  maximum: ({ limit }) => `must be at most ${limit}`,
  exclusiveMinimum: ({ limit }) => `must be more than ${limit}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${limit}`,
  multipleOf: ({ limit }) => `must be a multiple of ${limit}`,
  minLength: ({ limit }) =>
    limit === 1 ? 'must not be empty' : `must not be shorter than ${limit} characters`,
  maxLength: ({ limit }) => `must not be longer than ${limit} characters`,
  minItems: ({ limit }) =>
    limit === 1 ? 'must not be empty' : `must not have fewer than ${limit} items`,
  maxItems: ({ limit }) => `must not have more than ${limit} items`,
  minProperties: ({ limit }) =>
    limit === 1 ? 'must not be empty' : `must not have fewer than ${limit} properties`,
  maxDepth: ({ limit }) => `must not nest deeper than ${limit} levels`,
  format: ({ limit }) => `must be ${formats[String(limit)] ?? `a valid ${limit}`}`,
  pattern: ({ limit }) => `must match the pattern ${limit}`,
  if: () => 'does not go with its other properties',
  oneOf: () => 'must have exactly one of the documented forms',
  anyOf: () => 'must have one of the documented forms',
}

const isUnbounded = (actual: unknown): boolean =>
  actual === Number.POSITIVE_INFINITY || actual === Number.NEGATIVE_INFINITY
const several = (limit: unknown): boolean => Array.isArray(limit) && limit.length > 1
const list = (limit: unknown): string => [limit].flat().join(', ')
const kind = (limit: unknown): string =>
  [limit]
    .flat()
    .map((name) => kinds[String(name)] ?? name)
    .join(' or ')

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

const formats: Readonly<Record<string, string>> = {
  uri: 'an absolute URI',
  uuid: 'a UUID',
  'date-time': 'a date and time as in 2026-08-01T10:00:00Z',
}

/** No name and no value is quoted further than this. */
const QUOTED_MAX = 64

const quoted = (text: string): string =>
  text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text

interface Broken extends Said {
  /** The rule's clause. */
  readonly message: string
}

/** A violation as one sentence without its full stop: `width must be at least 512, got 1`. */
export function sentence({ rule, actual, message }: Broken, name: string): string {
  const plain = unshown.has(rule) || actual === undefined || isEmpty(actual)
  return `${quoted(name)} ${message}${plain ? '' : `, got ${shown(actual, rule)}`}`
}

/** Rules whose sentence says all. */
const unshown = new Set([
  'required',
  'additionalProperties',
  'unevaluatedProperties',
  'if',
  'minProperties',
  'maxDepth',
])

const isEmpty = (actual: unknown): boolean =>
  actual === '' || (Array.isArray(actual) && actual.length === 0)

function shown(actual: unknown, rule: string): string {
  if (Array.isArray(actual)) return rule.endsWith('Items') ? String(actual.length) : 'an array'
  if (typeof actual === 'object' && actual !== null) return 'an object'
  if (typeof actual !== 'string') return String(actual)
  return rule.endsWith('Length') ? String([...actual].length) : quoted(JSON.stringify(actual))
}
