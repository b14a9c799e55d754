import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invalid } from '../../src/schema/invalid.ts'
import type { Label } from '../../src/schema/judge.ts'
import { keywords } from '../../src/schema/keywords.ts'
import { valid } from '../../src/schema/valid.ts'
import { schemas } from './_random.ts'
import { placeOf, unlessItFails, witness } from './witness.ts'

/** Unpinned: each run looks at other schemas, and prints its seed when one is drawn wrong. */
const RUNS = { numRuns: 150 }
const DRAWN = { numRuns: 8, seed: 7 }
/** Of one schema no more labels are tried. */
const LABELS = 4

test('whatever is drawn as valid of any schema is, to another validator; of what has none a gap says so', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const { values, gaps } = valid(schema)
      if (values === null) {
        expect(gaps.length).toBeGreaterThan(0)
        return
      }
      const errors = witness(schema)
      for (const value of fc.sample(values, DRAWN))
        expect((unlessItFails(errors, value) ?? []).map(placeOf)).toEqual([])
    }),
    RUNS,
  )
})

test('whatever is drawn as invalid of any schema is refused for its label', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const { candidates } = invalid(schema)
      const errors = witness(schema)
      for (const { values } of candidates.slice(0, LABELS)) {
        const drawn = values()
        if (drawn === null) continue
        for (const { label, value } of fc.sample(drawn, DRAWN)) {
          const found = unlessItFails(errors, value)
          if (found !== null) expect(found.map(placeOf).some(says(label))).toBe(true)
        }
      }
    }),
    RUNS,
  )
})

test('random schemas have every keyword that is read', () => {
  const met = new Set<string>()
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [name, item] of Object.entries(node)) {
      met.add(name)
      look(item)
    }
  }
  for (const schema of fc.sample(schemas, { numRuns: 300, seed: 42 })) look(schema)
  expect(Object.keys(keywords).filter((name) => !met.has(name))).toEqual([])
})

/** Where no items may be, the witness says so of each of them. */
const says =
  ({ pointer, rule }: Label) =>
  (found: Label): boolean =>
    (found.pointer === pointer && found.rule === rule) ||
    (rule === 'items' && found.rule === 'false schema' && found.pointer.startsWith(`${pointer}/`))
