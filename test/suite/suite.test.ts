import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformance } from 'backlot/conformance'
import { beforeAll, describe, expect, test } from 'vitest'
import { checks } from '../../src/conformance/checks/index.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { always, nasty } from '../live/_nasty.ts'
import { close, stand } from '../live/_stand.ts'

interface Result {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly failureMessages: readonly string[]
}

interface Project {
  readonly code: number | null
  readonly out: string
  /** By what was inspected: `healthy`, `broken`, `page`. */
  of(name: string): readonly Result[]
}

/** The project's own run of vitest, at three servers on free ports. */
async function project(): Promise<Project> {
  const healthy = await stand(kie)
  const broken = await stand(kie, {
    answer: async (mock, request, signal) => {
      const answer = await mock.answer(request, signal)
      const lies = request.method === 'POST' && answer.status === 200
      const headers = { ...answer.headers, ...(lies && { 'content-type': 'text/plain' }) }
      return { ...answer, headers }
    },
  })
  const page = await nasty(always(200, '<html></html>', { 'content-type': 'text/html' }))
  const urls = { healthy: healthy.baseUrl, broken: broken.baseUrl, page: page.url }
  const ended = await vitest({
    HEALTHY_URL: urls.healthy,
    BROKEN_URL: urls.broken,
    PAGE_URL: urls.page,
  })
  await Promise.all([close(healthy), close(broken), page.close()])
  const all = ended.results
  const of = (name: string) =>
    all.filter(({ ancestorTitles }) =>
      ancestorTitles[0]?.endsWith(urls[name as keyof typeof urls] ?? name),
    )
  return { ...ended, of }
}

async function vitest(urls: Readonly<Record<string, string>>) {
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-suite-')), 'results.json')
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config=test/suite/project/vitest.config.ts',
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { env: { ...process.env, NO_COLOR: '1', ...urls } },
  )
  let out = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      out += chunk
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const results: readonly Result[] = testResults[0].assertionResults
  return { code, out, results }
}

const titles = (results: readonly Result[], status: Result['status']): string[] =>
  results.filter((one) => one.status === status).map(({ title }) => title)

describe('a project with the checks among its tests', () => {
  let run: Project
  beforeAll(async () => {
    run = await project()
  }, 60_000)

  test('has a test for each check, named by its law', () => {
    for (const name of ['healthy', 'broken', 'page']) {
      const names = run.of(name).map(({ title }) => title)
      expect(names.slice(1, -1)).toEqual(checks.map(({ sentence }) => sentence))
    }
  })

  test('passes where the server is healthy, webhooks looked at', () => {
    expect(titles(run.of('healthy'), 'failed')).toEqual([])
    expect(titles(run.of('healthy'), 'passed').length).toBeGreaterThan(35)
    expect(titles(run.of('healthy'), 'passed')).toContain(
      'A webhook call says that its body is JSON.',
    )
  })

  test('fails by the one law that is broken, with evidence and how to see it again', () => {
    expect(run.code).toBe(1)
    expect(titles(run.of('broken'), 'failed')).toEqual(['A JSON answer says that it is JSON.'])
    const said = run.of('broken').flatMap(({ failureMessages }) => failureMessages)[0]
    expect(said).toMatch(/^Broken: createTask answers JSON as "text\/plain"/)
    expect(said).toMatch(/expected +application\/json/)
    expect(said).toMatch(
      /again +backlot check kie --target url --base-url \S+ --speed 100 --free --inbox PUBLIC_URL --seed 42 --runs 2 --check schema\/content-type\n/,
    )
    // Shown at the user's own call, not inside of the library.
    expect(run.out).toMatch(/❯ test\/suite\/project\/suite\.fixture\.ts:\d+:1\n/)
  })

  test('passes a known quirk with an annotation, and says why it skips what it skips', () => {
    expect(run.out).toMatch(/↳ known quirk kie\/\S+: .*; source: \S+/)
    expect(run.out).toContain('[does not apply: the target lacks time-travel]')
  })

  test('fails where nobody answers who could be judged, and calls no law kept', () => {
    expect(titles(run.of('page'), 'failed')).toEqual(['It answers in its own tongue, to the end.'])
    expect(titles(run.of('page'), 'passed')).toEqual(['What is known of it can still be seen.'])
    expect(run.out).toMatch(/\[inconclusive: .* instead of JSON\]/)
  })
})

describe('nothing is registered', () => {
  const at = { provider: 'krea', baseUrl: 'http://127.0.0.1:4400/krea' } as const

  test('where it is not said what calls may cost', () => {
    expect(() => conformance(at)).toThrow('give either free: true, or budgetUsd')
    expect(() => conformance({ ...at, free: true, budgetUsd: 1 })).toThrow('either')
    expect(() => conformance({ ...at, budgetUsd: Number.NaN })).toThrow('either')
  })

  test('for one account that is to be two', () => {
    const free = { ...at, free: true }
    const twice = 'is the key of the first account'
    expect(() => conformance({ ...free, key: 'secret', otherKey: 'secret' })).toThrow(twice)
    expect(() => conformance({ ...free, otherKey: 'any-key' })).toThrow(twice)
    expect(() => conformance({ ...free, key: 'secret', otherKey: 'secret' })).not.toThrow('secret')
  })

  test('for an address that is none, an unknown check, an unknown quirk', () => {
    const free = { ...at, free: true }
    for (const baseUrl of ['', 'krea', 'ftp://a', 'http://a:secret@b', 'http://a?key=secret']) {
      expect(() => conformance({ ...free, baseUrl })).toThrow('baseUrl must be an address')
      expect(() => conformance({ ...free, baseUrl })).not.toThrow('secret')
    }
    expect(() => conformance({ ...free, checks: ['a/b'] })).toThrow("no check 'a/b'")
    expect(() => conformance({ ...free, quirks: { 'a/b': false } })).toThrow('no quirk "a/b"')
  })
})

test('outside of vitest the entry loads, and says where its tests belong', async () => {
  const code = `const { conformance, inspect } = await import('./src/conformance.ts')
    try { conformance({}) } catch ({ message }) { console.log(typeof inspect, message) }`
  const { VITEST: _, ...env } = process.env
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { env })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  await new Promise((resolve) => child.once('close', resolve))
  expect(out).toBe(
    'function conformance() registers tests: call it in a test file that vitest runs\n',
  )
})
