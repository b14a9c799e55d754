import type { Book } from './book.ts'
import { keeps } from './judge.ts'
import { partsFor } from './parts.ts'
import { typesIn } from './rules.ts'
import type { Conjunction, SchemaObject } from './schema.ts'

/** Not for a way whose conditions are seen at once to contradict each other or what holds anyway: such
 *  are most ways of a schema with many conditions. What contradicts itself without them is another
 *  affair: its rules can be broken. */
export function isOpen(way: Conjunction, book: Book): boolean {
  const rules = way.filter((one) => book.roleOf(one) === null)
  if (rules.length === way.length) return true
  const met = way.filter((one) => book.roleOf(one) !== 'consequence')
  return isPossible(met, book) || !isPossible(rules, book)
}

function isPossible(way: Conjunction, book: Book): boolean {
  if (!isListPossible(way, book)) return false
  const isObject = way.some((one) => typesIn(one).every((type) => type === 'object'))
  if (!isObject) return true
  return way
    .flatMap(({ required = [] }) => required)
    .every((name) => isMemberPossible(way, name, book))
}

function isMemberPossible(way: Conjunction, name: string, book: Book): boolean {
  const parts = way.flatMap((one) => {
    const own = partsFor(one, name)
    return own.length > 0 ? own : [one.additionalProperties ?? true]
  })
  if (parts.includes(false)) return false
  return isListPossible(
    parts.filter((part) => typeof part === 'object'),
    book,
  )
}

const isListPossible = (all: readonly SchemaObject[], book: Book): boolean =>
  fitting(all, book)?.length !== 0

/** Of the values that a schema lists those that keep all; `null` where nothing is listed. */
export function fitting(all: readonly SchemaObject[], book: Book): readonly unknown[] | null {
  const first = all.find((one) => one.enum !== undefined || one.const !== undefined)
  if (first === undefined) return null
  const list = first.enum ?? [first.const]
  // What these leave to others is for the whole to judge.
  const parts = all.map((one) => book.without(one, ['unevaluatedProperties', 'unevaluatedItems']))
  return list.filter((value) => parts.every((one) => keeps(one, value, book)))
}
