import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { targets } from '../../mocks/targets/index.ts'
import { providers } from '../../src/providers/registry.ts'
import { run, start } from './_run.ts'

const ids = providers.map(({ id }) => id)
const folder = (): string => mkdtempSync(join(tmpdir(), 'backlot-test-'))

test('serve answers for each provider and ends cleanly at Ctrl-C', async () => {
  const { child, ended, printed } = start('serve', '--port', '0', '--speed', '100')
  const [, url] = await printed(/(http:\/\/127\.0\.0\.1:\d+)\/krea .*Stop/s)
  const nowhere = await fetch(`${url}/nowhere`)
  expect(Object.keys((await nowhere.json()).providers)).toEqual(ids)
  const refused = await fetch(`${url}/krea/jobs`, {
    headers: { authorization: 'Bearer invalid-1' },
  })
  expect(refused.status).toBe(401)
  child.kill('SIGINT')
  const { code, out, err } = await ended
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('curl -X POST')
})

test('the line of curl that serve prints is taken as it stands', async () => {
  const { child, ended, printed } = start('serve', '--port', '0', '--provider', 'runware', 'krea')
  const [, method = '', url = '', body = ''] = await printed(/curl -X (\S+) (\S+) .*-d '(.+)'\n/)
  const headers = { authorization: 'Bearer any-key', 'content-type': 'application/json' }
  const answer = await fetch(url, { method, headers, body })
  expect(answer.status).toBe(200)
  child.kill('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('a reader that closes the pipe early is no error', async () => {
  const { child, ended } = start('providers', '--json')
  child.stdout.destroy()
  expect(await ended).toMatchObject({ code: 0, err: '' })
})

test('providers tells the same in a table and as JSON', async () => {
  const [table, json] = await Promise.all([run('providers'), run('providers', '--json')])
  const rows = table.out.trimEnd().split('\n')
  expect(rows.slice(1).map((row) => row.split(' ')[0])).toEqual(ids)
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(120)
  expect(JSON.parse(json.out)).toMatchObject(ids.map((id) => ({ id })))
})

test('check keeps its report and answers 0 when all is kept', async () => {
  const report = folder()
  const { code, out } = await run('check', 'krea', '--runs', '3', '--json', '--report', report)
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ target: 'memory', runs: 3, exitCode: 0 })
  expect(readFileSync(join(report, 'report.json'), 'utf8')).toBe(out)
  expect(readFileSync(join(report, 'report.txt'), 'utf8')).toContain('krea')
})

test('check --target mock goes by every mock target, with a report of each', async () => {
  const report = folder()
  const flags = ['--target', 'mock', '--runs', '0', '--check', 'auth/empty-key']
  const { code, out } = await run('check', 'aimlapi', ...flags, '--report', report)
  expect(code).toBe(0)
  const names = Object.keys(targets)
  expect([...out.matchAll(/contract check on (\w+)/g)].map(([, name]) => name)).toEqual(names)
  expect(readdirSync(report)).toEqual(names.toSorted())
})

test('demo gives one JSON document, an image of each provider, and ends by itself', async () => {
  const out = folder()
  const ended = await run('demo', '--json', '--out', out)
  expect(ended).toMatchObject({ code: 0, err: '' })
  const { ok, jobs, check } = JSON.parse(ended.out)
  expect(ok).toBe(true)
  expect(jobs.map((job: { provider: string }) => job.provider)).toEqual(ids)
  for (const job of jobs) {
    expect(job).toMatchObject({ error: null, image: { size: { width: 1024, height: 1024 } } })
    expect(readFileSync(job.image.file)).toHaveLength(job.image.bytes)
    expect(job.phases.length).toBeGreaterThan(1)
  }
  const hooked = jobs.filter((job: { webhook: unknown }) => job.webhook !== null)
  expect(hooked.length).toBeGreaterThan(1)
  expect(check.verdicts).toHaveLength(ids.length)
})

test('quirks and scenarios tell the same in words and as JSON', async () => {
  for (const command of ['quirks', 'scenarios']) {
    const [words, json] = await Promise.all([run(command), run(command, '--json')])
    expect([words.code, json.code]).toEqual([0, 0])
    for (const { id, name } of JSON.parse(json.out)) expect(words.out).toContain(id ?? name)
    expect(Math.max(...words.out.split('\n').map((row) => row.length))).toBeLessThanOrEqual(200)
  }
})

test('serve is seen to differ from the documents unless asked to keep them, and can be steered', async () => {
  for (const [fidelity, recorded] of [
    ['observed', true],
    ['documented', false],
  ] as const) {
    const flags = ['--port', '0', '--provider', 'kie', '--fidelity', fidelity]
    const { child, ended, printed } = start('serve', ...flags)
    const [, url = ''] = await printed(/Steer (http:\/\/127\.0\.0\.1:\d+)\/__backlot\//)
    const answer = await fetch(`${url}/kie/api/v1/jobs/createTask`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'google/imagen4-fast', input: { prompt: 'a cat' } }),
    })
    const { data } = await answer.json()
    expect('recordId' in data).toBe(recorded)
    const jobs = await (await fetch(`${url}/__backlot/jobs`)).json()
    expect(jobs).toMatchObject({ jobs: [{ id: data.taskId, prompt: 'a cat' }] })
    await fetch(`${url}/kie/api/v1/jobs/createTsk`, { method: 'POST', body: '{}' })
    child.kill('SIGTERM')
    const { code, err } = await ended
    expect(code).toBe(0)
    expect(err).toBe('request  kie POST /api/v1/jobs/createTsk: there is no such path\n')
  }
})
