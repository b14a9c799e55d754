import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { memoryFetch } from '../../mocks/skins/memory.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import { plan } from '../../src/clients/plan.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'

type Listen = Parameters<ReturnType<typeof setupServer>['listen']>[0]

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Mocks behind MSW until the test ends. */
function intercept(mocks: readonly Mock[], ...more: Parameters<typeof setupServer>): void {
  const server = setupServer(...more, ...handlers(...mocks))
  server.listen({ onUnhandledFrame: 'error' })
  undo.push(() => server.close(), ...mocks.map((mock) => mock.close))
}

const fresh = (provider: Provider, options?: Partial<MockOptions>): Mock =>
  createMock({ provider, clock: virtualClock(), ...options })

/** A submission as the provider's own dialect spells it. */
function submission(provider: Provider, hook?: string): HttpRequest {
  const id = () => '1d6f2c0e-5b4a-4c3d-8e2f-0123456789ab'
  const draft = plan({ prompt: 'a lighthouse at dusk', ...(hook && { hook }) }, provider, id)
  if (draft.kind === 'cannot') throw new Error(`no submission for ${provider.id}`)
  return provider.dialect.encode(draft, 'a-key')
}

interface Call extends Omit<HttpRequest, 'body'> {
  readonly body: BodyInit | null
}

const send = (provider: Provider, { method, path, headers, body }: Call, by = fetch) =>
  by(provider.origin + path, { method, headers, body })

describe.each(providers)('$id', (provider) => {
  // A dialect's requests carry text.
  const create = submission(provider) as Call
  const calls: Record<string, Call> = {
    'a submission': create,
    'a submission without a key': { ...create, headers: { 'content-type': 'application/json' } },
    'an unknown path': { ...create, method: 'GET', path: '/no/such?thing=%zz', body: null },
    'no path at all': { ...create, method: 'GET', path: '', body: null },
    'a wrong method': { ...create, method: 'PATCH' },
    'a body that is not JSON': { ...create, body: '{"prompt": ' },
    'a body that is not UTF-8': { ...create, body: new Uint8Array([0xff, 0xfe, 0x7b]) },
  }

  test.each(Object.entries(calls))('answers %s as the kernel does', async (_name, call) => {
    intercept([fresh(provider)])
    const [here, there] = await Promise.all([
      send(provider, call),
      send(provider, call, memoryFetch(fresh(provider))),
    ])
    expect(here.status).toBe(there.status)
    expect(here.headers.get('content-type')).toBe(there.headers.get('content-type'))
    expect(await here.text()).toBe(await there.text())
  })

  test('its file host is there as well', async () => {
    intercept([fresh(provider)])
    const response = await fetch(`${provider.files.origin}/no-such-file.png`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('No file at /no-such-file.png')
  })
})

describe('under fake timers', () => {
  const create = submission(krea) as Call

  test('a job moves with them, and its file appears', async () => {
    vi.useFakeTimers()
    intercept([createMock({ provider: krea })])
    const poll = async (id: string) => {
      const intent = { kind: 'poll', id } as const
      const response = await send(krea, krea.dialect.encode(intent, 'a-key') as Call)
      return response.json()
    }
    const { job_id } = await (await send(krea, create)).json()
    const first = await poll(job_id)
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    const last = await poll(job_id)
    expect(first.status).not.toBe('completed')
    expect(last.status).toBe('completed')
    const file = await fetch(last.result.urls[0])
    expect(file.headers.get('content-type')).toBe('image/png')
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000)
  })

  test('a synchronous jump moves jobs that are already there', async () => {
    vi.useFakeTimers()
    intercept([createMock({ provider: krea })])
    const { job_id, status } = await (await send(krea, create)).json()
    vi.advanceTimersByTime(10 * 60_000)
    const intent = { kind: 'poll', id: job_id } as const
    const now = await (await send(krea, krea.dialect.encode(intent, 'a-key') as Call)).json()
    expect([status, now.status]).toEqual(['queued', 'completed'])
  })

  test.each([
    ['vitest fakes by default', undefined],
    ['are named one by one', { toFake: ['Date', 'setTimeout', 'clearTimeout'] as const }],
  ])('that %s, an answer is held until its time has come', async (_name, config) => {
    vi.useFakeTimers(config && { toFake: [...config.toFake] })
    intercept([createMock({ provider: aimlapi })])
    let answered = false
    const answer = send(aimlapi, submission(aimlapi) as Call).finally(() => {
      answered = true
    })
    await vi.advanceTimersByTimeAsync(1_000)
    expect(answered).toBe(false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect((await answer).status).toBe(200)
  })

  test("a webhook comes to the test's own handler when its time has come", async () => {
    vi.useFakeTimers()
    const received: unknown[] = []
    const receiver = http.post('http://localhost/hook', async ({ request }) => {
      received.push(await request.json())
      return HttpResponse.json({ ok: true })
    })
    const mock = createMock({ provider: krea })
    intercept([mock], receiver)
    await send(krea, submission(krea, 'http://localhost/hook') as Call)
    expect(received).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    await mock.idle()
    expect(received).toHaveLength(1)
    expect(mock.deliveries()).toMatchObject([
      { request: { url: 'http://localhost/hook' }, answer: { status: 200 } },
    ])
  })
})

test('a caller who hangs up on a held answer breaks nothing and nobody is alarmed', async () => {
  const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
  const mock = createMock({ provider: aimlapi })
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  const answer: Mock['answer'] = (request, signal) => {
    arrive()
    return mock.answer(request, signal)
  }
  intercept([{ ...mock, answer }])
  const hangUp = new AbortController()
  const { path, ...init } = submission(aimlapi) as Call
  const held = fetch(aimlapi.origin + path, { ...init, signal: hangUp.signal })
  await arrived
  hangUp.abort()
  await expect(held).rejects.toThrow('aborted')
  expect((await fetch(`${aimlapi.origin}/v2/billing`)).status).toBe(401)
  expect(alarm).not.toHaveBeenCalled()
})

describe('a host that nobody mocks', () => {
  /** Counts what gets out, on this very machine. */
  async function world(): Promise<{ readonly url: string; readonly hits: () => number }> {
    let hits = 0
    const server = createServer((_request, response) => {
      hits += 1
      response.end('from the real world')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    undo.push(() => server.close().closeAllConnections())
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}/`, hits: () => hits }
  }

  const listen = (options: Listen): void => {
    const server = setupServer(...handlers(fresh(krea)))
    server.listen(options)
    undo.push(() => server.close())
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  }

  test("is out of reach with onUnhandledFrame: 'error'", async () => {
    const { url, hits } = await world()
    listen({ onUnhandledFrame: 'error' })
    await expect(fetch(url)).rejects.toThrow()
    expect(hits()).toBe(0)
  })

  test("is reached with MSW 2's onUnhandledRequest: 'error', which MSW 3 ignores", async () => {
    const { url, hits } = await world()
    const former: object = { onUnhandledRequest: 'error' }
    listen(former)
    expect(await (await fetch(url)).text()).toBe('from the real world')
    expect(hits()).toBe(1)
  })
})
