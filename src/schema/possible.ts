import type { Book } from './book.ts'
import { keeps, partsFor, typesIn } from './judge.ts'
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

function isListPossible(all: readonly SchemaObject[], book: Book): boolean {
  const list = listed(all)
  return list === null || list.some((value) => all.every((one) => keeps(one, value, book)))
}

/** The only values that there can be, where a schema lists them. */
export function listed(all: readonly SchemaObject[]): readonly unknown[] | null {
  for (const one of all) {
    if (one.enum !== undefined) return one.enum
    if (one.const !== undefined) return [one.const]
  }
  return null
}
