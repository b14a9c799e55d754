import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { vendor } from '../../src/spec/vendor.ts'
import { openapi, overlayOf, specsFolder } from './acme.ts'

let place: ReturnType<typeof specsFolder>
beforeEach(() => {
  place = specsFolder({})
})
afterEach(() => {
  vi.unstubAllGlobals()
  place.remove()
})

const today = '2026-01-02'
const read = (name: string) => readFileSync(join(place.folder, 'specs/acme', name), 'utf8')

/** Vendors a text as `acme`, from a file: the exit code and what was printed. */
async function run(text: string, ...args: string[]) {
  const file = join(place.folder, 'source.txt')
  writeFileSync(file, text)
  return runFrom(file, ...args)
}

async function runFrom(source: string, ...args: string[]) {
  const lines: string[] = []
  const all = ['acme', source, '--specs', join(place.folder, 'specs'), ...args]
  return { code: await vendor(all, (line) => lines.push(line), today), text: lines.join('\n') }
}

const page = `# Acme\n\nHello.\n\n\`\`\`\`yaml https://acme.test/openapi.json post /tasks\n${openapi}\`\`\`\`\n`

test('writes document, provenance, an overlay that compiles and a place for examples', async () => {
  const { code, text } = await run(openapi)
  expect(code).toBe(0)
  expect(text).toContain('Next: npm run generate')
  const folder = join(place.folder, 'specs/acme')
  expect(readdirSync(folder)).toEqual([
    'examples',
    'openapi.yaml',
    'overlay.yaml',
    'provenance.json',
  ])
  expect(JSON.parse(read('provenance.json'))).toEqual({
    source: 'source.txt',
    retrieved: today,
    sha256: createHash('sha256').update(openapi).digest('hex'),
    format: 'OpenAPI 3.0.3, YAML',
    licence: expect.any(String),
  })
})

test('YAML, JSON and a Markdown page give the same document', async () => {
  await run(openapi)
  const fromYaml = read('openapi.yaml')
  await run(JSON.stringify(parse(openapi)))
  expect(read('openapi.yaml')).toBe(fromYaml)
  expect((await run(page)).text).toContain('0 facts differ')
  expect(read('openapi.yaml')).toBe(fromYaml)
})

test('a newer document prints the facts that changed, and keeps the overlay', async () => {
  await run(openapi)
  const overlay = overlayOf({ target: '$.components.schemas.Look', update: { title: 'ours' } })
  writeFileSync(join(place.folder, 'specs/acme/overlay.yaml'), overlay)
  const newer = openapi.replace('maxLength: 3', 'maxLength: 5').replace('enum: [draw]', 'enum: [d]')
  const { text } = await run(newer)
  expect(text).toContain('~ /components/schemas/Draw/properties/prompt/maxLength: 3 → 5')
  expect(text).toContain('- /components/schemas/Draw/properties/kind/enum: "draw"')
  expect(text).toContain('+ /components/schemas/Draw/properties/kind/enum: "d"')
  expect(text).toContain('3 facts differ')
  expect(read('overlay.yaml')).toBe(overlay)
})

test('an overlay that no longer fits is said', async () => {
  await run(openapi)
  const overlay = overlayOf({ target: '$.components.schemas.Gone', update: {} })
  writeFileSync(join(place.folder, 'specs/acme/overlay.yaml'), overlay)
  expect((await run(openapi)).text).toContain('to mend:')
})

test('--path keeps one path and what it needs', async () => {
  await run(openapi, '--path', '/tasks/{id}')
  const { paths, components } = parse(read('openapi.yaml'))
  expect(Object.keys(paths)).toEqual(['/tasks/{id}'])
  expect(Object.keys(components.schemas)).toEqual(['Job'])
  expect(Object.keys(components.securitySchemes)).toEqual(['key'])
})

const flat = openapi
  .replaceAll(/^ +/gm, '')
  .replace("info: { title: Acme, version: '1' }", 'info:\ntitle: A')
const refused: [string, string, string][] = [
  ['lost indentation', `Acme\n${flat}`, 'source.txt:4: "title: A" should be indented'],
  ['no document', '# Hello', 'found no "openapi:" line'],
  ['two documents', page + page, 'expected one OpenAPI block, found several'],
  ['broken YAML in a page', page.replace('paths:', 'paths: ]'), 'source.txt:12:'],
  ['broken JSON', '{"openapi": "3.0.0", ', 'source.txt:1:'],
  ['an old version', 'swagger: "2.0"\ninfo: {}', 'found "2.0"'],
  ['an invalid document', openapi.replace('maxLength: 3', 'maxLength: x'), '/prompt/maxLength'],
]

test.each(refused)('%s is refused and nothing is overwritten', async (_, text, message) => {
  await run(openapi)
  const before = read('openapi.yaml') + read('provenance.json')
  await expect(run(text)).rejects.toThrow(message)
  expect(read('openapi.yaml') + read('provenance.json')).toBe(before)
})

test('an unknown path is refused with those that exist', async () => {
  await expect(run(openapi, '--path', '/x')).rejects.toThrow('there are /tasks /tasks/{id}')
})

test('a URL is fetched', async () => {
  vi.stubGlobal('fetch', async () => new Response(openapi))
  await runFrom('https://acme.test/openapi.yaml')
  expect(JSON.parse(read('provenance.json')).source).toBe('https://acme.test/openapi.yaml')
})

test('a URL that answers badly, or not at all, is a clear line', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404, statusText: 'Not Found' }))
  await expect(runFrom('https://acme.test/x')).rejects.toThrow('answered 404 Not Found')
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND acme.test') })
  })
  await expect(runFrom('https://acme.test/x')).rejects.toThrow('ENOTFOUND')
  expect(readdirSync(place.folder)).toEqual([])
})

test('a wrong command line is refused', async () => {
  const print = () => {}
  await expect(vendor(['acme'], print)).rejects.toThrow('expected an id and a file or URL')
  await expect(vendor(['../x', 'y'], print)).rejects.toThrow('is no id')
  await expect(vendor(['--x'], print)).rejects.toThrow('There are --path')
})
