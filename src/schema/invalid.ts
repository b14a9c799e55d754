import fc from 'fast-check'
import { alternatives, type Conjunction } from './alternatives.ts'
import { arrays, elementAt, prefixOf } from './arrays.ts'
import { type Book, bookOf } from './book.ts'
import type { Draw, Forced } from './draw.ts'
import { inexact } from './inexact.ts'
import { type Breach, breaches, typesIn } from './judge.ts'
import { declared, freshName, memberOf, objects } from './objects.ts'
import { companions, opposites } from './opposites.ts'
import { type Gap, type Schema, type SchemaObject, token } from './schema.ts'
import type { Within } from './valid.ts'
import { drawFrom, probed } from './ways.ts'

/** The one constraint that a value breaks. */
export interface Label {
  /** Into the value: where the rule is broken; of what is missing, where it should be. */
  readonly pointer: string
  /** The JSON Schema keyword, or `false schema` for what must not be. */
  readonly rule: string
}

export interface Invalid {
  readonly label: Label
  readonly value: unknown
}

export interface Breakable {
  readonly label: Label
  /** Values that break it and nothing elsewhere, shrinking within the label. */
  readonly values: fc.Arbitrary<Invalid>
}

/** A constraint that may be breakable alone. */
export interface Candidate {
  readonly label: Label
  /** Looks for values that break it when it is first asked, which can take long; `null`: there are
   *  none, and the gaps say so from then on. */
  values(): fc.Arbitrary<Invalid> | null
}

export interface InvalidValues {
  /** Each constraint, in the order of the schema; nothing has been drawn of any. */
  readonly candidates: readonly Candidate[]
  /** Values of all labels; `null` where nothing can be broken. Tries every candidate. */
  readonly values: fc.Arbitrary<Invalid> | null
  /** Each constraint that can be broken alone. Tries every candidate. */
  readonly labels: readonly Breakable[]
  /** What the candidates tried so far showed. */
  readonly gaps: readonly Gap[]
}

/** No schema's constraints are broken in more ways. */
const LABELS_MAX = 1000
/** Recursion is entered once more than it takes, and containers are entered no deeper. */
const DEPTH_MAX = 8

/** Draws what a schema refuses, one broken constraint at a time. */
export function invalid(schema: Schema, { root = schema }: Within = {}): InvalidValues {
  const book = bookOf(root)
  inexact(schema, book)
  const draw = drawFrom(book)
  const found = grouped(breaks(schema, '', [], (values) => values, draw))
  const candidates = found.map(
    ([label, attempts]): Candidate => ({
      label,
      values: once(() => breakable(label, attempts, schema, book)),
    }),
  )
  const labels = once(() =>
    candidates.flatMap(({ label, values }): readonly Breakable[] => {
      const drawn = values()
      return drawn === null ? [] : [{ label, values: drawn }]
    }),
  )
  return {
    candidates,
    get labels() {
      return labels()
    },
    get values() {
      return labels().length === 0 ? null : fc.oneof(...labels().map((one) => one.values))
    },
    get gaps() {
      return book.gaps
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

type Values = fc.Arbitrary<unknown> | null

interface Attempt {
  readonly label: Label
  readonly where: SchemaObject
  values(): Values
}

function grouped(attempts: Iterable<Attempt>): (readonly [Label, readonly Attempt[]])[] {
  const groups = new Map<string, [Label, Attempt[]]>()
  for (const attempt of attempts) {
    const { label } = attempt
    const key = `${label.pointer} ${label.rule}`
    const group = groups.get(key) ?? [label, []]
    if (group[1].length < ATTEMPTS_MAX) group[1].push(attempt)
    groups.set(key, group)
    if (groups.size >= LABELS_MAX) break
  }
  return [...groups.values()]
}

/** Values that break just the label's rule or, where it cannot be broken alone, that place's. */
function breakable(
  label: Label,
  attempts: readonly Attempt[],
  schema: Schema,
  book: Book,
): fc.Arbitrary<Invalid> | null {
  for (const fits of [isJust, isThere]) {
    const passing: fc.Arbitrary<unknown>[] = []
    for (const one of attempts) {
      const is = (value: unknown) => fits(breaches(schema, value, book), label)
      const found = probed(one.values(), is, PROBES)
      if (found !== null) passing.push(found)
      if (passing.length >= PASSING_MAX) break
    }
    if (passing.length === 0) continue
    return fc.oneof(...passing).map((value): Invalid => ({ label, value }))
  }
  const [first] = attempts
  book.note(first?.where ?? true, label.rule, `cannot be broken alone at '${label.pointer}'`)
  return null
}

/** A label met in many ways is tried in the first of them, until some are found. */
const ATTEMPTS_MAX = 12
const PASSING_MAX = 2
/** What is made to break a rule does so at once, or is not worth waiting for. */
const PROBES = 30

type Fits = (found: readonly Breach[], label: Label) => boolean

const isJust: Fits = (found, label) =>
  explains(found, ({ pointer, rule }) => pointer === label.pointer && rule === label.rule)

/** Some rule of the place is broken with it, and none elsewhere. */
const isThere: Fits = (found, label) =>
  explains(found, ({ pointer }) => pointer === label.pointer) && mentions(found, label)

const mentions: Fits = (found, label) =>
  found.some(
    ({ pointer, rule, branches = [] }) =>
      (pointer === label.pointer && rule === label.rule) ||
      branches.some((branch) => mentions(branch, label)),
  )

/** All that is broken is the place, or a choice one of whose branches misses by that alone. */
const explains = (found: readonly Breach[], is: (breach: Breach) => boolean): boolean =>
  found.length > 0 &&
  found.every(
    (breach) => is(breach) || (breach.branches ?? []).some((branch) => explains(branch, is)),
  )

type Embed = (values: Values) => Values

/** Every rule of a schema and of all below it, with the way in which it is broken. */
function* breaks(
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
  const { ways } = alternatives(schema, draw.book)
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
  for (const one of way) {
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
    for (const rule of ['anyOf', 'oneOf']) {
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
  const has = (type: string) => way.every((one) => typesIn(one).includes(type))
  if (has('object')) {
    for (const name of names(way, draw)) {
      const schema = memberOf(way, name, draw)
      const within: Embed = (values) =>
        values === null ? null : embed(objects(way, depth, draw, force(name, values)))
      yield* member(schema, pointer + token(name), path, within, draw)
    }
  }
  if (!has('array')) return
  for (let index = 0; index <= prefixOf(way); index += 1) {
    const within: Embed = (values) =>
      values === null ? null : embed(arrays(way, depth, draw, force(String(index), values)))
    const schema = elementAt(way, index, draw)
    if (schema === false) continue
    yield* breaks(schema, pointer + token(index), path, within, draw)
  }
}

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
