import type { Violation } from '../../core/contract.ts'
import type { Refusal } from '../../core/fault.ts'
import { abilities } from './abilities.ts'
import { faults } from './faults.ts'

/** What the provider says about a refusal: code, sentence, parameters and their bounds. */
export interface Complaint {
  readonly code: string
  readonly message: string
  /** The parameters it is about, in the provider's dotted names. */
  readonly parameters: readonly string[]
  /** The rules that speak of them. */
  readonly rules: readonly Pick<Violation, 'rule' | 'limit'>[]
}

/** As it came off the wire, or composed from the table and the broken rule. */
export function complaint(refusal: Refusal): Complaint {
  const { code, message, fault, violations } = refusal
  const row = faults[fault]
  if (code !== null) return { message: row.message, ...worded(refusal), code }
  const first = fault === 'invalid' ? lead(violations) : undefined
  const own = first === undefined ? { ...row, ...subjects[fault] } : compose(first)
  const { parameters = [], rules = [] }: Partial<Complaint> = own
  return { code: own.code, message: message ?? own.message, parameters, rules }
}

function worded({ message, violations }: Refusal) {
  const parameters = [...new Set(violations.map(({ field }) => field))]
  return { ...(message !== null && { message }), parameters, rules: violations }
}

/** DOCS errors.md: a refused key is a complaint about `apiKey`; the type CODE. */
const subjects: Partial<Record<Refusal['fault'], Pick<Complaint, 'parameters' | 'rules'>>> = {
  unauthorized: { parameters: ['apiKey'], rules: [{ rule: 'type', limit: 'string' }] },
}

/** A condition complains beside the rule that it leads to; what a reader wants is the rule. */
const lead = (violations: readonly Violation[]): Violation | undefined =>
  violations.find(({ rule }) => rule !== 'if') ?? violations[0]

const NAME_MAX = 64

function compose(violation: Violation): Complaint {
  const { rule, pointer, limit } = violation
  const path = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')
  const name = path.slice(0, NAME_MAX)
  if (rule === 'required' && sides.includes(name)) return sizeMissing
  const parameters = name === '' ? [] : [name]
  const words = name === '' ? wordsOfWhole(violation) : wordsOf(name, violation)
  return { ...words, parameters, rules: [{ rule, limit }] }
}

/** CODE: `invalidWidth`, `missingDimensionParameters`; the other names follow them. INFERRED. */
function wordsOf(name: string, violation: Violation): Pick<Complaint, 'code' | 'message'> {
  switch (violation.rule) {
    case 'required':
      return {
        code: `missing${camel(name)}`,
        message: `Missing required parameter '${name}'.`,
      }
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        code: 'unsupportedParameter',
        message: `Unsupported parameter '${name}'. This task does not take it.`,
      }
    default:
      return {
        code: `invalid${camel(name)}`,
        message: `Invalid value for '${name}' parameter. It ${expected(violation)}.`,
      }
  }
}

/** DOCS authentication.md: always an array of at least one task object. The codes are INFERRED. */
function wordsOfWhole(violation: Violation): Pick<Complaint, 'code' | 'message'> {
  const { rule, limit } = violation
  if (rule === 'minItems') {
    const message = 'Missing tasks. Send an array of at least one task object.'
    return { code: 'missingTasks', message }
  }
  const subject = rule === 'type' && limit === 'object' ? 'Each task of the array' : 'The body'
  return { code: 'invalidRequest', message: `Invalid request. ${subject} ${expected(violation)}.` }
}

/** `safety.mode` → `SafetyMode`. */
const camel = (name: string): string =>
  name.replace(/(?:^|\W+)(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')

const expectations: Readonly<Record<string, (limit: unknown) => string>> = {
  type: (limit) => `must be of type ${[limit].flat().join(' or ')}`,
  enum: (limit) => `must be one of: ${[limit].flat().join(', ')}`,
  const: (limit) => `must be ${limit}`,
  minimum: (limit) => `must be at least ${limit}`,
  maximum: (limit) => `must be at most ${limit}`,
  minLength: (limit) => `must be at least ${limit} characters long`,
  maxLength: (limit) => `must be at most ${limit} characters long`,
  pattern: () => 'must be a UUID v4', // the one pattern of this contract
  format: (limit) => `must be a valid ${String(limit).toUpperCase()}`,
}

const expected = ({ rule, limit, message }: Violation): string =>
  expectations[rule]?.(limit) ?? message

const sides: readonly string[] = ['width', 'height']

const pairs = Object.values(abilities.sizes)
  .map(({ width, height }) => `${width}x${height}`)
  .join(', ')

/** CODE: the code and the list of parameters, recorded from a model that takes reference images
 *  too; one side alone is as good as none (DOCS). */
const sizeMissing: Complaint = {
  code: 'missingDimensionParameters',
  message: `Missing dimension parameters. Width and height must be provided as one of: ${pairs}.`,
  parameters: sides,
  rules: [{ rule: 'type', limit: 'integer' }],
}
