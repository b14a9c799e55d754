import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invalid } from '../../src/schema/invalid.ts'
import { isObject, type Schema, token } from '../../src/schema/schema.ts'
import { valid } from '../../src/schema/valid.ts'
import { placeOf, witness } from './witness.ts'

const RUNS = { numRuns: 100, seed: 42 }
const ids = ['krea', 'kie', 'apikley', 'aimlapi', 'runware'] as const

const documents = ids.map((id) => {
  const url = new URL(`../../generated/${id}/openapi.json`, import.meta.url)
  const document: unknown = JSON.parse(readFileSync(url, 'utf8'))
  return [id, isObject(document) ? document : {}] as const
})

/** Where schemas of requests stand: those of parameters and of JSON bodies. */
function* places(node: unknown, pointer: string): Generator<string> {
  if (typeof node !== 'object' || node === null) return
  for (const [name, item] of Object.entries(node)) {
    const here = pointer + token(name)
    if (name === 'schema') yield here
    else if (name !== 'responses' && name !== 'callbacks') yield* places(item, here)
  }
}

describe.each(documents)('%s', (_id, document) => {
  const schemas = [...places(document.paths, '/paths')].map((pointer): Schema => {
    const $ref = `#${pointer.split('/').map(encodeURIComponent).join('/')}`
    return { ...document, $ref }
  })

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
