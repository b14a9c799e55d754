import fc from 'fast-check'
import { formats } from '../../src/schema/formats.ts'
import { speakingOf } from '../../src/schema/keywords.ts'
import type { Keyword, Schema } from '../../src/schema/schema.ts'

const names = ['a', 'b', 'c/d', 'x-e']
const small = fc.integer({ min: 0, max: 3 })
const numbers = fc.integer({ min: -9, max: 9 })
const constants = fc.constantFrom<unknown>(null, true, 0, 3, -1.5, '', 'ab', '🎬', [1], { a: 1 })
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const

/** Back to where they are from only from within the value: elsewhere they have no end, to any
 *  validator. */
const loops = fc.constantFrom<Schema>({ $ref: '#' }, { $ref: '#/$defs/list' }, { $ref: '#tree' })
const ends = fc.constantFrom('#/$defs/leaf', '#leaf', '#/$defs/list', '#tree', '#/$defs/node')

/** Keywords with values of their metaschema's types; each schema holds a few of them. */
function keywordsOf(inner: fc.Arbitrary<Schema>) {
  const some = fc.array(inner, { minLength: 1, maxLength: 3 })
  const below = fc.oneof({ weight: 6, arbitrary: inner }, { weight: 1, arbitrary: loops })
  const members = fc.dictionary(fc.constantFrom(...names), below, { maxKeys: 3 })
  const listed = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })
  return {
    $ref: ends,
    type: fc.oneof(
      fc.constantFrom(...types),
      fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
    ),
    nullable: fc.constant(true),
    enum: fc.uniqueArray(constants, {
      minLength: 1,
      maxLength: 4,
      selector: (one) => JSON.stringify(one),
    }),
    const: constants,
    minimum: numbers,
    maximum: numbers,
    exclusiveMinimum: numbers,
    exclusiveMaximum: numbers,
    multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.25),
    minLength: small,
    maxLength: small,
    pattern: fc.constantFrom('^a', 'b$', '^[a-c]{1,3}$', '\\d'),
    format: fc.constantFrom(...Object.keys(formats)),
    required: listed,
    properties: members,
    patternProperties: fc.dictionary(fc.constantFrom('^x-', '^[ab]$'), inner, { maxKeys: 2 }),
    additionalProperties: below,
    unevaluatedProperties: below,
    propertyNames: fc.constantFrom<Schema>({ maxLength: 3 }, { pattern: '^[a-x]' }, false),
    minProperties: small,
    maxProperties: small,
    dependentRequired: fc.dictionary(fc.constantFrom(...names), listed, { maxKeys: 2 }),
    dependentSchemas: fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 1 }),
    items: below,
    prefixItems: fc.array(below, { minLength: 1, maxLength: 3 }),
    unevaluatedItems: below,
    contains: inner,
    minContains: small,
    maxContains: small,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: inner,
    if: inner,
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: inner,
    else: inner,
    default: constants,
    examples: fc.array(constants, { maxLength: 2 }),
  } satisfies Record<Exclude<Keyword, '$anchor' | '$defs'>, fc.Arbitrary<unknown>>
}

/** What a keyword means nothing without. */
const needs: Partial<Record<string, Keyword>> = {
  nullable: 'type',
  minContains: 'contains',
  maxContains: 'contains',
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: 'if',
  else: 'if',
}

/** Of what others leave unevaluated the witness judges right only where nobody leads elsewhere: it takes
 *  all that `contains`, and what a failed `if` looked at, for evaluated. The table has the rest. */
const isPlain = (name: string): boolean =>
  !(
    speakingOf('others').some((one) => one === name) ||
    ['not', 'contains', 'minContains', 'maxContains'].includes(name)
  )

const schemaOf = (inner: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> => {
  const keywords = new Map<string, fc.Arbitrary<unknown>>(Object.entries(keywordsOf(inner)))
  const few = fc.uniqueArray(fc.constantFrom(...keywords.keys()), { minLength: 1, maxLength: 4 })
  return few.chain((chosen) => {
    const fitting = chosen.some((name) => name.startsWith('unevaluated'))
      ? chosen.filter(isPlain)
      : chosen
    const all = new Set(fitting.flatMap((name) => [needs[name] ?? name, name]))
    // Each value is of its keyword's type.
    return fc.record(
      Object.fromEntries([...keywords].filter(([name]) => all.has(name))),
    ) as fc.Arbitrary<Schema>
  })
}

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 4, arbitrary: schemaOf(fc.boolean()) },
)

/** What references lead to, some of it back to itself. */
const $defs = {
  leaf: { $anchor: 'leaf', type: 'integer', minimum: 2 },
  list: { type: ['array', 'null'], items: { $ref: '#/$defs/list' }, maxItems: 2 },
  tree: {
    $anchor: 'tree',
    anyOf: [{ type: 'string' }, { properties: { a: { $ref: '#tree' }, b: { $ref: '#' } } }],
  },
  node: {
    type: 'object',
    properties: { b: { type: 'boolean' }, next: { $ref: '#/$defs/node' } },
    required: ['b'],
    additionalProperties: false,
  },
}

/** Schemas of every keyword that is read, three deep, with references that lead back. */
export const schemas: fc.Arbitrary<Schema> = schemaOf(
  fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: schemaOf(leaf) }),
).map((schema) => ({ ...Object(schema), $defs }))
