import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import { tamperJson, tamperResponses } from '../../src/conformance/tamper.ts'
import { isRecord } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { documentOf } from '../../src/host/package.ts'
import { mutantsOf } from '../../src/mutants/all.ts'
import { type Caught, type End, hunter } from '../../src/mutants/hunt.ts'
import { exitCodeOf, matrix } from '../../src/mutants/matrix.ts'
import { faultClasses, type Planted } from '../../src/mutants/planted.ts'
import { matrixText, mutantText } from '../../src/mutants/text.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'

const SEED = 42
const SAMPLE = 131

const mutantsAt = (provider: Provider): readonly Planted[] => {
  const document: unknown = JSON.parse(readFileSync(documentOf(provider.id), 'utf8'))
  return mutantsOf({ provider, document, checks })
}

const huntAt = (provider: Provider, drawn = 4) =>
  hunter({ provider, open: memory, checks, seed: SEED, drawn }).hunt

const planted = (plant: Planted['plant']): Planted => ({
  id: 'krea/made-up',
  class: 'property',
  sentence: 'It is made up.',
  plant,
})

const endAt = async (provider: Provider, plant: Planted['plant']): Promise<End> =>
  (await huntAt(provider)(planted(plant))).end

test('there are at least 500 mutants, and no two have one id', () => {
  const ids = providers.flatMap((provider) => mutantsAt(provider).map(({ id }) => id))
  expect(ids.length).toBeGreaterThanOrEqual(500)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id begins with its provider, has no blanks, and is the same each time', () => {
  for (const provider of providers) {
    const all = mutantsAt(provider)
    expect(mutantsAt(provider).map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    for (const { id, sentence } of all) {
      expect(id).toMatch(new RegExp(`^${provider.id}/\\S+$`))
      expect(sentence).toMatch(/\.$/)
    }
  }
})

describe('equivalence is proved, never assumed', () => {
  test('a property that nobody reads and no rule asks for makes a mutant equivalent', async () => {
    const end = await endAt(krea, (target) =>
      tamperJson(target, (value, { intent, broken }) =>
        broken === null && intent?.kind === 'poll' && isRecord(value) && 'job_id' in value
          ? { ...value, surplus: 1 }
          : value,
      ),
    )
    expect(end.kind).toBe('equivalent')
  })

  test('where no schema judges, nothing is proved', async () => {
    const end = await endAt(krea, (target) =>
      tamperJson(target, (value, { broken }) =>
        broken === 'unknown-path' && isRecord(value) ? { ...value, surplus: 1 } : value,
      ),
    )
    expect(end.kind).toBe('survived')
  })

  test('what the dialect reads otherwise is not equivalent, though it keeps the schema', async () => {
    const end = await endAt(krea, (target) =>
      tamperJson(target, (value) =>
        isRecord(value) && typeof value.created_at === 'string'
          ? { ...value, created_at: '2001-01-01T00:00:00.000Z' }
          : value,
      ),
    )
    expect(end.kind).not.toBe('equivalent')
    expect(end.kind).not.toBe('unreached')
  })

  test('another header or status is not equivalent, whatever the body says', async () => {
    const header = await endAt(krea, (target) =>
      tamperResponses(target, (response) => ({
        ...response,
        headers: { ...response.headers, 'x-new': '1' },
      })),
    )
    const status = await endAt(krea, (target) =>
      tamperResponses(target, (response) => ({
        ...response,
        status: response.status === 404 ? 401 : response.status,
      })),
    )
    expect(header.kind).toBe('survived')
    expect(status.kind).not.toBe('equivalent')
  })

  test('what breaks the schema is killed, not equivalent', async () => {
    const end = await endAt(krea, (target) => tamperJson(target, () => ({})))
    expect(end.kind).toBe('killed')
  })
})

test('a target that makes the inspectors fail is no kill', async () => {
  const end = await endAt(krea, (target) => ({
    ...target,
    send: async () => {
      throw new Error('no such thing')
    },
  }))
  expect(end).toMatchObject({ kind: 'crashed', error: expect.stringContaining('no such thing') })
})

test('of a sample of all mutants each class is killed at least once', async () => {
  const caught: Caught[] = []
  const left = new Set(Object.keys(faultClasses))
  for (const provider of providers) {
    const hunt = huntAt(provider, 0)
    for (const [index, mutant] of mutantsAt(provider).entries()) {
      if (index % SAMPLE !== 0 && !left.has(mutant.class)) continue
      const found = await hunt(mutant)
      caught.push(found)
      if (found.end.kind === 'killed') left.delete(mutant.class)
    }
  }
  expect([...left]).toEqual([])
  expect(caught.filter(({ end }) => end.kind === 'crashed')).toEqual([])
})

const caughtBy = (id: string, end: End): Caught => ({
  id,
  class: 'property',
  sentence: 'It lies.',
  end,
})

const finding = { what: 'w', where: 'here', expected: 'e', actual: 'a' }
const difference = { where: 'step 1', healthy: '1', faulty: '2', free: null }

const run = {
  target: 'memory',
  whole: true,
  seed: 1,
  drawn: 0,
  ms: 1234,
  checkIds: ['a/one', 'b/two'],
}
const some: readonly Caught[] = [
  caughtBy('krea/a', { kind: 'killed', scene: 'tour', checks: ['a/one'], finding }),
  caughtBy('krea/b', { kind: 'killed', scene: 'tour', checks: ['a/one', 'b/two'], finding }),
  caughtBy('kie/c', { kind: 'survived', scene: 'tour', difference }),
  caughtBy('kie/d', { kind: 'unreached' }),
]

test('what nothing gets at counts against the score, and each check is told what it alone finds', () => {
  const sum = matrix(some, run)
  expect(sum.total).toMatchObject({
    killed: 2,
    survived: 1,
    unreached: 1,
    planted: 4,
    score: 2 / 4,
  })
  expect(sum.providers.map(({ name, score }) => [name, score])).toEqual([
    ['kie', 0],
    ['krea', 1],
  ])
  expect(sum.checks).toEqual([
    { id: 'b/two', kills: 1, alone: 0 },
    { id: 'a/one', kills: 2, alone: 1 },
  ])
})

test('all that is planted must be found or proved, and where all is, by every check', () => {
  const { checkIds } = run
  const found = some.filter(({ end }) => end.kind === 'killed')
  expect(exitCodeOf(matrix(found, run))).toBe(0)
  expect(exitCodeOf(matrix(found, { ...run, checkIds: [...checkIds, 'c/idle'] }))).toBe(1)
  expect(exitCodeOf(matrix(found, { ...run, whole: false, checkIds: ['c/idle'] }))).toBe(0)
  for (const other of some.slice(2)) expect(exitCodeOf(matrix([...found, other], run))).toBe(1)
})

test('the text names survivors, how to see one alone, and fits the terminal', () => {
  const text = matrixText(matrix(some, run), { colour: false, columns: 100 })
  expect(text).toContain('1 survived\n  ✗ c  kie')
  expect(text).toContain('see one alone  backlot mutants --only kie/c')
  expect(text).toContain('50.0 %')
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
})

test('one mutant is told in full, whatever came of it', () => {
  const texts = some.map((one) => mutantText(one, false))
  expect(texts[0]).toContain('killed by')
  expect(texts[2]).toContain('faulty    2')
  expect(texts[3]).toContain('nothing is proved')
})
