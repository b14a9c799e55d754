import { clause } from '../../src/core/clause.ts'
import { type Batch, type Body, type Violation, violations } from '../../src/core/contract.ts'
import { type HttpRequest, isJsonType, isRecord } from '../../src/core/exchange.ts'
import { type Refusal, refuse } from '../../src/core/fault.ts'
import type { Dialect } from '../../src/core/provider.ts'

/** No body is read past this. */
export const BODY_BYTES_MAX = 1024 * 1024

/** No body nests deeper than this; nothing in any contract comes near. */
const NESTING_MAX = 64

/** No batch holds more tasks: each costs an answer many times its length. */
const TASKS_MAX = 10_000

/** A unit of an envelope that kept the contract, or why it did not. */
export type Unit = { readonly kind: 'unit'; readonly body: unknown } | Refusal

/** What a request's body holds, before any contract is asked. */
export type Opened = { readonly kind: 'opened'; readonly value: unknown } | Refusal

/** Opens the body: bytes to text to JSON, each step with a fault of its own. */
export function open(request: HttpRequest): Opened {
  const { body, headers } = request
  if (body === null || body.length === 0) return { kind: 'opened', value: undefined }
  if (body.length > BODY_BYTES_MAX) return refuse('too-large')
  if (!isJson(headers['content-type'])) return refuse('unsupported-media')
  const text = decode(body)
  const value = text === null ? undefined : parse(text)
  if (value === undefined) return refuse('malformed')
  const deep = nests(value, NESTING_MAX)
  return deep ? broken('', 'maxDepth', { limit: NESTING_MAX }) : { kind: 'opened', value }
}

/** Judges what was opened: one unit for a plain body, one a task for a batch. */
export function units(value: unknown, body: Body | null, dialect: Dialect): readonly Unit[] {
  if (body === null) return [{ kind: 'unit', body: undefined }]
  const { batch, judge } = body
  if (batch === null || !Array.isArray(value) || value.length === 0) return [whole(value, judge)]
  if (value.length > TASKS_MAX) return [broken('', 'maxItems', { limit: TASKS_MAX, actual: value })]
  return value.map((task: unknown) => {
    const name = isRecord(task) ? task[batch.by] : undefined
    const known = typeof name === 'string' && Object.hasOwn(batch.tasks, name)
    const taskJudge = known ? batch.tasks[name] : undefined
    if (taskJudge !== undefined) return whole(task, taskJudge, dialect)
    return { ...unknownTask(task, batch), id: dialect.unitId?.(task) ?? null }
  })
}

function whole(value: unknown, judge: Body['judge'], dialect?: Dialect): Unit {
  const all = violations(judge, value)
  if (all.length === 0) return { kind: 'unit', body: value }
  return refuse('invalid', { violations: all, id: dialect?.unitId?.(value) ?? null })
}

/** No object, no kind, or a kind that there is not. */
function unknownTask(task: unknown, { by, tasks }: Batch): Refusal {
  if (!isRecord(task)) return broken('', 'type', { limit: 'object', actual: task })
  if (task[by] === undefined) return broken(by, 'required')
  return broken(by, 'enum', { limit: Object.keys(tasks), actual: task[by] })
}

/** The refusal for a rule that stands in no schema, about the whole value or one field of it. */
function broken(field: string, rule: string, { limit = null, actual }: Partial<Violation> = {}) {
  const message = clause({ rule, limit, actual })
  const pointer = field === '' ? '' : `/${field}`
  const violation = { pointer, field, rule, limit, actual, message, schemaPath: '#' }
  return refuse('invalid', { violations: [violation] })
}

/** A missing content type is taken for JSON: no provider is known to insist. INFERRED. */
const isJson = (type: string | undefined): boolean => type === undefined || isJsonType(type)

const strict = new TextDecoder('utf-8', { fatal: true })

/** The text without a byte order mark; `null` where the bytes are none. */
function decode(body: string | Uint8Array): string | null {
  if (typeof body === 'string') return body.startsWith('\ufeff') ? body.slice(1) : body
  try {
    return strict.decode(body)
  } catch {
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nests(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const name in value) {
    // Arrays answer to their indices here like any other record.
    if (nests((value as Record<string, unknown>)[name], levels - 1)) return true
  }
  return false
}
