import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

type Difference = { pointer: string; kie: unknown; apikley: unknown }

const vendored = (id: string): unknown =>
  parse(readFileSync(new URL(`../../specs/${id}/openapi.yaml`, import.meta.url), 'utf8'))

/** Every place where two documents differ, as JSON pointers; a missing place is `undefined`. */
function differences(kie: unknown, apikley: unknown, pointer = ''): Difference[] {
  if (!isTree(kie) || !isTree(apikley) || Array.isArray(kie) !== Array.isArray(apikley)) {
    return Object.is(kie, apikley) ? [] : [{ pointer, kie, apikley }]
  }
  const names = new Set([...Object.keys(kie), ...Object.keys(apikley)])
  return [...names].flatMap((name) =>
    differences(kie[name], apikley[name], `${pointer}/${name.replaceAll('/', '~1')}`),
  )
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

describe('Apikley resells the interface of kie.ai', () => {
  test('their published contracts differ in the server and in nothing else', () => {
    expect(differences(vendored('kie'), vendored('apikley'))).toEqual([
      { pointer: '/servers/0/url', kie: 'https://api.kie.ai', apikley: 'https://api.apikley.ru' },
    ])
  })

  test('nothing that the overlay adds to Apikley leads to kie.ai', () => {
    const overlay = readFileSync(
      new URL('../../specs/apikley/overlay.yaml', import.meta.url),
      'utf8',
    )
    expect(updatesOf(parse(overlay))).not.toContain('kie.ai')
  })

  test('a difference is found wherever it stands', () => {
    expect(differences({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }], 'c/d': null })).toEqual([
      { pointer: '/a/1/b', kie: 2, apikley: 3 },
      { pointer: '/c~1d', kie: undefined, apikley: null },
    ])
  })
})

const updatesOf = (overlay: { actions: { update?: unknown }[] }): string =>
  JSON.stringify(overlay.actions.map((action) => action.update))
