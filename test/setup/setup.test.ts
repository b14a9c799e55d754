import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryFetch } from 'backlot'
import { createKrea, studio } from 'backlot/clients'
import { setupBacklot } from 'backlot/msw'
import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { acme } from '../fixtures/acme/index.ts'

const HOOK = 'http://localhost:9/hook'
let hooks: unknown[] = []
beforeEach(() => {
  hooks = []
})

const street = setupBacklot({
  providers: ['krea', 'aimlapi', acme],
  handlers: [
    http.post(HOOK, async ({ request }) => {
      hooks.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  ],
})
beforeAll(street.listen)
afterEach(street.reset)
afterAll(street.close)

const create = (prompt: string, { key = 'a-key', hook }: { key?: string; hook?: string } = {}) =>
  createKrea({ apiKey: key }).POST('/generate/image/google/imagen-4-fast', {
    params: { header: hook === undefined ? {} : { 'X-Webhook-URL': hook } },
    body: { prompt },
  })

const states = () => street.jobs().map(({ state }) => state)

describe('time', () => {
  test('stands until it is moved', async () => {
    await create('a lighthouse')
    expect(states()).toEqual(['queued'])
    await street.advance('10m')
    expect(states()).toEqual(['succeeded'])
  })

  test("begins with the machine's, so that signed times are within everybody's window", () => {
    expect(Math.abs(street.clock.now() - Date.now())).toBeLessThan(60_000)
  })

  test('leaps over an answer that is held, unless it is frozen', async () => {
    const client = studio('aimlapi', { apiKey: 'a-key' })
    const before = street.clock.now()
    expect(await client.generate({ prompt: 'a lighthouse' })).toMatchObject({ kind: 'job' })
    const after = street.clock.now()
    expect(after).toBeGreaterThan(before)
    street.freeze()
    const held = client.generate({ prompt: 'a lighthouse' })
    await street.advance(1)
    expect(street.clock.now()).toBe(after + 1)
    street.flow()
    expect(await held).toMatchObject({ kind: 'job' })
  })

  test('a webhook has come when time has been moved past it', async () => {
    await create('a lighthouse', { hook: HOOK })
    await street.advance('10m')
    expect(hooks).toMatchObject([{ status: 'completed' }])
    expect(street.deliveries()).toMatchObject([{ provider: 'krea', delivered: true }])
  })

  test('a webhook for another host comes to the handler for it, where the host is allowed', async () => {
    const heard = vi.fn()
    const hook = 'https://hooks.example.test/krea'
    const listen = http.post(hook, () => {
      heard()
      return new HttpResponse(null, { status: 204 })
    })
    const other = setupBacklot({
      providers: ['krea'],
      allowHosts: ['hooks.example.test'],
      handlers: [listen],
    })
    street.close()
    other.listen()
    await create('a lighthouse', { hook })
    await other.advance('10m')
    other.close()
    street.listen()
    expect(heard).toHaveBeenCalledOnce()
  })

  test('runs until nothing lies ahead', async () => {
    await create('a lighthouse', { hook: HOOK })
    expect(await street.runUntilIdle()).toBeGreaterThan(0)
    expect(hooks).toHaveLength(1)
    expect(await street.runUntilIdle()).toBe(0)
  })

  test('runs until each job is over, and no further', async () => {
    await create('a lighthouse')
    const movedMs = await street.runUntilIdle()
    expect(states()).toEqual(['succeeded'])
    expect(await street.runUntilIdle()).toBe(0)
    street.reset()
    await create('a lighthouse')
    await street.advance(movedMs - 1)
    expect(states()).not.toEqual(['succeeded'])
  })

  test('a clock of your own is the one that is moved', async () => {
    const clock = virtualClock({ start: 1000 })
    const other = setupBacklot({ providers: ['krea'], clock })
    await other.advance('1m')
    expect(clock.now()).toBe(61_000)
    other.reset()
    expect(other.clock).toBe(clock)
  })
})

describe('a reset', () => {
  test('gives a new world: no jobs, no records, no time passed, the same ids', async () => {
    const first = await create('a lighthouse', { hook: HOOK })
    await create('')
    street.scenario('maintenance')
    await street.advance('1d')
    street.reset()
    expect([street.jobs(), street.deliveries(), street.violations()]).toEqual([[], [], []])
    expect(street.clock.now() - Date.now()).toBeLessThan(60_000)
    const again = await create('a lighthouse')
    expect(again.data?.job_id).toBe(first.data?.job_id)
  })

  test('lets no webhook of the world before come through', async () => {
    await create('a lighthouse', { hook: HOOK })
    street.reset()
    await street.advance('1h')
    expect(hooks).toEqual([])
  })

  test('takes back handlers that a test added', async () => {
    street.server.use(http.get('https://api.krea.ai/*', () => HttpResponse.json('mine')))
    street.reset()
    const { response } = await createKrea({ apiKey: 'a-key' }).GET('/jobs')
    expect(response.status).toBe(200)
    expect(street.accounts().map(({ provider }) => provider)).toEqual(['krea'])
  })
})

describe('a scenario', () => {
  test('is lived in from then on, and ends', async () => {
    street.scenario('out-of-credit')
    expect((await create('a lighthouse')).response.status).toBe(402)
    street.scenario(null)
    expect((await create('a lighthouse')).response.status).toBe(200)
  })

  test('is for one account, or for one provider', async () => {
    street.scenario('out-of-credit', { account: 'poor' })
    street.scenario('maintenance', { provider: 'aimlapi' })
    expect((await create('a lighthouse', { key: 'poor' })).response.status).toBe(402)
    expect((await create('a lighthouse')).response.status).toBe(200)
  })

  test('can be a plan, and is refused by its name where there is none', async () => {
    street.scenario({ fails: { fault: 'generation-failed', share: 1 } })
    await create('a lighthouse')
    await street.advance('1m')
    expect(states()).toEqual(['failed'])
    expect(() => street.scenario('hapy')).toThrow('There is no scenario "hapy"; there is happy')
    expect(() => street.scenario('happy', { provider: 'kie' })).toThrow('"kie" is not here')
  })
})

test('records are of all accounts, or of one', async () => {
  await create('one', { key: 'first' })
  await create('two', { key: 'second' })
  await create('', { key: 'second' })
  expect(street.jobs().map(({ prompt }) => prompt)).toEqual(['one', 'two'])
  expect(street.jobs('second').map(({ prompt }) => prompt)).toEqual(['two'])
  expect(street.violations('first')).toEqual([])
  expect(street.violations('second')).toHaveLength(1)
  expect(street.accounts('first').map(({ provider }) => provider)).toEqual([
    'krea',
    'aimlapi',
    'acme',
  ])
})

describe('the guard', () => {
  test('fails a call to a host that nobody here answers for, and says so', async () => {
    const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(fetch('https://api.example.test/v1/paid?key=secret')).rejects.toThrow()
    expect(alarm.mock.calls).toEqual([
      [
        expect.stringContaining(
          'GET https://api.example.test/v1/paid was not sent: nothing here answers for that host.',
        ),
      ],
    ])
    alarm.mockRestore()
  })

  test("holds back what looks like an asset, which MSW's own 'error' lets go", async () => {
    const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(fetch('https://files.example.test/picture.png')).rejects.toThrow()
    expect(alarm).toHaveBeenCalledOnce()
    alarm.mockRestore()
  })

  test('closes a WebSocket to such a host with an error', async () => {
    const alarm = vi.spyOn(console, 'error').mockImplementation(() => {})
    const socket = new WebSocket('wss://ws.example.test/v1')
    const event = await new Promise<Event>((resolve) => {
      socket.onerror = resolve
      socket.onopen = resolve
    })
    expect(event.type).toBe('error')
    expect(alarm.mock.calls.flat().join()).toContain('WebSocket wss://ws.example.test/v1 was not')
    alarm.mockRestore()
  })

  test('lets calls to this machine pass', async () => {
    const server = createServer((_request, response) => response.end('my own app'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('my own app')
    server.close().closeAllConnections()
  })
})

describe('options', () => {
  test.each([
    ['an unknown provider', { providers: ['kreaa'] }, 'no provider "kreaa"; there is krea, kie'],
    ['no provider', { providers: [] }, 'providers is empty'],
    ['a provider twice', { providers: ['krea', 'krea'] }, '"krea" is given twice'],
    ['an unknown quirk', { quirks: { 'krea/nonsense': true } }, 'krea/nonsense'],
    [
      'a quirk of nobody here',
      { providers: ['krea'], quirks: { 'kie/record-id': true } },
      'no quirk "kie/record-id" here',
    ],
    ['an unknown option', { quirk: { 'krea/nonsense': true } }, 'no option "quirk"; there is'],
    ['an unknown scenario', { scenario: 'hapy' }, 'no scenario "hapy"'],
  ])('%s is refused with a sentence', (_what, options, words) => {
    // As plain JavaScript may give them.
    expect(() => setupBacklot(options as object)).toThrow(words)
  })

  test('without any, all providers are there', () => {
    const all = setupBacklot().mocks.map(({ provider }) => provider.id)
    expect(all).toEqual(['krea', 'kie', 'apikley', 'aimlapi', 'runware'])
  })

  test('a seed decides the ids', async () => {
    const idOf = async (seed: number) => {
      const { mocks } = setupBacklot({ providers: ['krea'], seed })
      const krea = createKrea({ apiKey: 'a-key', fetch: memoryFetch(...mocks) })
      const body = { prompt: 'a lighthouse' }
      return (await krea.POST('/generate/image/google/imagen-4-fast', { body })).data?.job_id
    }
    expect(await idOf(7)).toBe(await idOf(7))
    expect(await idOf(7)).not.toBe(await idOf(8))
  })
})
