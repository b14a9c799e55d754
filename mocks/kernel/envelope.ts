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

/** A unit of an envelope that kept the contract, or is taken all the same; or why it is not. */
export type Unit =
  | { readonly kind: 'unit'; readonly body: unknown; readonly tolerated: readonly Tolerated[] }
  | Refusal

/** A broken rule and the quirk by which that does not matter. */
export interface Tolerated {
  readonly violation: Violation
  readonly quirk: string
}

/** The quirk by which a broken rule does not matter; `null`: it does. */
export type Tolerance = (violation: Violation) => string | null

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

/** How units are read. */
export interface Reader {
  readonly dialect: Dialect
  readonly tolerance: Tolerance
}

/** Judges what was opened: one unit for a plain body, one a task for a batch. */
export function units(value: unknown, body: Body | null, reader: Reader): readonly Unit[] {
  if (body === null) return [{ kind: 'unit', body: undefined, tolerated: none }]
  const { batch, judge } = body
  const { dialect } = reader
  if (batch === null || !Array.isArray(value) || value.length === 0) {
    return [whole(value, judge, { tolerance: reader.tolerance })]
  }
  if (value.length > TASKS_MAX) return [broken('', 'maxItems', { limit: TASKS_MAX, actual: value })]
  return value.map((task: unknown) => {
    const name = isRecord(task) ? task[batch.by] : undefined
    const known = typeof name === 'string' && Object.hasOwn(batch.tasks, name)
    const taskJudge = known ? batch.tasks[name] : undefined
    if (taskJudge !== undefined) return whole(task, taskJudge, reader)
    return { ...unknownTask(task, batch), id: dialect.unitId?.(task) ?? null }
  })
}

const none: readonly Tolerated[] = []

function whole(
  value: unknown,
  judge: Body['judge'],
  { dialect, tolerance }: Partial<Reader> & Pick<Reader, 'tolerance'>,
): Unit {
  const all = violations(judge, value)
  if (all.length === 0) return { kind: 'unit', body: value, tolerated: none }
  const grave = all.filter((violation) => tolerance(violation) === null)
  // Beyond those that are told there may be more.
  const told = all.length === (judge.errors ?? []).length
  if (grave.length === 0 && told) {
    const tolerated = all.map((violation) => ({ violation, quirk: tolerance(violation) ?? '' }))
    return { kind: 'unit', body: value, tolerated }
  }
  const broken = grave.length === 0 ? all : grave
  return refuse('invalid', { violations: broken, id: dialect?.unitId?.(value) ?? null })
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
