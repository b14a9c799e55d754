import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { at, type Contract, type Judge, violations } from '../../src/core/contract.ts'

const SPECS = new URL('../../specs/', import.meta.url)
const GENERATED = new URL('../../generated/', import.meta.url)
const MARKS = ['SEED', 'DOCS', 'CODE', 'INFERRED']

/** What the provider sends: an answer to an operation, or a callback. */
interface Example {
  id: string
  operation?: string
  callback?: string
  evidence: { mark: string; source: string }
  request: { method?: string; path?: string; body?: unknown }
  response?: { status: number; body: unknown }
  /** Whether what the provider sent keeps the compiled contract. */
  conforms: boolean
  /** What breaks it; only where it does. */
  differs?: string
  /** Pointers to what the contract allows but never mentions. */
  undeclared?: string[]
}

interface Action {
  target: string
  description?: string
  update?: unknown
  remove?: boolean
  'x-evidence'?: { mark: string; source: string }
}

const ids = readdirSync(SPECS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** Our own document has nothing to overlay, and no exchange of somebody else's. */
const vendored = ids.filter((id) => {
  const provenance = JSON.parse(readFileSync(new URL(`${id}/provenance.json`, SPECS), 'utf8'))
  return !Object.hasOwn(provenance, 'own')
})

function examplesOf(id: string): [string, Example][] {
  const folder = new URL(`${id}/examples/`, SPECS)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), 'utf8'))])
}

const actionsOf = (id: string): Action[] =>
  parse(readFileSync(new URL(`${id}/overlay.yaml`, SPECS), 'utf8')).actions

async function contractOf(id: string): Promise<Contract> {
  const module = await import(new URL(`${id}/contract.ts`, GENERATED).href)
  return module.contract
}

describe.each(vendored)('specs/%s', (id) => {
  test.each(actionsOf(id).map((action, index) => [index, action.target, action] as const))(
    'overlay action %i on %s has a reason and evidence',
    (_index, _target, action) => {
      expect(action.description ?? '').toMatch(/\w{2,}.*\w{2,}.*\.$/s)
      expect(MARKS).toContain(action['x-evidence']?.mark)
      expect(action['x-evidence']?.source ?? '').not.toBe('')
      expect(action.remove === true).not.toBe(action.update !== undefined)
    },
  )

  test.each(examplesOf(id))('%s names itself and its evidence', (file, example) => {
    expect(`${example.id}.json`).toBe(file)
    expect(MARKS).toContain(example.evidence.mark)
    expect(example.evidence.source).not.toBe('')
    expect(example.differs !== undefined).toBe(!example.conforms)
  })

  test.each(examplesOf(id))(
    '%s keeps the contract exactly if it says so',
    async (_file, example) => {
      const { judge, sent } = judged(await contractOf(id), example)
      const broken = judge === null ? [] : violations(judge, sent)
      if (judge === null) expect(sent).toBeNull()
      if (example.conforms) expect(broken).toEqual([])
      else expect(broken.filter(({ pointer }) => names(example.differs, pointer))).not.toEqual([])
      for (const pointer of example.undeclared ?? []) expect(at(sent, pointer)).toBeDefined()
    },
  )
})

test('only the control API is our own', () => {
  expect(ids.filter((id) => !vendored.includes(id))).toEqual(['backlot'])
})

test('every contract is compiled', () => {
  expect(ids.filter((id) => !existsSync(new URL(`${id}/contract.ts`, GENERATED)))).toEqual([])
})

/** Whether a text says something about this very place; the whole value is no place. */
const names = (text: string | undefined, pointer: string): boolean =>
  pointer !== '' && (text ?? '').split(/[\s,;]+/).includes(pointer)

/** The judge that the contract has for an example, and what it is to judge. */
function judged(contract: Contract, example: Example): { judge: Judge | null; sent: unknown } {
  const { callback, operation, request, response } = example
  if (callback !== undefined) {
    const judge = contract.callbacks[callback]
    if (judge === undefined) throw new Error(`no callback "${callback}" in the contract`)
    return { judge, sent: request.body }
  }
  const { responses } = known(contract, operation)
  const status = String(response?.status)
  const family = [status, `${status[0]}XX`, 'default'].find((name) =>
    Object.hasOwn(responses, name),
  )
  if (family === undefined) throw new Error(`${operation} documents no answer ${status}`)
  return { judge: responses[family] ?? null, sent: response?.body ?? null }
}

function known(contract: Contract, id: string | undefined): Contract['operations'][number] {
  const operation = contract.operations.find((one) => one.id === id)
  if (operation === undefined) throw new Error(`no operation "${id}" in the contract`)
  return operation
}
