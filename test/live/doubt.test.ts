import { expect, test } from 'vitest'
import { exitCode, type ProviderReport, reportText } from '../../src/conformance/index.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { close, fates, night, stand } from './_stand.ts'

const reportOf = (provider: ProviderReport) => ({
  target: 'live',
  seed: 7,
  runs: 0,
  providers: [provider],
})

/** A night at a stand-in that something stands before, which answers some calls by itself. */
async function behind(proxy: (request: HttpRequest, nth: number) => HttpResponse | null) {
  const counts = new Map<string, number>()
  const at = await stand(krea, {
    answer: async (mock, request, signal) => {
      const kind = `${request.method} ${request.path.startsWith('/jobs/') ? 'job' : request.path}`
      const nth = (counts.get(kind) ?? 0) + 1
      counts.set(kind, nth)
      return proxy(request, nth) ?? mock.answer(request, signal)
    },
  })
  const found = await night({ provider: krea, baseUrl: at.baseUrl, clock: at.clock })
  await close(at)
  return { ...found, submits: counts.get(SUBMIT) ?? 0 }
}

const SUBMIT = 'POST /generate/image/google/imagen-4-fast'

const refusal = (status: number): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: '{"error":"x"}',
})

const isJob = ({ method, path }: HttpRequest): boolean =>
  method === 'GET' && path.startsWith('/jobs/')

const isSubmit = ({ method, path, body, headers }: HttpRequest): boolean =>
  `${method} ${path}` === SUBMIT &&
  headers.authorization === 'Bearer any-key' &&
  String(body) === SOUND

const SOUND = '{"prompt":"a raccoon eating ice-cream","width":1024,"height":1024,"seed":7}'

test.each([401, 402, 403, 429, 500, 503])(
  'a %i to sound submits leaves open what they would have shown, and breaks nothing',
  async (status) => {
    const { report, purse } = await behind((request) =>
      isSubmit(request) ? refusal(status) : null,
    )
    expect(fates(report, 'broken')).toEqual([])
    const open = new Map(
      fates(report, 'inconclusive').map((one) => [one.check, 'reason' in one ? one.reason : '']),
    )
    expect(open.get('errors/valid-accepted')).toMatch(
      new RegExp(`^POST /generate/image/google/imagen-4-fast was answered ${status}: `),
    )
    expect(open.has('lifecycle/follows-graph')).toBe(true)
    expect(fates(report, 'kept').map(({ check }) => check)).toContain('errors/invalid-refused')
    expect(exitCode(reportOf(report))).toBe(3)
    // Whether a server that fails has begun a job is not known.
    expect(purse.spentMicroUsd()).toBe(status >= 500 ? 42_000 : 0)
  },
)

test('one poll in vain takes nothing from what the others show', async () => {
  const { report } = await behind((request, nth) =>
    isJob(request) && nth === 3 ? refusal(502) : null,
  )
  expect(report.missed).toEqual([
    expect.stringMatching(/^GET \/jobs\/\S+ was answered 502: an error of the server’s own$/),
  ])
  expect(fates(report, 'broken')).toEqual([])
  expect(fates(report, 'kept').map(({ check }) => check)).toContain('lifecycle/follows-graph')
  expect(reportText(reportOf(report), { colour: false })).toContain('was answered 502')
})

test('what a broken request meets is judged, a server’s own error too', async () => {
  const { report } = await behind((request) =>
    request.body !== null &&
    request.body.length > 0 &&
    !isSubmit(request) &&
    request.headers.authorization === 'Bearer any-key'
      ? refusal(500)
      : null,
  )
  expect(fates(report, 'broken').map(({ check }) => check)).toContain('errors/invalid-refused')
  expect(exitCode(reportOf(report))).toBe(1)
})

test('a run that loses its target keeps what it has learnt', async () => {
  const at = await stand(krea, {
    answer: async (mock, request, signal) => {
      if (isSubmit(request)) await gone()
      return mock.answer(request, signal)
    },
  })
  const gone = () => at.served.close()
  const { report } = await night({ provider: krea, baseUrl: at.baseUrl, clock: at.clock })
  at.mock.close()
  expect(report.stopped).toMatch(/closed the connection without an answer$/)
  expect(fates(report, 'broken')).toEqual([])
  expect(fates(report, 'kept').map(({ check }) => check)).toContain('errors/invalid-refused')
  expect(fates(report, 'inconclusive').map(({ check }) => check)).toContain('errors/valid-accepted')
  expect(exitCode(reportOf(report))).toBe(3)
})

test('a file host that is out of reach leaves only the files open', async () => {
  const at = await stand(aimlapi)
  at.mock.nameFilesAt('http://127.0.0.1:9')
  const { report } = await night({ provider: aimlapi, baseUrl: at.baseUrl, clock: at.clock })
  await close(at)
  expect(report.stopped).toBeNull()
  expect(report.missed).toEqual([expect.stringMatching(/^a result file could not be had: /)])
  const open = fates(report, 'inconclusive').map(({ check }) => check)
  expect(open).toContain('media/files-are-images')
  expect(fates(report, 'kept').map(({ check }) => check)).toContain('errors/valid-accepted')
})
