import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { run } from '../cli/_run.ts'
import { always, nasty } from './_nasty.ts'
import { close, stand } from './_stand.ts'

beforeEach(() => {
  vi.stubEnv('KREA_API_KEY', 'secret-of-krea')
  vi.stubEnv('AIMLAPI_API_KEY', 'secret-of-aimlapi')
  vi.stubEnv('KIE_API_KEY', '')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const live = (id: string, baseUrl: string, ...more: string[]) => {
  const record = mkdtempSync(join(tmpdir(), 'backlot-live-'))
  return run('check', id, '--target', 'live', '--base-url', baseUrl, '--record', record, ...more)
}

test('the whole live path is walked at a stand-in, with the key of the environment', async () => {
  const at = await stand(aimlapi)
  const flags = ['--budget', '0.05', '--yes', '--json']
  const { code, out, err } = await live('aimlapi', at.baseUrl, ...flags)
  const { length } = at.mock.jobs('secret-of-aimlapi')
  await close(at)
  expect({ code, err, length }).toEqual({ code: 0, err: '', length: 1 })
  expect(JSON.parse(out)).toMatchObject({ target: 'live', planned: true, spentMicroUsd: 21_000 })
  expect(out).not.toContain('secret-of-aimlapi')
})

test('a budget of nothing needs nobody’s consent', async () => {
  const at = await stand(krea)
  const { code, out } = await live('krea', at.baseUrl, '--budget', '0')
  await close(at)
  expect(code).toBe(0)
  expect(out).toContain('spent USD 0.000 at most')
})

test('the plan calls nobody, needs no key and no budget, and is had as JSON', async () => {
  let calls = 0
  const server = await nasty((_, response) => {
    calls += 1
    response.end()
  })
  const [text, json] = await Promise.all([
    live('kie', server.url, '--dry-run'),
    live('kie', server.url, '--dry-run', '--json'),
  ])
  await server.close()
  expect({ codes: [text.code, json.code], calls }).toEqual({ codes: [0, 0], calls: 0 })
  expect(text.out).toContain('USD 0.02 by the plan')
  expect(Math.max(...text.out.split('\n').map((row) => row.length))).toBeLessThanOrEqual(120)
  expect(JSON.parse(json.out)).toMatchObject({ costMicroUsd: 20_000 })
})

test('without a key nothing is called, and the variable is named', async () => {
  const { code, out, err } = await live('kie', 'http://127.0.0.1:9', '--budget', '1', '--yes')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toBe('backlot: no key for kie: set KIE_API_KEY, or name other providers\n')
})

test('what is no provider is inconclusive, and what answers everything is broken', async () => {
  const [page, yes] = await Promise.all([
    nasty(always(200, '<html></html>', { 'content-type': 'text/html' })),
    nasty(always(200, '{}')),
  ])
  const flags = ['--budget', '1', '--yes']
  const [open, broken] = await Promise.all([
    live('krea', page.url, ...flags),
    live('krea', yes.url, ...flags),
  ])
  await Promise.all([page.close(), yes.close()])
  expect(open).toMatchObject({ code: 3, err: '' })
  expect(open.out.match(/instead of JSON/g)).toHaveLength(1)
  expect(broken).toMatchObject({ code: 1, err: '' })
  expect(broken.out).toContain('answers 200 to everything')
  // How to see it again is a command that can be given.
  expect(broken.out).toMatch(
    /again +backlot check krea --target live --base-url \S+ --budget 1 --check/,
  )
})
