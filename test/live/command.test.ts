import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countedOf } from '../../src/conformance/report/spend.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { findProvider, providers } from '../../src/providers/registry.ts'
import { readRecord } from '../../src/records/read.ts'
import { run } from '../cli/_run.ts'
import { type Answer, always, nasty } from './_nasty.ts'
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
  expect(out).toMatch(
    /krea: spent, of a budget of USD 0\.00:\n {6}nothing\n {6}without submits that must be refused, a job that is seen to its end, a job that is cancelled: the budget ends here\n/,
  )
})

test('how to see a breach again says that webhooks were looked at, and not where they arrive', async () => {
  const at = await stand(krea)
  const hook = 'https://hooks.example/secret-path'
  const flags = ['--budget', '0', '--quirk', 'krea/401-message=off', '--inbox', hook]
  const { code, out } = await live('krea', at.baseUrl, ...flags, '--inbox-port', '0')
  await close(at)
  expect(code).toBe(1)
  expect(out).toMatch(/again {5}backlot check krea .* --inbox PUBLIC_URL --inbox-port 0 /)
  expect(out).not.toContain('secret-path')
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

test('one command tells the price of a full night, which is under a quarter of a dollar', async () => {
  const { code, out, err } = await run('check', '--target', 'live', '--dry-run')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  for (const { id } of providers) expect(out).toMatch(new RegExp(`^${id} +0\\.\\d+$`, 'm'))
  const [, usd] = /^USD ([\d.]+) by the plan/m.exec(out) ?? []
  expect(Number(usd)).toBeGreaterThan(0)
  expect(Number(usd)).toBeLessThan(0.25)
})

test('without a key nothing is called, and the variable is named', async () => {
  const { code, out, err } = await live('kie', 'http://127.0.0.1:9', '--budget', '1', '--yes')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toBe('backlot: no key for kie: set KIE_API_KEY, or name other providers\n')
})

const half: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
  response.write('{"items":')
  request.socket.end()
}

const elsewhere = { location: 'https://elsewhere.example/login?token=abc' }

/** What stands where a provider should be, what is said of it, and the exit code. */
const strangers: readonly (readonly [string, Answer, RegExp, number])[] = [
  ['HTML', always(200, '<p>', { 'content-type': 'text/html' }), /text\/html instead of JSON/g, 3],
  ['nothing', (request) => request.socket.destroy(), /without an answer/g, 3],
  ['half a body', half, /in the middle of its answer/g, 3],
  ['a redirect', always(302, '', elsewhere), /a redirect to https:\/\/elsewhere\.example,/g, 3],
  ['another tongue', always(404, '{"oops":1}'), /does not speak the tongue of Krea/g, 3],
  ['a refused key', always(401, '{"message":"no"}'), /KREA_API_KEY is refused/g, 3],
  ['yes to all', always(200, '{}'), /answers 200 to everything, whatever is asked/g, 1],
]

test('what is no provider is one clear line and an exit code, and what was learnt is on disk', async () => {
  await Promise.all(
    strangers.map(async ([name, answer, line, code]) => {
      const server = await nasty(answer)
      const record = mkdtempSync(join(tmpdir(), 'backlot-live-'))
      const flags = ['--base-url', server.url, '--budget', '1', '--yes', '--record', record]
      const told = await run('check', 'krea', '--target', 'live', ...flags)
      await server.close()
      expect({ name, ...told }).toMatchObject({ name, code, err: '' })
      expect(told.out.match(line), told.out).toHaveLength(1)
      expect(told.out).not.toContain('token=abc')
      const folder = join(record, readdirSync(record)[0] ?? '')
      const kept = await readRecord(folder, findProvider)
      expect({ name, stopped: kept.report.stopped }).toEqual({ name, stopped: expect.any(String) })
      expect(countedOf(kept.spend.calls)).toBe(0)
      // How to see it again is a command that can be given.
      if (code === 1) expect(told.out).toContain(`--base-url ${server.url} --budget 1`)
    }),
  )
})

test('a budget that is none and an address that is none are one line each', async () => {
  const [poor, nowhere] = await Promise.all([
    live('krea', 'http://127.0.0.1:9', '--budget', '-1'),
    live('krea', 'not-an-address', '--budget', '0'),
  ])
  expect([poor.code, nowhere.code]).toEqual([2, 2])
  for (const { err } of [poor, nowhere]) expect(err.trim().split('\n')).toHaveLength(1)
})
