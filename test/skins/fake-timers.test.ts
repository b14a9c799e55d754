import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createKie, createKrea, studio } from 'backlot/clients'
import { setupBacklot } from 'backlot/msw'
import { HttpResponse, http } from 'msw'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const HOOK = 'http://localhost:9/hook'

/** What the receiver answers, call by call; 204 when nothing is left. */
const statuses: number[] = []
const calls: { readonly at: number; readonly body: unknown }[] = []
const receiver = http.post(HOOK, async ({ request }) => {
  calls.push({ at: Date.now(), body: await request.json() })
  return new HttpResponse(null, { status: statuses.shift() ?? 204 })
})

const street = setupBacklot({
  handlers: [receiver],
  quirks: { 'kie/urls-expire-in-a-day': true },
})
beforeAll(street.listen)
afterAll(street.close)
afterEach(() => {
  street.reset()
  vi.useRealTimers()
  statuses.length = 0
  calls.length = 0
})

const krea = createKrea({ apiKey: 'a-key' })
const create = async (hook?: string): Promise<string> => {
  const { data } = await krea.POST('/generate/image/google/imagen-4-fast', {
    params: { header: hook === undefined ? {} : { 'X-Webhook-URL': hook } },
    body: { prompt: 'a lighthouse' },
  })
  return data?.job_id ?? ''
}
const look = async (id: string) =>
  (await krea.GET('/jobs/{id}', { params: { path: { id } } })).data?.status

const kie = createKie({ apiKey: 'a-key' })
const createAtKie = (callBackUrl = HOOK) =>
  kie.POST('/api/v1/jobs/createTask', {
    body: { model: 'google/imagen4-fast', callBackUrl, input: { prompt: 'a lighthouse' } },
  })

/** The minutes from each call to the next. */
const gaps = (): number[] =>
  calls.slice(1).map(({ at }, index) => Math.round((at - (calls[index]?.at ?? 0)) / MINUTE))

describe('moved by vitest', () => {
  test.each([
    ['advanceTimersByTimeAsync', () => vi.advanceTimersByTimeAsync(10 * MINUTE)],
    ['runAllTimersAsync', () => vi.runAllTimersAsync()],
  ])('a job whose webhook is awaited is over after %s', async (_name, move) => {
    vi.useFakeTimers()
    const id = await create(HOOK)
    expect(await look(id)).toBe('queued')
    await move()
    expect(await look(id)).toBe('completed')
    await street.mock('krea').idle()
    expect(calls).toMatchObject([{ body: { job_id: id, status: 'completed' } }])
  })

  test.each([
    ['runAllTimersAsync', () => vi.runAllTimersAsync()],
    ['runOnlyPendingTimersAsync', () => vi.runOnlyPendingTimersAsync()],
  ])('a job that nobody is called for is over after %s', async (_name, move) => {
    vi.useFakeTimers()
    const id = await create()
    expect(await look(id)).toBe('queued')
    await move()
    expect(await look(id)).toBe('completed')
  })

  test('a date set ahead moves jobs at once', async () => {
    vi.useFakeTimers()
    const id = await create()
    vi.setSystemTime(Date.now() + HOUR)
    expect(await look(id)).toBe('completed')
  })

  test('a date set ahead sends the webhook with the next timer', async () => {
    vi.useFakeTimers()
    await create(HOOK)
    vi.setSystemTime(Date.now() + HOUR)
    expect(calls).toEqual([])
    await vi.advanceTimersByTimeAsync(10_000)
    await street.mock('krea').idle()
    expect(calls).toHaveLength(1)
  })

  test('a retry ladder is climbed at its times', async () => {
    vi.useFakeTimers()
    statuses.push(500, 503, 500)
    await createAtKie()
    await vi.advanceTimersByTimeAsync(2 * HOUR)
    await street.mock('kie').idle()
    expect(gaps()).toEqual([1, 5, 15])
  })

  test('an answer that is held is due by them', async () => {
    vi.useFakeTimers()
    const job = studio('aimlapi', { apiKey: 'a-key' }).generate({ prompt: 'a lighthouse' })
    const settled = vi.fn()
    job.then(settled)
    await vi.advanceTimersByTimeAsync(1000)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(await job).toMatchObject({ kind: 'job' })
  })
})

