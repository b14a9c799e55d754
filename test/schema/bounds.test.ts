import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invalid } from '../../src/schema/invalid.ts'
import type { Schema } from '../../src/schema/schema.ts'
import { valid } from '../../src/schema/valid.ts'

/** Of one schema no more labels are tried. */
const LABELS = 4

/** Schemas that have no end, or would take one's life; each would hang a generator that just goes on. */
const endless: Readonly<Record<string, Schema>> = {
  'more unique items than there are values': {
    type: 'array',
    items: { enum: [1, 2] },
    uniqueItems: true,
    minItems: 3,
  },
  'more members than there are names': {
    type: 'object',
    patternProperties: { '^[ab]$': true },
    additionalProperties: false,
    minProperties: 3,
  },
  'a list of lists without end': { type: 'array', items: { $ref: '#' }, minItems: 1 },
  'many lists in many lists': {
    type: 'array',
    minItems: 100,
    items: { type: 'array', minItems: 100, items: { type: 'array', minItems: 100 } },
  },
  'more items than are drawn': { type: 'array', minItems: 1e9 },
  'more contained than are drawn': { type: 'array', contains: { const: 1 }, minContains: 1e9 },
  'a text longer than is drawn': { type: 'string', minLength: 1e9 },
  'choices that lead back to themselves': { anyOf: [{ $ref: '#' }, { $ref: '#' }], not: true },
  'a choice of one by chance, at each depth': {
    type: 'array',
    minItems: 1,
    oneOf: [{ items: { $ref: '#' } }, { contains: { $ref: '#' } }, { uniqueItems: true }],
    items: { anyOf: [{ $ref: '#' }, { multipleOf: 7, minimum: 1e6 }] },
  },
}

test.each(Object.entries(endless))(
  '%s: an end is found, and what is missing said',
  (_name, schema) => {
    const { values, gaps } = valid(schema)
    if (values !== null) fc.sample(values, { numRuns: 20, seed: 42 })
    expect(values === null ? gaps.length : 1).toBeGreaterThan(0)
    for (const { values: drawn } of invalid(schema).candidates.slice(0, LABELS)) {
      const broken = drawn()
      if (broken !== null) fc.sample(broken, { numRuns: 20, seed: 42 })
    }
  },
)

test('where one member has no end, the others are still drawn', () => {
  const schema: Schema = {
    type: 'object',
    properties: {
      a: { type: 'array', items: { $ref: '#/properties/a' }, minItems: 2 },
      b: { type: 'integer' },
    },
    required: ['b'],
    additionalProperties: false,
  }
  const { values, gaps } = valid(schema)
  if (values === null) throw new Error('nothing was drawn')
  const drawn = fc.sample(values, { numRuns: 100, seed: 42 })
  expect(new Set(drawn.map((one) => Object(one).b)).size).toBeGreaterThan(20)
  expect(gaps.map(({ pointer }) => pointer)).toContain('/properties/a')
})

test('a value that misses its schema is shrunk as far as it may', () => {
  const { values } = valid({ type: 'array', items: { type: 'integer', not: { const: 0 } } })
  if (values === null) throw new Error('nothing was drawn')
  const { counterexample } = fc.check(
    fc.property(values, (list) => Object(list).length < 2),
    { seed: 42, numRuns: 200 },
  )
  expect(counterexample).toEqual([[1, 1]])
})
