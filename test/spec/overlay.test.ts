import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/spec/json.ts'
import { applyOverlay } from '../../src/spec/overlay.ts'
import { parseObject } from '../../src/spec/parse.ts'
import { overlayOf } from './acme.ts'

const apply = (document: JsonObject, action: Record<string, unknown>) =>
  applyOverlay(document, parseObject(overlayOf(action), 'o.yaml'), { file: 'o.yaml' })

describe('an update', () => {
  test('merges objects by name, appends to lists, replaces the rest', () => {
    const document = { a: { keep: 1, change: 1, list: [1], deep: { x: 1 } } }
    const update = { change: 2, list: [2], deep: { y: 2 }, add: null }
    const expected = { keep: 1, change: 2, list: [1, 2], deep: { x: 1, y: 2 }, add: null }
    expect(apply(document, { target: '$.a', update })).toEqual({ a: expected })
  })

  test('of a list is one more entry', () => {
    expect(apply({ a: [[1]] }, { target: '$.a', update: [2] })).toEqual({ a: [[1], [2]] })
  })

  test('reaches each place that the target selects, and none shares with another', () => {
    const result = apply({ a: {}, b: {} }, { target: '$.*', update: { x: { y: 1 } } })
    expect(result).toEqual({ a: { x: { y: 1 } }, b: { x: { y: 1 } } })
    expect(result.a).not.toBe(result.b)
  })

  test('leaves the given document alone', () => {
    const document = { a: {} }
    apply(document, { target: '$.a', update: { x: 1 } })
    expect(document).toEqual({ a: {} })
  })
})

describe('a removal', () => {
  test('takes several entries out of one list', () => {
    const action = { target: '$.a[?@ > 1]', remove: true }
    expect(apply({ a: [1, 2, 3, 1] }, action)).toEqual({ a: [1, 1] })
  })

  test('takes a property out of an object', () => {
    expect(apply({ a: { b: 1, c: 2 } }, { target: '$.a.b', remove: true })).toEqual({ a: { c: 2 } })
  })
})

describe('a refused action names file, number and target', () => {
  const refused: [string, Record<string, unknown>, string][] = [
    ['nothing matches', { target: '$.none', update: {} }, 'action 1 ($.none): the target matches'],
    ['no JSONPath', { target: '$.[', update: {} }, 'action 1 ($.[): not a JSONPath'],
    ['no reason', { target: '$.a', update: {}, description: ' ' }, 'expected the reason'],
    ['no evidence', { target: '$.a', update: {}, 'x-evidence': undefined }, 'SEED | DOCS | CODE'],
    ['mark', { target: '$.a', update: {}, 'x-evidence': { mark: 'HUNCH' } }, 'mark "HUNCH"'],
    ['source', { target: '$.a', update: {}, 'x-evidence': { mark: 'CODE' } }, 'found no source'],
    ['both', { target: '$.a', update: {}, remove: true }, 'either "update" or "remove: true"'],
    ['neither', { target: '$.a' }, 'either "update" or "remove: true"'],
    ['kinds differ', { target: '$.a', update: { b: { c: 1 } } }, 'at #/a/b stands a list'],
    ['root removal', { target: '$', remove: true }, 'the whole document cannot be removed'],
  ]
  test.each(refused)('%s', (_, action, message) => {
    expect(() => apply({ a: { b: [1] } }, action)).toThrow(message)
    expect(() => apply({ a: { b: [1] } }, action)).toThrow('o.yaml: action 1')
  })
})

test('an overlay of another version, or without actions, is refused', () => {
  expect(() => applyOverlay({}, { overlay: '2.0.0' }, { file: 'o.yaml' })).toThrow('found "2.0.0"')
  expect(() => applyOverlay({}, { overlay: '1.0.0', actions: [] }, { file: 'o.yaml' })).toThrow(
    'at least one',
  )
})
