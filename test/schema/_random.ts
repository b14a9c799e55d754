import fc from 'fast-check'
import type { Schema } from '../../src/schema/schema.ts'

const names = ['a', 'b', 'c/d', 'x-e']
const small = fc.integer({ min: 0, max: 3 })
const numbers = fc.integer({ min: -9, max: 9 })
const constants = fc.constantFrom<unknown>(null, true, 0, 3, -1.5, '', 'ab', '🎬', [1], { a: 1 })
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const

const whole = fc.constant<Schema>({ $ref: '#' })

/** Keywords with values of their metaschema's types; each schema holds a few of them. */
function keywordsOf(inner: fc.Arbitrary<Schema>): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const some = fc.array(inner, { minLength: 1, maxLength: 3 })
  // Back to the whole only from within the value: elsewhere it would have no end, to any validator.
  const below = fc.oneof({ weight: 6, arbitrary: inner }, { weight: 1, arbitrary: whole })
  const members = fc.dictionary(fc.constantFrom(...names), below, { maxKeys: 3 })
  const listed = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })
  return {
    type: fc.oneof(
      fc.constantFrom(...types),
      fc.uniqueArray(fc.constantFrom(...types), { minLength: 1, maxLength: 3 }),
    ),
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
    format: fc.constantFrom('uuid', 'date', 'date-time', 'email', 'ipv4', 'uri'),
    required: listed,
    properties: members,
    patternProperties: fc.dictionary(fc.constantFrom('^x-', '^[ab]$'), inner, { maxKeys: 2 }),
    additionalProperties: below,
    propertyNames: fc.constantFrom<Schema>({ maxLength: 3 }, { pattern: '^[a-x]' }),
    minProperties: small,
    maxProperties: small,
    dependentRequired: fc.dictionary(fc.constantFrom(...names), listed, { maxKeys: 2 }),
    dependentSchemas: fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 1 }),
    items: below,
    prefixItems: fc.array(below, { minLength: 1, maxLength: 3 }),
    contains: inner,
    minItems: small,
    maxItems: small,
    uniqueItems: fc.boolean(),
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: inner,
    if: inner,
    $ref: fc.constant('#/$defs/leaf'),
  }
}

const schemaOf = (inner: fc.Arbitrary<Schema>): fc.Arbitrary<Schema> => {
  const keywords = keywordsOf(inner)
  const few = fc.uniqueArray(fc.constantFrom(...Object.keys(keywords)), {
    minLength: 1,
    maxLength: 4,
  })
  return few.chain((chosen) =>
    fc.record(
      Object.fromEntries(
        chosen.flatMap((name) => (keywords[name] === undefined ? [] : [[name, keywords[name]]])),
      ),
    ),
  )
}

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 4, arbitrary: schemaOf(fc.constant(true)) },
)

/** Schemas of every keyword that is read, three deep, with references that lead back. */
export const schemas: fc.Arbitrary<Schema> = schemaOf(
  fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: schemaOf(leaf) }),
).map((schema) => ({ ...Object(schema), $defs: { leaf: { type: 'integer', minimum: 2 } } }))