describe('moved by the street', () => {
  test("the tested code's own timers move along, poll by poll", async () => {
    vi.useFakeTimers()
    const id = await create()
    const begin = Date.now()
    const seen: string[] = []
    const poll = async (): Promise<void> => {
      const status = await look(id)
      seen.push(`${Math.round((Date.now() - begin) / 1000)} s`)
      if (status !== 'completed') setTimeout(poll, 1000)
    }
    await poll()
    await street.advance('1m')
    expect(Date.now() - begin).toBe(MINUTE)
    expect(seen.slice(0, 4)).toEqual(['0 s', '1 s', '2 s', '3 s'])
    expect(seen.length).toBeGreaterThan(4)
    expect(await look(id)).toBe('completed')
  })

  test('a retry ladder is climbed rung by rung, each at its time', async () => {
    vi.useFakeTimers()
    statuses.push(500, 503, 500)
    await createAtKie()
    await street.advance('2h')
    expect(gaps()).toEqual([1, 5, 15])
    expect(street.deliveries().map(({ delivered }) => delivered)).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  test('it is the same ladder for a receiver on a real port', async () => {
    vi.useFakeTimers()
    const receiver = createServer((request, response) => {
      calls.push({ at: Date.now(), body: null })
      request.resume().on('end', () => response.writeHead(calls.length < 3 ? 500 : 204).end())
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    const { port } = receiver.address() as AddressInfo
    await createAtKie(`http://127.0.0.1:${port}/hook`)
    await street.advance('2h')
    expect(gaps()).toEqual([1, 5])
    receiver.close().closeAllConnections()
  })

  test('running until idle ends with the last rung, and no later', async () => {
    vi.useFakeTimers()
    statuses.push(500, 500, 500, 500, 500)
    await createAtKie()
    const begin = Date.now()
    const ms = await street.runUntilIdle()
    expect(calls).toHaveLength(4)
    expect(Date.now() - begin).toBe(ms)
    expect(Math.round(ms / MINUTE)).toBe(21)
  })

  test('a file is there for a day, and gone after it', async () => {
    vi.useFakeTimers()
    await createAtKie()
    await street.advance('1m')
    const url = street.jobs()[0]?.results[0]?.url ?? ''
    await street.advance('23h')
    expect((await fetch(url)).status).toBe(200)
    await street.advance('1h')
    expect((await fetch(url)).status).toBe(404)
  })

  test('a duration that leads back is refused', async () => {
    vi.useFakeTimers()
    await expect(street.advance('-1m')).rejects.toThrow('time goes forward only')
  })

  test('a street that is frozen is moved by itself alone', async () => {
    vi.useFakeTimers()
    const id = await create()
    street.freeze()
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(await look(id)).toBe('queued')
    await street.advance('1m')
    expect(await look(id)).toBe('completed')
  })
})

describe('traps', () => {
  test('with every timer faked a call is answered without any being moved (msw#966)', async () => {
    vi.useFakeTimers({
      toFake: [
        'setTimeout',
        'clearTimeout',
        'setInterval',
        'clearInterval',
        'setImmediate',
        'Date',
      ],
    })
    expect(await look(await create())).toBe('queued')
  })

  test('an answer that is held for long keeps in step with the fake timers (msw#1505)', async () => {
    street.scenario('slow')
    vi.useFakeTimers()
    const begin = Date.now()
    const job = studio('aimlapi', { apiKey: 'a-key' })
      .generate({ prompt: 'a lighthouse' })
      .then(() => Date.now() - begin)
    await street.advance('10m')
    const heldMs = await job
    expect(heldMs).toBeGreaterThan(15_000)
    expect(heldMs).toBeLessThan(10 * MINUTE)
  })

  test('to give an account money before fake timers are put on decides on no time yet', async () => {
    street.change({ balanceUsd: 5 }, { account: 'a-key' })
    vi.useFakeTimers()
    const id = await create()
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(await look(id)).toBe('completed')
  })

  test('a faked date with real timers neither hangs a call nor moves a job (msw#1830)', async () => {
    vi.useFakeTimers({ now: new Date('2023-10-15'), toFake: ['Date'] })
    const id = await create()
    expect(await look(id)).toBe('queued')
    expect(new Date(street.jobs()[0]?.createdAt ?? 0).getUTCFullYear()).toBe(2023)
    await street.advance('1m')
    expect(await look(id)).toBe('completed')
  })

  test("MSW 2's option, which MSW 3 ignores, is refused by name", () => {
    const former: object = { onUnhandledRequest: 'bypass' }
    expect(() => setupBacklot({ providers: ['krea'], ...former })).toThrow('"onUnhandledRequest"')
  })

  test('fake timers put on after the first call move no street, but the street still does', async () => {
    const id = await create()
    vi.useFakeTimers()
    await vi.advanceTimersByTimeAsync(HOUR)
    expect(await look(id)).toBe('queued')
    await street.advance('1m')
    expect(await look(id)).toBe('completed')
  })
})
