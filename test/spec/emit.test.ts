import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Contract, type Judge, violations } from '../../src/core/contract.ts'
import { compile } from '../../src/spec/compile.ts'
import { emit } from '../../src/spec/emit.ts'
import { openapi } from './acme.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'backlot-emit-'))
let files: Readonly<Record<string, string>>
let contract: Contract

beforeAll(async () => {
  const { document } = await compile({ name: 'acme', openapi, overlay: null })
  files = await emit(document, join(root, 'src/core/contract.ts'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  contract = (await import(join(folder, 'contract.ts'))).contract
})

afterAll(() => rmSync(folder, { recursive: true }))

const operation = (id: string) => contract.operations.find((one) => one.id === id)
const id = '6f7c2c1e-3a0b-4e0e-9a51-3b7d0f0c9d11'

/** Pointer and rule of each violation; throws where there is no judge. */
function judged(judge: Judge | null | undefined, value: unknown): readonly string[] {
  if (!judge) throw new Error('no judge')
  return violations(judge, value).map(({ pointer, rule }) => `${pointer} ${rule}`)
}

test('a contract lists origins and operations with full paths', () => {
  expect(contract.servers).toEqual(['https://eu.acme.test'])
  const lines = contract.operations.map(({ method, path }) => `${method} ${path}`)
  expect(lines).toEqual(['POST /v2/tasks', 'GET /v2/tasks/{id}'])
})

test('every machine-written module says so in its first line', () => {
  for (const name of ['contract.ts', 'types.ts', 'validators.ts']) {
    expect(files[name]?.split('\n')[0]).toContain('Machine-written by `npm run generate`')
  }
})

test('a batch has a judge for each task', () => {
  const batch = operation('postTasks')?.body?.batch
  expect(batch?.by).toBe('kind')
  expect(Object.keys(batch?.tasks ?? {})).toEqual(['draw', 'look'])
  expect(judged(batch?.tasks.draw, { kind: 'draw', prompt: 'long' })).toEqual(['/prompt maxLength'])
  expect(judged(batch?.tasks.look, { kind: 'look' })).toEqual([])
})

test('all faults are named, and where the rule stands', () => {
  const draw = operation('postTasks')?.body?.batch?.tasks.draw
  expect(judged(draw, { kind: 'x' })).toEqual(['/prompt required', '/kind enum'])
  if (draw)
    expect(violations(draw, { kind: 'draw' })[0]?.schemaPath).toBe(
      '#/components/schemas/Draw/required',
    )
})

test('a length is counted in code points', () => {
  const draw = operation('postTasks')?.body?.batch?.tasks.draw
  expect(judged(draw, { kind: 'draw', prompt: '🌞🌞🌞' })).toEqual([])
})

test('a response judge knows formats, null, recursion and a property named like an annotation', () => {
  const judge = operation('postTasks')?.responses['200']
  expect(judged(judge, { id, done_at: null, parent: { id } })).toEqual([])
  expect(judged(judge, { id: 'x', done_at: 'now', parent: {}, title: 'story' })).toEqual([
    '/id format',
    '/title maxLength',
    '/done_at format',
    '/parent/id required',
  ])
})

test('a response without JSON content has no judge', () => {
  expect(operation('postTasks')?.responses['204']).toBe(null)
})

test('parameters are judged from strings, headers in lower case, undeclared ones allowed', () => {
  const judge = operation('getTask')?.parameters
  const good = { path: { id }, query: { limit: '9', more: 'x' }, header: { 'x-trace': 'a' } }
  expect(judged(judge, good)).toEqual([])
  const bad = { path: { id: 'x' }, query: { limit: 'ten' }, header: {} }
  expect(judged(judge, bad)).toEqual([
    '/path/id format',
    '/query/limit type',
    '/header/x-trace required',
  ])
})

test('a shared schema is one judge', () => {
  expect(contract.callbacks.finished).toBe(operation('getTask')?.responses['200'])
  expect(files['validators.ts']?.match(/components\/schemas\/Job\/required/g)).toHaveLength(1)
})

test('the same document gives the same text', async () => {
  const { document } = await compile({ name: 'acme', openapi, overlay: null })
  expect(await emit(document, join(root, 'src/core/contract.ts'))).toEqual(files)
})

test('validators import what they need and compile nothing', () => {
  expect(files['validators.ts']).not.toMatch(/require\(|from 'ajv'|new Function/)
})
