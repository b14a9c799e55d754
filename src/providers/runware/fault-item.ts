import type { Violation } from '../../core/contract.ts'
import { isRecord } from '../../core/exchange.ts'
import type { Failure } from '../../core/job.ts'
import type { Quirks } from '../../core/quirk.ts'
import type { Complaint } from './complaint.ts'
import { faults } from './faults.ts'
import { has } from './quirks.ts'

/** An element of `errors[]`: fields DOCS, bounds CODE. Spelled and read side by side. */
export type FaultItem = Readonly<Record<string, unknown>>

const DOCS = 'https://runware.ai/docs'

/** One refusal as an item. */
export function spellComplaint(complaint: Complaint, quirks: Quirks): FaultItem {
  const { code, message, parameters, rules } = complaint
  const several = parameters.length > 1 && has(quirks, 'parameter-list')
  const parameter = several ? parameters : parameters[0]
  return {
    code,
    message,
    ...(parameter !== undefined && { parameter }),
    ...(has(quirks, 'extra-error-keys') && { ...boundsOf(rules), ...heardOf(code) }),
    documentation: pageOf(parameters[0]),
  }
}

/** One failed result as an item: it says that it is a state and not a refusal (DOCS). */
export const spellFailure = (
  { code, message }: Failure,
  taskUUID: string,
  { quirks }: { readonly quirks: Quirks },
): FaultItem => ({
  code,
  status: 'error',
  message,
  ...(has(quirks, 'extra-error-keys') && heardOf(code)),
  documentation: pageOf(undefined),
  taskType: 'imageInference',
  taskUUID,
})

/** What the model's host is quoted with; recorded for a video model (CODE). */
const heardOf = (code: string): FaultItem =>
  code === faults['content-refused'].code ? { responseContent: 'You will not be charged.' } : {}

/** CODE: a parameter's page is its lower-case anchor; the page of errors is DOCS. */
const pageOf = (parameter: string | undefined): string =>
  parameter !== undefined && /^\w+$/.test(parameter)
    ? `${DOCS}/en/image-inference/api-reference#request-${parameter.toLowerCase()}`
    : `${DOCS}/platform/errors`

type Bounds = Readonly<Record<string, unknown>>

const spellings: Readonly<Record<string, (limit: unknown) => Bounds>> = {
  minimum: (min) => ({ type: 'integer', min }),
  maximum: (max) => ({ type: 'integer', max }),
  minLength: (min) => ({ type: 'string', min }),
  maxLength: (max) => ({ type: 'string', max }),
  format: () => ({ type: 'string' }),
  pattern: () => ({ type: 'string' }),
  enum: (limit) => ({ allowedValues: [limit].flat() }),
  const: (limit) => ({ allowedValues: [limit].flat() }),
  type: (limit) => ({ type: [limit].flat().join('|') }),
}

/** In one order, whichever rules there are; a rule about the type has the last word on it. */
function boundsOf(rules: Complaint['rules']): Bounds {
  const found: Record<string, unknown> = {}
  for (const { rule, limit } of rules) {
    const bounds = spellings[rule]?.(limit) ?? {}
    Object.assign(found, bounds, rule !== 'type' && 'type' in found && { type: found.type })
  }
  const { type, min, max, allowedValues } = found
  return {
    ...(type !== undefined && { type }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(allowedValues !== undefined && { allowedValues }),
  }
}

/** Reads the rules back, one per bound and at least one per parameter. */
export function rulesOf(item: FaultItem): Violation[] {
  const [first, ...others] = [item.parameter].flat().filter((name) => typeof name === 'string')
  if (first === undefined) return []
  const bounds = readings.filter(([name]) => item[name] !== undefined)
  const own = bounds.map(([name, rule]) => violation(first, rule, item[name]))
  if (own.length === 0) own.push(violation(first, '', null))
  return [...own, ...others.map((name) => violation(name, '', null))]
}

const readings = [
  ['type', 'type'],
  ['min', 'minimum'],
  ['max', 'maximum'],
  ['allowedValues', 'enum'],
] as const

const violation = (field: string, rule: string, limit: unknown): Violation => ({
  pointer: `/${field.replaceAll('.', '/')}`,
  field,
  rule,
  limit,
  actual: undefined,
  message: '',
  schemaPath: '',
})

/** `errors` (DOCS), `error` as a list, an object or a flag (older docs, WebSocket, CODE). */
export function faultItemsOf(body: FaultItem): FaultItem[] {
  const { errors, error } = body
  if (Array.isArray(errors)) return errors.filter(isRecord)
  if (isRecord(errors)) return [errors]
  if (Array.isArray(error)) return error.filter(isRecord)
  const { taskUUID } = body
  if (isRecord(error)) return [{ ...(taskUUID !== undefined && { taskUUID }), ...error }]
  return error === true ? [{ code: String(body.errorId ?? ''), message: body.errorMessage }] : []
}
