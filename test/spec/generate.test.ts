import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generate } from '../../src/spec/generate.ts'
import { openapi, specsFolder } from './acme.ts'

let place: ReturnType<typeof specsFolder>
beforeEach(() => {
  place = specsFolder({ acme: { 'openapi.yaml': openapi } })
})
afterEach(() => place.remove())

/** Runs the command on the temporary folder: its exit code and what it printed. */
async function run(...args: string[]) {
  const lines: string[] = []
  const folders = ['--specs', join(place.folder, 'specs'), '--out', join(place.folder, 'out')]
  const code = await generate([...folders, ...args], (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

test('writes six files, and then nothing', async () => {
  expect((await run()).code).toBe(0)
  const written = [
    'contract.ts',
    'openapi.json',
    'requests.ts',
    'sources.json',
    'types.ts',
    'validators.ts',
  ]
  expect(readdirSync(join(place.folder, 'out/acme')).sort()).toEqual(written)
  const again = await run()
  expect(again.text).toContain('acme: up to date')
  expect(again.text).not.toContain('wrote')
})

test('--check writes nothing and lists what is missing', async () => {
  const { code, text } = await run('--check')
  expect(code).toBe(1)
  expect(text.match(/^missing /gm)).toHaveLength(6)
  expect(text).toContain('npm run generate')
  expect(readdirSync(place.folder)).toEqual(['specs'])
})

test('--check passes on fresh files', async () => {
  await run()
  expect(await run('--check')).toEqual({ code: 0, text: expect.stringContaining('fresh') })
})

test('--check finds a stale, a missing and an extra file, and a folder without a spec', async () => {
  await run()
  const out = join(place.folder, 'out')
  appendFileSync(join(out, 'acme/types.ts'), ' ')
  rmSync(join(out, 'acme/contract.ts'))
  writeFileSync(join(out, 'acme/old.ts'), '')
  mkdirSync(join(out, 'gone'))
  const { code, text } = await run('--check')
  expect(code).toBe(1)
  expect(text).toMatch(/^stale .*acme\/types\.ts$/m)
  expect(text).toMatch(/^missing .*acme\/contract\.ts$/m)
  expect(text).toMatch(/^extra .*acme\/old\.ts$/m)
  expect(text).toMatch(/^extra .*gone$/m)
})

test('a bad spec is refused and the others are written', async () => {
  const bad = join(place.folder, 'specs/bad')
  mkdirSync(bad)
  writeFileSync(join(bad, 'openapi.yaml'), openapi.replace('maxLength: 3', 'maxLength: x'))
  const { code, text } = await run()
  expect(code).toBe(1)
  expect(text).toMatch(/bad: refused .*\/prompt\/maxLength/)
  expect(text).toContain('acme: wrote')
  expect(readdirSync(join(place.folder, 'out'))).toEqual(['acme'])
})

test('a repair is said', async () => {
  const text = openapi.replace("'204':\n          description: No Content", "'204': {}")
  writeFileSync(join(place.folder, 'specs/acme/openapi.yaml'), text)
  expect((await run()).text).toContain('acme: repaired #/paths/~1tasks/post/responses/204')
})

test('a wrong command line says what exists', async () => {
  await expect(run('nobody')).rejects.toThrow('no spec named nobody; there are acme')
  await expect(run('--nothing')).rejects.toThrow('There are --check --specs --out --help')
})
