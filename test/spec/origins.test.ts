import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { nearest } from '../../src/host/lines.ts'
import { placesOf } from '../../src/host/place.ts'
import { providers } from '../../src/providers/registry.ts'
import { ruleAt } from '../../src/records/rule-place.ts'
import { compile } from '../../src/spec/compile.ts'

const lineOf = (file: string, line: number): string =>
  readFileSync(file, 'utf8').split('\n')[line - 1] ?? ''

const lastOf = (pointer: string): string =>
  (pointer.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~')

/** All pointers into a JSON value. */
function* pointersOf(value: unknown, pointer = ''): Generator<string> {
  yield pointer
  if (typeof value !== 'object' || value === null) return
  for (const [name, item] of Object.entries(value))
    yield* pointersOf(item, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (id, one) => {
  const text = readFileSync(`generated/${id}/openapi.json`, 'utf8')
  const document: unknown = JSON.parse(text)
  const known = new Map(
    Object.entries<string>(JSON.parse(readFileSync(`generated/${id}/sources.json`, 'utf8'))),
  )

  test('each name in the compiled document stands in the line that it is said to be from', () => {
    const unknown: string[] = []
    for (const pointer of pointersOf(document)) {
      const place = known.get(pointer)
      if (place === undefined && !pointer.includes('/examples')) unknown.push(pointer)
      const name = lastOf(pointer)
      if (place === undefined || name === '' || /^\d+$/.test(name)) continue
      const [file = '', line] = place.split(':')
      expect(lineOf(`specs/${id}/${file}`, Number(line)), pointer).toContain(`${name}`)
    }
    // What an upgrade or a repair adds is from nowhere, and there is little of it.
    expect(unknown.length).toBeLessThan(10)
    for (const pointer of unknown) expect(nearest(known, pointer)).toBeDefined()
  })

  test('a status that is not documented is shown at the responses of its operation', () => {
    for (const operation of one.contract.operations) {
      const place = ruleAt({ document: id, operation: operation.id, pointer: '/responses' })
      expect(lineOf(place?.file ?? '', place?.line ?? 0), operation.id).toContain('responses:')
      for (const status of Object.keys(operation.responses)) {
        const pointer = `/responses/${status}`
        const at = ruleAt({ document: id, operation: operation.id, pointer })
        expect(lineOf(at?.file ?? '', at?.line ?? 0)).toContain(status)
      }
    }
  })

  test('both the vendored document and its overlay are pointed at', () => {
    const files = new Set([...known.values()].map((place) => place.split(':')[0]))
    expect([...files].sort()).toEqual(['openapi.yaml', 'overlay.yaml'])
    expect(placesOf(one).source('')).toBe(`specs/${id}/openapi.yaml:1`)
  })
})

test('what an overlay removes from a list moves up what comes after it, and what it adds is its own', async () => {
  const openapi = [
    'openapi: 3.1.0',
    'info: { title: t, version: "1" }',
    'paths: {}',
    'tags:',
    '  - name: a',
    '  - name: b',
    '  - name: c',
  ].join('\n')
  const action = (target: string, change: string) =>
    `  - target: ${target}\n    description: d\n    x-evidence: { mark: SEED, source: s }\n    ${change}`
  const overlay = [
    'overlay: 1.0.0',
    'actions:',
    action("$.tags[?@.name == 'b']", 'remove: true'),
    action('$.tags', 'update: { name: d }'),
    action('$.info', 'update: { title: u, description: v }'),
  ].join('\n')
  const { sources } = await compile({ name: 'x', openapi, overlay })
  expect(sources).toMatchObject({
    '/tags/0/name': 'openapi.yaml:5',
    '/tags/1/name': 'openapi.yaml:7',
    '/tags/2/name': 'overlay.yaml:10',
    '/info/title': 'overlay.yaml:14',
    '/info/version': 'openapi.yaml:2',
    '/info/description': 'overlay.yaml:14',
  })
})
