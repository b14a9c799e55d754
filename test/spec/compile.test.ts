import { expect, test } from 'vitest'
import { compile } from '../../src/spec/compile.ts'
import { openapi, overlayOf } from './acme.ts'

const acme = { name: 'specs/acme', openapi, overlay: null }

test('a 3.0 document becomes a valid 3.1 document', async () => {
  const { document, repairs } = await compile(acme)
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document).toHaveProperty('components.schemas.Job.properties.done_at.type', [
    'string',
    'null',
  ])
  expect(document).toHaveProperty('components.schemas.Draw.properties.prompt.examples', ['sun'])
  expect(repairs.map(({ what }) => what)).toEqual(['the mapping of look is no reference: made one'])
})

test('the overlay comes before the upgrade, in the version of the source', async () => {
  const update = { properties: { note: { type: 'string', nullable: true } } }
  const overlay = overlayOf({ target: '$.components.schemas.Job', update })
  const { document } = await compile({ ...acme, overlay })
  expect(document).toHaveProperty('components.schemas.Job.properties.note.type', ['string', 'null'])
})

const refused: [string, string, string][] = [
  ['a wrong type', openapi.replace('maxLength: 3', 'maxLength: long'), '/prompt/maxLength'],
  ['a dangling reference', openapi.replace('    Look:', '    Lo:'), '/items/oneOf/1'],
  ['bad YAML', openapi.replace('paths:', 'paths: ]'), 'specs/acme/openapi.yaml:7:'],
  ['a duplicate key', `${openapi}paths: {}\n`, 'specs/acme/openapi.yaml:'],
  ['another version', openapi.replace('3.0.3', '3.2.0'), 'found "3.2.0"'],
  ['no object', '- 1', 'expected an object, found a list'],
]

test.each(refused)('%s is refused with its place', async (_, text, message) => {
  await expect(compile({ ...acme, openapi: text })).rejects.toThrow(message)
  await expect(compile({ ...acme, openapi: text })).rejects.toThrow('specs/acme')
})

test('an overlay that matches nothing is refused', async () => {
  const overlay = overlayOf({ target: '$.gone', update: {} })
  await expect(compile({ ...acme, overlay })).rejects.toThrow(
    'specs/acme/overlay.yaml: action 1 ($.gone)',
  )
})
