import { isObject, type Json, pointerTo } from './json.ts'

/** One fact that is not the same in two documents, by JSON pointer. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly pointer: string
  /** `undefined` for what was added. */
  readonly before: Json | undefined
  /** `undefined` for what was removed. */
  readonly after: Json | undefined
}

/** The facts that differ, in document order. A list of plain values counts as a set of them. */
export function differences(before: Json, after: Json, pointer = ''): readonly Difference[] {
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isPlain)) {
    return setDifferences(before, after, pointer)
  }
  if (isCompound(before) && isCompound(after) && Array.isArray(before) === Array.isArray(after)) {
    return memberDifferences(before, after, pointer)
  }
  return before === after ? [] : [{ kind: 'changed', pointer, before, after }]
}

type Compound = Json[] | { [name: string]: Json }

const isCompound = (value: Json): value is Compound => isObject(value) || Array.isArray(value)
const isPlain = (value: Json): boolean => !isCompound(value)

function memberDifferences(
  before: Compound,
  after: Compound,
  pointer: string,
): readonly Difference[] {
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  const names = new Set([...was.keys(), ...is.keys()])
  return [...names].flatMap((name) => {
    const below = pointerTo(pointer, name)
    const old = was.get(name)
    const now = is.get(name)
    if (now === undefined) return [{ kind: 'removed', pointer: below, before: old, after: now }]
    if (old === undefined) return [{ kind: 'added', pointer: below, before: old, after: now }]
    return differences(old, now, below)
  })
}

function setDifferences(before: Json[], after: Json[], pointer: string): readonly Difference[] {
  const removed = before.filter((value) => !after.includes(value))
  const added = after.filter((value) => !before.includes(value))
  return [
    ...removed.map(
      (value) => ({ kind: 'removed', pointer, before: value, after: undefined }) as const,
    ),
    ...added.map((value) => ({ kind: 'added', pointer, before: undefined, after: value }) as const),
  ]
}

/** More of a value than this is not shown on its line. */
const SHOWN_MAX = 60

/** `+ /paths/~1jobs/get`, `~ /info/version: "1" → "2"`. */
export function lineOf({ kind, pointer, before, after }: Difference): string {
  if (kind === 'added') return `+ ${pointer}: ${show(after)}`
  if (kind === 'removed') return `- ${pointer}: ${show(before)}`
  return `~ ${pointer}: ${show(before)} → ${show(after)}`
}

function show(value: Json | undefined): string {
  const text = JSON.stringify(value)
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
}
