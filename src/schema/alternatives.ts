import type { Book, Role } from './book.ts'
import { contrary } from './contrary.ts'
import { speakingOf } from './keywords.ts'
import { isOpen } from './possible.ts'
import type { Alternatives, Conjunction, Keyword, Schema, SchemaObject } from './schema.ts'

/** Ways beyond these are not taken one by one; what they stand for is judged instead. */
const WAYS_MAX = 24
/** Schemas that hold for one value, or are choices for it, are gone through so often. */
const EXPANSIONS_MAX = 1000

/** Keywords that lead to other schemas for the same value. */
const leading = speakingOf('others')

/** Keywords whose effect is not drawn exactly. */
const looseKeywords: readonly Keyword[] = [
  'unevaluatedProperties',
  'unevaluatedItems',
  'oneOf',
  'not',
  'if',
  'contains',
  'uniqueItems',
  'dependentSchemas',
  'dependentRequired',
  'propertyNames',
  'patternProperties',
  'minProperties',
  'maxProperties',
  'multipleOf',
  'pattern',
  'format',
]

/** Follows references, merges what holds together, and tells apart what is a choice. */
export function alternatives(schema: Schema, book: Book): Alternatives {
  const known = book.alternatives.get(schema)
  if (known !== undefined) return known
  const found = told(schema, book)
  book.alternatives.set(schema, found)
  return found
}

function told(schema: Schema, book: Book): Alternatives {
  let loose = false
  let expansions = 0
  const onTheWay = new Set<Schema>()

  const waysOf = (one: Schema): readonly Conjunction[] => {
    if (one === true) return [[]]
    if (one === false) return []
    if (onTheWay.has(one)) {
      book.note(one, '$ref', 'leads back to itself without reaching into the value')
      return []
    }
    expansions += 1
    if (expansions > EXPANSIONS_MAX) {
      book.note(one, 'schema', `of more than ${EXPANSIONS_MAX} parts not each is drawn`)
      loose = true
      return [[]]
    }
    onTheWay.add(one)
    const found = expanded(one)
    onTheWay.delete(one)
    return found
  }

  const expanded = (one: SchemaObject): readonly Conjunction[] => {
    loose ||= looseKeywords.some((name) => one[name] !== undefined)
    const bare = book.without(one, leading)
    let ways: readonly Conjunction[] = Object.keys(bare).length === 0 ? [[]] : [[bare]]
    for (const { keyword, choices } of parts(one)) {
      book.meter.spend(ways.length * choices.length)
      const all = ways.flatMap((way) => choices.map((more) => [...way, ...more]))
      const product = all.filter((way) => isOpen(way, book))
      if (product.length <= WAYS_MAX || choices.length < 2) {
        ways = product
        continue
      }
      book.note(one, keyword, `of ${product.length} ways not each is drawn: some by chance only`)
      loose = true
      // A condition can be met by chance; a choice must be made.
      if (keyword !== 'if') ways = thinned(product)
    }
    return ways
  }

  const parts = (one: SchemaObject): Part[] => {
    const found: Part[] = (one.allOf ?? []).map((each) => part('allOf', waysOf(each)))
    if (one.$ref !== undefined) found.push(part('$ref', waysOf(target(one, one.$ref))))
    if (one.anyOf !== undefined) found.push(part('anyOf', one.anyOf.flatMap(waysOf)))
    if (one.oneOf !== undefined) found.push(part('oneOf', one.oneOf.flatMap(waysOf)))
    if (one.if !== undefined) found.push(part('if', branches(one.if, one.then, one.else)))
    for (const [name, then] of Object.entries(one.dependentSchemas ?? {})) {
      const lacking = under({ properties: { [name]: false } }, true)
      const having = under({ type: 'object', required: [name] }, then)
      found.push(part('if', [...lacking, ...having]))
    }
    return found
  }

  const target = (one: SchemaObject, $ref: string): Schema => {
    const found = book.resolve($ref)
    if (found === undefined) book.note(one, '$ref', `${$ref} names no schema in the document`)
    return found ?? true
  }

  const under = (condition: Schema, consequence: Schema): readonly Conjunction[] => {
    const playing = (role: Role, one: Schema) =>
      waysOf(one).map((way) => way.map((each) => book.as(role, each)))
    const met = playing('condition', condition)
    return playing('consequence', consequence).flatMap((way) => met.map((on) => [...on, ...way]))
  }

  const branches = (when: Schema, then: Schema = true, otherwise: Schema = true) => [
    ...under(contrary(when), otherwise),
    ...under(when, then),
  ]

  return { ways: waysOf(schema), loose }
}

interface Part {
  readonly keyword: string
  readonly choices: readonly Conjunction[]
}

const part = (keyword: string, choices: readonly Conjunction[]): Part => ({ keyword, choices })

/** Evenly over all of them. */
function thinned(product: readonly Conjunction[]): readonly Conjunction[] {
  const step = Math.ceil(product.length / (2 * WAYS_MAX))
  return product.filter((_way, index) => index % step === 0)
}
