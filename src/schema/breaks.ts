import fc from 'fast-check'
import { alternatives } from './alternatives.ts'
import { arrays, elementAt, prefixOf } from './arrays.ts'
import type { Book } from './book.ts'
import type { Draw, Forced } from './draw.ts'
import type { Label } from './judge.ts'
import { declared, freshName, memberOf, objects } from './objects.ts'
import { companions, opposites } from './opposites.ts'
import { typesIn } from './rules.ts'
import { type Conjunction, type Schema, type SchemaObject, token } from './schema.ts'

/** Recursion is entered once more than it takes, and containers are entered no deeper. */
const DEPTH_MAX = 8
/** So many steps it may take to find all that could be broken. */
const WALK_STEPS = 20_000

type Values = fc.Arbitrary<unknown> | null

/** One way to break a constraint. */
export interface Attempt {
  readonly label: Label
  readonly where: SchemaObject
  values(): Values
}

/** All at once, so that what one place of a schema takes is counted by itself. */
export const metered = (
  { book: { meter } }: Draw,
  attempts: () => Iterable<Attempt>,
): readonly Attempt[] => meter.within(WALK_STEPS, () => [...attempts()])

type Embed = (values: Values) => Values

/** Every rule of a schema and of all below it, with the way in which it is broken. */
export function* breaks(
  schema: Schema,
  pointer: string,
  path: readonly Schema[],
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  if (schema === true || schema === false) return
  if (path.includes(schema)) return
  if (path.length > DEPTH_MAX) {
    draw.book.note(schema, 'schema', `not broken deeper than ${DEPTH_MAX}`)
    return
  }
  if (draw.book.meter.spent()) {
    draw.book.note(schema, 'schema', 'takes more work than is done: not all is broken')
    return
  }
  const { ways } = alternatives(schema, draw.book)
  draw.book.meter.spend(ways.length)
  for (const way of ways) yield* ownBreaks(way, pointer, path.length, embed, draw)
  yield* choices(schema, pointer, path.length, embed, draw)
  for (const way of ways) yield* below(way, pointer, [...path, schema], embed, draw)
}

/** Broken rules of the value itself. */
function* ownBreaks(
  way: Conjunction,
  pointer: string,
  depth: number,
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  for (const one of rulesOf(way, draw)) {
    for (const rule of Object.keys(one)) {
      yield* attempts(
        { one, rule, others: way.filter((other) => other !== one), way },
        pointer,
        depth,
        embed,
        draw,
      )
    }
  }
}

interface Broken {
  readonly one: SchemaObject
  readonly rule: string
  readonly others: readonly Schema[]
  readonly way: Conjunction
}

function* attempts(
  { one, rule, others, way }: Broken,
  pointer: string,
  depth: number,
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  const { book } = draw
  const made = opposites[rule]?.(one as Required<SchemaObject>, () => freshName(way)) ?? [] // it has the rule
  for (const { name, schema } of made) {
    book.meter.spend(1)
    const at = name === undefined ? pointer : pointer + token(name)
    const rest = book.without(one, [rule, ...(companions[rule] ?? [])])
    // Of another type, what the place says of its own type matters no more, but its lists do.
    const kept =
      rule === 'type' ? [book.without(rest, ['enum', 'const', 'not'])] : [rest, ...others]
    yield {
      label: { pointer: at, rule },
      where: one,
      values: () => embed(draw.values(book.all([...kept, schema]), depth)),
    }
    // What cannot be broken alone may be with the rest of the place.
    yield {
      label: { pointer: at, rule },
      where: one,
      values: () =>
        embed(draw.values(book.all([schema, ...withoutLists(kept, rule, book)]), depth)),
    }
  }
}

const withoutLists = (kept: readonly Schema[], rule: string, book: Book): readonly Schema[] =>
  kept.map((one) =>
    typeof one === 'boolean'
      ? one
      : book.without(one, ['enum', 'const', 'pattern', 'format', rule]),
  )

/** `anyOf` and `oneOf` wherever they stand for this value: none kept, or too many. */
function* choices(
  schema: SchemaObject,
  pointer: string,
  depth: number,
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  for (const one of heads(schema, draw.book, new Set())) {
    for (const rule of ['anyOf', 'oneOf'] as const) {
      if (one[rule] === undefined) continue
      yield* attempts({ one, rule, others: [], way: [one] }, pointer, depth, embed, draw)
    }
  }
}

/** The schemas that surely hold for the value: itself, what it refers to and all of its `allOf`. */
function* heads(schema: Schema, book: Book, seen: Set<Schema>): Generator<SchemaObject> {
  if (typeof schema === 'boolean' || seen.has(schema)) return
  seen.add(schema)
  yield schema
  if (schema.$ref !== undefined) yield* heads(book.resolve(schema.$ref) ?? true, book, seen)
  for (const one of schema.allOf ?? []) yield* heads(one, book, seen)
}

/** Broken rules of members and elements, in a value that is sound around them. */
function* below(
  way: Conjunction,
  pointer: string,
  path: readonly Schema[],
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  const depth = path.length - 1
  const rules = rulesOf(way, draw)
  const has = (type: string) => way.every((one) => typesIn(one).includes(type))
  if (has('object')) {
    for (const name of names(rules, draw)) {
      const schema = memberOf(rules, name, draw)
      const within: Embed = (values) =>
        values === null ? null : embed(objects(way, depth, draw, force(name, values)))
      yield* metered(draw, () => member(schema, pointer + token(name), path, within, draw))
    }
  }
  if (!has('array')) return
  for (let index = 0; index <= prefixOf(rules); index += 1) {
    const within: Embed = (values) =>
      values === null ? null : embed(arrays(way, depth, draw, force(String(index), values)))
    const schema = elementAt(rules, index, draw)
    if (schema === false) continue
    yield* metered(draw, () => breaks(schema, pointer + token(index), path, within, draw))
  }
}

/** What a way leaves when its conditions are taken for granted: those can be unmet, not broken. */
const rulesOf = (way: Conjunction, { book }: Draw): Conjunction =>
  way.filter((one) => book.roleOf(one) !== 'condition')

const force = (key: string, values: fc.Arbitrary<unknown>): Forced => new Map([[key, values]])

function* member(
  schema: Schema,
  pointer: string,
  path: readonly Schema[],
  embed: Embed,
  draw: Draw,
): Generator<Attempt> {
  if (schema !== false) return yield* breaks(schema, pointer, path, embed, draw)
  const anything = draw.values(true, path.length)
  yield { label: { pointer, rule: 'false schema' }, where: {}, values: () => embed(anything) }
}

/** The declared names, and one of each pattern and of none where those say something. */
function names(way: Conjunction, draw: Draw): readonly string[] {
  const fresh = freshName(way)
  const patterned = way.flatMap(({ patternProperties }) =>
    Object.keys(patternProperties ?? {}).flatMap((pattern) => {
      const drawn = draw.values({ type: 'string', pattern }, 0)
      return drawn === null ? [] : fc.sample(drawn, { numRuns: 1, seed: 3 }).map(String)
    }),
  )
  const own = declared(way).filter((name) =>
    way.some(({ properties }) => properties !== undefined && Object.hasOwn(properties, name)),
  )
  const other = fresh !== null && memberOf(way, fresh, draw) !== false ? [fresh] : []
  return [...new Set([...own, ...patterned, ...other])]
}
