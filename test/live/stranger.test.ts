import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ANY_KEY } from '../../src/live/keys.ts'
import { providers } from '../../src/providers/registry.ts'
import { run } from '../cli/_run.ts'
import { close, fates, night, stand } from './_stand.ts'

const OTHER = 'other-secret-of-krea'
const [krea] = providers
if (krea === undefined) throw new Error('no provider')

beforeEach(() => {
  vi.stubEnv('KREA_API_KEY', 'secret-of-krea')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_, provider) => {
    test('another account’s key costs nothing, and no job is ever its own', async () => {
      const at = await stand(provider)
      const place = { provider, baseUrl: at.baseUrl, clock: at.clock }
      const one = await night(place)
      const two = await night({ ...place, otherKey: 'other-key' })
      const jobs = at.mock.jobs('other-key')
      await close(at)
      expect(jobs).toEqual([])
      expect(two.purse.spentMicroUsd()).toBe(one.purse.spentMicroUsd())
      expect(fates(two.report, 'broken')).toEqual([])
      const [without, having] = [one, two].map(({ report }) =>
        report.verdicts.find(({ check }) => check === 'isolation/jobs-are-private'),
      )
      const variable = `${provider.id.toUpperCase()}_OTHER_API_KEY`
      expect(without).toMatchObject({
        fate: 'skipped',
        reason: `the target lacks second-account (${variable} gives the key of one)`,
      })
      expect(having?.fate).toBe(provider.abilities.delivery.includes('async') ? 'kept' : 'skipped')
    })
  },
)

test('a server that shows jobs to any account is found out by a second key alone', async () => {
  const at = await stand(krea, {
    answer: (mock, request, abort) => {
      const authorization = request.headers.authorization?.replace('other-key', 'any-key') ?? ''
      return mock.answer({ ...request, headers: { ...request.headers, authorization } }, abort)
    },
  })
  const place = { provider: krea, baseUrl: at.baseUrl, clock: at.clock }
  const one = await night(place)
  const two = await night({ ...place, otherKey: 'other-key' })
  await close(at)
  expect(fates(one.report, 'broken')).toEqual([])
  expect(fates(two.report, 'broken').map(({ check }) => check)).toContain(
    'isolation/jobs-are-private',
  )
})

test('without a second account the report says that no request is drawn, and what would change that', async () => {
  const at = await stand(krea)
  const place = { provider: krea, baseUrl: at.baseUrl, clock: at.clock, budgetMicroUsd: null }
  const one = await night(place)
  const two = await night({ ...place, otherKey: 'other-key' })
  await close(at)
  expect(one.report.undrawn).toEqual([
    'any request from the schemas, as a second account would send it (KREA_OTHER_API_KEY gives the key of one)',
  ])
  expect(two.report.undrawn?.join()).not.toContain('second account')
})

const live = (at: { baseUrl: string }, ...more: string[]) => {
  const record = mkdtempSync(join(tmpdir(), 'backlot-stranger-'))
  const words = ['--target', 'live', '--base-url', at.baseUrl, '--record', record, ...more]
  return { record, ended: run('check', 'krea', ...words) }
}

test('the other key stands in no record and no report', async () => {
  vi.stubEnv('KREA_OTHER_API_KEY', OTHER)
  const at = await stand(krea)
  const { record, ended } = live(at, '--budget', '0.05', '--yes', '--speed', '1000')
  const { code, out, err } = await ended
  await close(at)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const files = readdirSync(record, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  )
  expect(files.length).toBeGreaterThan(3)
  const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
  for (const text of [out, ...texts]) expect(text).not.toContain(OTHER)
  expect(texts.join()).toContain('"stranger"')
})

test('one account is no two', async () => {
  vi.stubEnv('KREA_OTHER_API_KEY', 'secret-of-krea')
  const { ended } = live({ baseUrl: 'http://127.0.0.1:9' }, '--budget', '0')
  expect(await ended).toEqual({
    code: 2,
    out: '',
    err: 'backlot: KREA_OTHER_API_KEY is the key of KREA_API_KEY: it is for another account\n',
  })
})

test('nor is one that no key was given for', async () => {
  vi.stubEnv('KREA_API_KEY', '')
  vi.stubEnv('KREA_OTHER_API_KEY', ANY_KEY)
  const at = ['--target', 'url', '--base-url', 'http://127.0.0.1:9', '--free']
  const { code, err } = await run('check', 'krea', ...at)
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('for another account') })
})
