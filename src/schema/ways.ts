import fc from 'fast-check'
import { alternatives } from './alternatives.ts'
import { arrays } from './arrays.ts'
import type { Book } from './book.ts'
import { type Draw, FULL_DEPTH } from './draw.ts'
import { keeps } from './judge.ts'
import { speakingOf } from './keywords.ts'
import { numbers } from './numbers.ts'
import { objects } from './objects.ts'
import { fitting } from './possible.ts'
import { type Type, typesIn } from './rules.ts'
import { type Conjunction, canonical, type Schema } from './schema.ts'
import { sifted } from './sifted.ts'
import { strings } from './strings.ts'

/** Nothing that must be deeper is drawn. */
const DEPTH_MAX = 16
/** How many draws may miss before a schema is taken for one that nothing keeps. */
const PROBES = 200
/** So many steps the values of one schema may take to prepare, all below it included. */
const PREPARE_STEPS = 100_000

export function drawFrom(book: Book): Draw {
  const known: Map<Schema, fc.Arbitrary<unknown> | null>[] = []
  const draw: Draw = {
    book,
    keeps: (schema, value) => keeps(schema, value, book),
    way: (conjunction, depth) => way(conjunction, depth, draw),
    values: (schema, depth) => {
      if (schema === false || depth > DEPTH_MAX) return null
      book.meter.spend(1)
      const level = known[depth] ?? new Map<Schema, fc.Arbitrary<unknown> | null>()
      known[depth] = level
      const made = level.get(schema) ?? null
      if (made !== null || level.has(schema)) return made
      return book.meter.within(PREPARE_STEPS, () => {
        const fresh = valuesOf(schema, depth, draw)
        // Where less has been done before, more may be found.
        if (fresh !== null || !book.meter.spent()) level.set(schema, fresh)
        return fresh
      })
    },
  }
  return draw
}

function valuesOf(schema: Schema, depth: number, draw: Draw): fc.Arbitrary<unknown> | null {
  const { meter, note } = draw.book
  const { ways, loose } = alternatives(schema, draw.book)
  const passes = loose ? (value: unknown) => draw.keeps(schema, value) : null
  const found = ways.flatMap((one) => {
    const values = meter.spent() ? null : way(one, depth, draw)
    return values === null ? [] : (sifted(values, { meter, passes }, PROBES) ?? [])
  })
  if (meter.spent()) note(schema, 'schema', 'takes more work than is done: not all is drawn')
  else if (found.length === 0) note(schema, 'schema', 'no value was found that keeps it')
  return found.length === 0 ? null : union(found)
}

const union = (all: readonly fc.Arbitrary<unknown>[]): fc.Arbitrary<unknown> => fc.oneof(...all)

function way(conjunction: Conjunction, depth: number, draw: Draw): fc.Arbitrary<unknown> | null {
  const list = fitting(conjunction, draw.book)
  if (list !== null) return list.length === 0 ? null : fc.constantFrom(...list)
  const types = typesOf(conjunction)
  const kinds = Object.entries(drawn).flatMap(([type, make]) => {
    const arbitrary = make(conjunction, types, depth, draw)
    // Other types pass a keyword by unseen; they are drawn, but not often. Deep down containers are
    // not, either: each of many elements would hold as many again.
    const meant = speakingOf(type).some((name) =>
      conjunction.some((one) => one[name] !== undefined),
    )
    const deep = depth >= FULL_DEPTH && (type === 'array' || type === 'object')
    return arbitrary === null ? [] : [{ weight: meant && !deep ? 12 : 1, arbitrary }]
  })
  return kinds.length === 0 ? null : fc.oneof(...kinds)
}

function typesOf(conjunction: Conjunction): ReadonlySet<string> {
  const excluded = conjunction.flatMap(({ not }) =>
    typeof not === 'object' && canonical(Object.keys(not)) === '["type"]' ? typesIn(not) : [],
  )
  const all: readonly Type[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object']
  return new Set(
    all.filter(
      (type) => !excluded.includes(type) && conjunction.every((one) => typesIn(one).includes(type)),
    ),
  )
}

type Make = (
  conjunction: Conjunction,
  types: ReadonlySet<string>,
  depth: number,
  draw: Draw,
) => fc.Arbitrary<unknown> | null

/** What is small comes first, so that values shrink to it. */
const drawn: Readonly<Record<string, Make>> = {
  null: (_all, types) => (types.has('null') ? fc.constant(null) : null),
  boolean: (_all, types) => (types.has('boolean') ? fc.boolean() : null),
  number: (all, types) =>
    types.has('integer') || types.has('number')
      ? numbers(all, { whole: types.has('integer'), broken: types.has('number') })
      : null,
  string: (all, types, _depth, { book }) => (types.has('string') ? strings(all, book) : null),
  array: (all, types, depth, draw) => (types.has('array') ? arrays(all, depth, draw) : null),
  object: (all, types, depth, draw) => (types.has('object') ? objects(all, depth, draw) : null),
}
