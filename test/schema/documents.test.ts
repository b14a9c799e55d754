import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { providers } from '../../src/providers/registry.ts'
import { invalid } from '../../src/schema/invalid.ts'
import type { Schema } from '../../src/schema/schema.ts'
import { valid } from '../../src/schema/valid.ts'
import { placeOf, witness } from './witness.ts'

const RUNS = { numRuns: 100, seed: 42 }
/** Schemas of all that an operation takes; of a batch, of each of its tasks. */
const documents = providers.map(({ id, contract }) => {
  const { operations, root } = contract.requests()
  const all = Object.values(operations).flatMap(({ parameters, body, tasks }) => {
    const several = Object.values(tasks)
    return [parameters, ...(several.length > 0 ? several : [body])].filter((one) => one !== null)
  })
  return [id, all.map((one): Schema => ({ ...Object(root), ...Object(one) }))] as const
})

describe.each(documents)('%s', (_id, schemas) => {
  test('every value drawn for a request is valid to another validator', () => {
    expect(schemas.length).toBeGreaterThan(0)
    for (const schema of schemas) {
      const { values } = valid(schema)
      if (values === null) throw new Error('nothing was drawn')
      const errors = witness(schema)
      fc.assert(
        fc.property(values, (value) => {
          expect(errors(value)).toEqual([])
        }),
        RUNS,
      )
    }
  })

  test('every broken one is refused for its label', () => {
    for (const schema of schemas) {
      const { values } = invalid(schema)
      if (values === null) continue
      const errors = witness(schema)
      fc.assert(
        fc.property(values, ({ label, value }) => {
          expect(errors(value).map(placeOf)).toContainEqual(label)
        }),
        RUNS,
      )
    }
  }, 60_000)
})
