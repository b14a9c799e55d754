import { type Body, violations } from '../../src/core/contract.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import { isRecord } from '../../src/core/exchange.ts'
import { type Fault, type Refusal, refuse } from '../../src/core/fault.ts'
import type { Dialect } from '../../src/core/provider.ts'

/** No body is read past this. */
export const BODY_BYTES_MAX = 1024 * 1024

/** No body nests deeper than this; nothing in any contract comes near. */
const NESTING_MAX = 64

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
  const text = typeof body === 'string' ? body : decode(body)
  const value = text === null ? undefined : parse(text)
  if (value === undefined || nests(value, NESTING_MAX)) return refuse('malformed' satisfies Fault)
  return { kind: 'opened', value }
}

/** Judges what was opened: one unit for a plain body, one a task for a batch. */
export function units(value: unknown, body: Body | null, dialect: Dialect): readonly Unit[] {
  if (body === null) return [{ kind: 'unit', body: undefined }]
  const { batch, judge } = body
  if (batch === null || !Array.isArray(value) || value.length === 0) return [whole(value, judge)]
  return value.map((task: unknown) => {
    const name = isRecord(task) ? task[batch.by] : undefined
    const known = typeof name === 'string' && Object.hasOwn(batch.tasks, name)
    const taskJudge = known ? batch.tasks[name] : undefined
    if (taskJudge !== undefined) return whole(task, taskJudge, dialect)
    return unknownTask(task, { by: batch.by, names: Object.keys(batch.tasks), dialect })
  })
}

function whole(value: unknown, judge: Body['judge'], dialect?: Dialect): Unit {
  const broken = violations(judge, value)
  if (broken.length === 0) return { kind: 'unit', body: value }
  return refuse('invalid', { violations: broken, id: dialect?.unitId?.(value) ?? null })
}

interface Tasks {
  readonly by: string
  readonly names: readonly string[]
  readonly dialect: Dialect
}

function unknownTask(task: unknown, { by, names, dialect }: Tasks): Refusal {
  const violation = {
    pointer: `/${by}`,
    field: by,
    rule: 'enum',
    limit: names,
    actual: isRecord(task) ? task[by] : undefined,
    message: `must be one of ${names.join(', ')}`,
    schemaPath: '#/discriminator',
  }
  return refuse('invalid', { violations: [violation], id: dialect.unitId?.(task) ?? null })
}

/** A missing content type is taken for JSON: no provider is known to insist. INFERRED. */
const isJson = (type: string | undefined): boolean =>
  type === undefined || /^application\/(?:[\w.-]+\+)?json\b/i.test(type)

const strict = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
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
