import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invalid } from '../../src/schema/invalid.ts'
import { valid } from '../../src/schema/valid.ts'
import { table } from './table.ts'
import { elsewhere, placeOf, witness } from './witness.ts'

const RUNS = { numRuns: 200, seed: 42 }

const rows = Object.entries(table).map(([name, row]) => [name, row] as const)

describe.each(rows)('%s', (_name, { schema, reached }) => {
  const errors = witness(schema)

  test('every value drawn as valid is, to another validator', () => {
    const { values } = valid(schema)
    if (values === null) throw new Error('nothing was drawn')
    fc.assert(
      fc.property(values, (value) => {
        expect(errors(value).map(placeOf)).toEqual([])
      }),
      RUNS,
    )
  })

  test('every value drawn as invalid is refused for its label, and there only', () => {
    const { values } = invalid(schema)
    if (values === null) return
    fc.assert(
      fc.property(values, ({ label, value }) => {
        const found = errors(value)
        expect(found.map(placeOf)).toContainEqual(label)
        expect(elsewhere(found, label)).toEqual([])
      }),
      RUNS,
    )
  })

  test('each label that the schema allows is reached', () => {
    const labels = invalid(schema).labels.map(({ label }) => `${label.pointer} ${label.rule}`)
    expect(labels).toEqual(expect.arrayContaining([...reached]))
  })
})
