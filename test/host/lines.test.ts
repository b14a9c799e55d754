import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineAt, linesOf } from '../../src/host/lines.ts'
import { everyone } from '../fixtures/registry.ts'

const folderOf = (id: string): string =>
  id === 'acme' ? 'test/fixtures/acme/generated/acme' : `generated/${id}`

/** Each value of a document by its pointer. */
function* values(value: unknown, pointer = ''): Generator<readonly [string, unknown]> {
  yield [pointer, value]
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    yield* values(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

const lastOf = (pointer: string): string =>
  pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')

/** What a line of a pretty-printed document begins with when the value stands on it. */
function beginning(pointer: string, value: unknown): string {
  const name = lastOf(pointer)
  const isElement = pointer === '' || /^\d+$/.test(name)
  const said =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? '['
        : '{'
      : JSON.stringify(value)
  return isElement ? said : `${JSON.stringify(name)}: ${said}`
}

/** Parameters are a list in the document; the judge has them in an object of its own. */
const judges = /\/parameters(?:\/properties\/(?:path|query|header))?\/(?:required|type)$/

describe.each(everyone)('$id', ({ id }) => {
  const text = readFileSync(`${folderOf(id)}/openapi.json`, 'utf8')
  const lines = linesOf(text)
  const all = [...values(JSON.parse(text))]

  test('every pointer of the document leads to its line', () => {
    const printed = text.split('\n')
    const astray = all.filter(([pointer, value]) => {
      const line = printed[(lines.get(pointer) ?? 0) - 1]?.trim() ?? ''
      // A name of digits alone, a status, reads as an element or as a name.
      const name = `${JSON.stringify(lastOf(pointer))}: `
      const bare = line.startsWith(name) ? line.slice(name.length) : line
      return !line.startsWith(beginning(pointer, value)) && !bare.startsWith(beginning('', value))
    })
    expect(all.length).toBeGreaterThan(100)
    expect(astray).toEqual([])
    expect(lines.size).toBe(all.length)
  })

  test('every rule that a validator names stands in the document, but for those of the judge', () => {
    const validators = readFileSync(`${folderOf(id)}/validators.ts`, 'utf8')
    const named = [...validators.matchAll(/schemaPath: ?"#([^"]*)"/g)].map(([, at = '']) => at)
    expect(named.length).toBeGreaterThan(10)
    expect([...new Set(named)].filter((at) => !lines.has(at) && !judges.test(at))).toEqual([])
  })
})

test('any JSON text is read, however it is spaced', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, 2), (json, spaces) => {
      const value: unknown = JSON.parse(json)
      const lines = linesOf(JSON.stringify(value, null, spaces))
      expect([...lines.keys()].toSorted()).toEqual(
        [...values(value)].map(([pointer]) => pointer).toSorted(),
      )
    }),
  )
})

test('where a rule is not in the document, the nearest place above it is meant', () => {
  const lines = linesOf('{\n  "a": {\n    "b": 1\n  }\n}')
  expect(lineAt(lines, '#/a/b')).toBe(3)
  expect(lineAt(lines, '#/a/c/d')).toBe(2)
  expect(lineAt(lines, '#')).toBe(1)
})
