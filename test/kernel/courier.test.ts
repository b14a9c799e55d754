import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMock, type MockOptions } from '../../mocks/mock.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { type Delivery, type Sent, TimedOut } from '../../src/core/exchange.ts'
import type { Provider, Retry } from '../../src/core/provider.ts'
import { sender } from '../../src/host/send.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { acme } from '../fixtures/acme/index.ts'

const MINUTE = 60_000

/** The invented provider with a ladder of its own. */
const withRetry = (retry: Partial<Retry>): Provider => {
  if (acme.webhook === null) throw new Error('acme sends webhooks')
  return { ...acme, webhook: { ...acme.webhook, retry: { ...acme.webhook.retry, ...retry } } }
}

const answered = (status: number): Sent => ({ status, headers: {}, body: '', ms: 0, hops: [] })

const fail = (error: unknown): never => {
  throw error
}

interface Scene extends Partial<MockOptions> {
  readonly hooks: readonly string[]
}

/** A mock on a virtual clock that was asked for one job a hook. */
async function scene({ hooks, ...options }: Scene) {
  const clock = virtualClock({ start: 0 })
  const mock = createMock({ provider: acme, onError: fail, ...options, clock })
  const { encode } = mock.provider.dialect
  for (const hook of hooks) await mock.answer(encode({ ...plainSubmit(acme, ''), hook }, 'key'))
  return { clock, mock }
}

test('a call is made once, when its job is over', async () => {
  const sent: string[] = []
  const send = async ({ url }: Delivery) => {
    sent.push(url)
    return answered(204)
  }
  const { clock, mock } = await scene({ hooks: ['http://localhost/a'], send })
  const [job] = mock.jobs()
  const end = job?.beats.at(-1)?.at ?? 0
  await clock.advance(end - 1)
  expect(sent).toEqual([])
  await clock.advance(1)
  expect(sent).toEqual(['http://localhost/a'])
  await clock.advance('30d')
  expect(sent).toHaveLength(1)
  expect(mock.deliveries()).toMatchObject([{ at: end, attempt: 1, delivered: true, nextAt: null }])
})

test('what is not delivered is tried again as the ladder says, and then given up', async () => {
  const delaysMs = [1000, 10 * MINUTE, 6 * 60 * MINUTE]
  const send = async () => answered(500)
  const { clock, mock } = await scene({
    hooks: ['http://localhost/a'],
    provider: withRetry({ delaysMs }),
    send,
  })
  await clock.runUntilIdle()
  const tries = mock.deliveries()
  const [first] = tries
  expect(tries.map(({ at }) => at - (first?.at ?? 0))).toEqual([
    0,
    1000,
    1000 + 10 * MINUTE,
    1000 + 370 * MINUTE,
  ])
  expect(tries.map(({ nextAt }) => nextAt)).toEqual([...tries.slice(1).map(({ at }) => at), null])
  expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
})

test('a try that arrives ends the ladder', async () => {
  let tries = 0
  const send = async () => {
    tries += 1
    return answered(tries < 2 ? 503 : 200)
  }
  const { clock, mock } = await scene({ hooks: ['http://localhost/a'], send })
  await clock.runUntilIdle()
  expect(mock.deliveries().map(({ delivered }) => delivered)).toEqual([false, true])
})

test('a time-out costs its time before the next try, on a clock that stands as well', async () => {
  const send = async () => {
    throw new TimedOut('no answer within 5 s')
  }
  const provider = withRetry({ timeoutMs: 5000, delaysMs: [1000] })
  const { clock, mock } = await scene({ hooks: ['http://localhost/a'], provider, send })
  await clock.runUntilIdle()
  const [first, second] = mock.deliveries()
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(6000)
  expect(first).toMatchObject({ error: 'no answer within 5 s', answer: null })
})

test('any ladder runs the same way twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 86_400_000 }), { maxLength: 6 }),
      fc.array(fc.constantFrom(200, 301, 404, 500, null), { maxLength: 7 }),
      async (delaysMs, answers) => {
        const run = async () => {
          let nth = 0
          const send = async () => {
            const status = answers[nth++] ?? 500
            if (status === null) throw new Error('hung up')
            return answered(status)
          }
          const provider = withRetry({ delaysMs })
          const { clock, mock } = await scene({ hooks: ['http://localhost/a'], provider, send })
          await clock.runUntilIdle()
          return mock.deliveries()
        }
        expect(await run()).toEqual(await run())
      },
    ),
    { numRuns: 20 },
  )
})

test('a receiver that fails keeps nobody else’s call back, and no record holds its secrets', async () => {
  const send = async ({ url }: Delivery) => {
    if (url.includes('secret')) throw new Error('hung up')
    return answered(204)
  }
  const { clock, mock } = await scene({
    hooks: ['http://me:word@localhost/a?token=secret', 'http://localhost/b'],
    provider: withRetry({ delaysMs: [] }),
    send,
  })
  await clock.advance('1h')
  const seen = mock.deliveries().map(({ request: { url }, delivered }) => ({ url, delivered }))
  expect(seen).toContainEqual({ url: 'http://localhost/a?token=(hidden)', delivered: false })
  expect(seen).toContainEqual({ url: 'http://localhost/b', delivered: true })
  expect(JSON.stringify(mock.deliveries())).not.toMatch(/secret|word/)
})

test('nothing is sent once the mock is closed', async () => {
  const sent: string[] = []
  const send = async ({ url }: Delivery) => {
    sent.push(url)
    return answered(200)
  }
  const { clock, mock } = await scene({ hooks: ['http://localhost/a'], send })
  mock.close()
  await clock.advance('1d')
  expect(sent).toEqual([])
})

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(request.method === 'POST' ? 200 : 405).end()
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

test('many calls at once all arrive at a real receiver', async () => {
  const { port } = server.address() as AddressInfo // A TCP server that listens has one.
  const hooks = Array.from({ length: 300 }, (_, nth) => `http://127.0.0.1:${port}/${nth}`)
  const { clock, mock } = await scene({ hooks, limits: [], send: sender({}) })
  await clock.advance('1h')
  expect(mock.deliveries()).toHaveLength(300)
  expect(mock.deliveries().every(({ answer }) => answer?.status === 200)).toBe(true)
})
