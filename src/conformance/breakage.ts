import { type Body, type Judge, type Violation, violations } from '../core/contract.ts'
import { isRecord } from '../core/exchange.ts'

/** A body with one constraint broken, and which: what must be refused, and why. */
export interface Breakage {
  readonly label: string
  readonly body: unknown
}

interface Pick {
  /** Counts round and round. */
  readonly nth: number
  /** Rules that may be broken at this target without being refused. */
  readonly tolerates: (violation: Violation) => boolean
}

/** The `nth` thing that can be broken in a sound body by one change, as the contract itself judges;
 *  `null` where there is none. */
export function breakage(body: unknown, contract: Body, { nth, tolerates }: Pick): Breakage | null {
  const [unit, judge, wrap] = opened(body, contract)
  const all = changes(unit, '')
  for (let turn = 0; turn < all.length; turn += 1) {
    const { pointer, how, value } = all[(nth + turn) % all.length] ?? nothing
    const changed = replaced(unit, pointer.split('/').slice(1), value)
    const broken = violations(judge, changed)
    if (broken.some((violation) => !tolerates(violation)))
      return { label: `${pointer}: ${how}`, body: wrap(changed) }
  }
  return null
}

/** All that can be broken, each with its `nth`. */
export function breakages(
  body: unknown,
  contract: Body,
): readonly { readonly nth: number; readonly how: string; readonly label: string }[] {
  const [unit, judge] = opened(body, contract)
  return changes(unit, '').flatMap(({ pointer, how, value }, nth) => {
    const changed = replaced(unit, pointer.split('/').slice(1), value)
    const label = `${pointer}: ${how}`
    return violations(judge, changed).length > 0 ? [{ nth, how, label }] : []
  })
}

/** A batch is broken inside its one task. */
function opened(
  body: unknown,
  { batch, judge }: Body,
): [unknown, Judge, (unit: unknown) => unknown] {
  const task: unknown = Array.isArray(body) ? body[0] : undefined
  const name = batch === null || !isRecord(task) ? undefined : task[batch.by]
  const taskJudge = typeof name === 'string' ? batch?.tasks[name] : undefined
  if (taskJudge === undefined) return [body, judge, (unit) => unit]
  return [task, taskJudge, (unit) => [unit]]
}

interface Change {
  readonly pointer: string
  readonly how: string
  /** `undefined` drops what stands there. */
  readonly value: unknown
}

const nothing: Change = { pointer: '', how: 'dropped', value: undefined }

const LONG = 'x'.repeat(6000)

function changes(value: unknown, pointer: string): Change[] {
  if (!isRecord(value)) return alternatives(value).map((change) => ({ pointer, ...change }))
  const own = pointer === '' ? [] : [{ pointer, how: 'retyped', value: 'x' }]
  const inside = Object.entries(value).flatMap(([name, item]) => [
    { pointer: `${pointer}/${name}`, how: 'dropped', value: undefined },
    ...changes(item, `${pointer}/${name}`),
  ])
  return [...own, ...inside, { pointer: `${pointer}/surplus`, how: 'added', value: true }]
}

function alternatives(value: unknown): Omit<Change, 'pointer'>[] {
  if (typeof value === 'string') {
    return [
      { how: 'retyped', value: 12345 },
      { how: 'too long', value: LONG },
      { how: 'emptied', value: '' },
      { how: 'out of range', value: 'nonsense' },
    ]
  }
  if (typeof value === 'number') {
    return [
      { how: 'retyped', value: 'x' },
      { how: 'too great', value: 1e12 },
      { how: 'too small', value: -1e12 },
    ]
  }
  return [{ how: 'retyped', value: 'x' }]
}

/** A copy with the value at the path set or, for `undefined`, left out. */
function replaced(value: unknown, path: readonly string[], next: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return next
  const copy: Record<string, unknown> = isRecord(value) ? { ...value } : {}
  const changed = replaced(copy[name], rest, next)
  if (changed === undefined) delete copy[name]
  else copy[name] = changed
  return copy
}
