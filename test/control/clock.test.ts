import { expect, test } from 'vitest'
import type { Clock } from '../../src/core/clock.ts'
import { systemClock } from '../../src/host/clock.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { mockOf, open, type Told } from './_server.ts'

const times = ({ body }: Told): number[] => body.clocks.map(({ now }: { now: number }) => now)
const states = ({ body }: Told) => body.jobs.map(({ state }: { state: string }) => state)

test('time that is moved has jobs done and their webhooks sent', async () => {
  const { call, submit, clock } = await open()
  const begin = clock.now()
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  expect(states(await call('GET /jobs'))).toEqual(['queued'])
  const moved = await call('POST /clock/advance', { by: '10m' })
  expect(moved.body.movedMs).toBe(600_000)
  expect(times(moved)).toEqual([begin + 600_000, begin + 600_000])
  expect(states(await call('GET /jobs'))).toEqual(['succeeded'])
  expect((await call('GET /deliveries')).body.deliveries).toMatchObject([{ delivered: true }])
})

test.each([
  ['1h30m', 5_400_000],
  [1500, 1500],
  [0, 0],
])('%s is %i ms', async (by, ms) => {
  const { call, clock } = await open()
  const begin = clock.now()
  expect((await call('POST /clock/advance', { by })).body.movedMs).toBe(ms)
  expect(clock.now()).toBe(begin + ms)
})

test('providers on one clock are moved once', async () => {
  const [one, other] = [virtualClock(), virtualClock({ start: 5 })]
  const mocks = [mockOf(krea, { clock: one }), mockOf(kie, { clock: other })]
  const { call } = await open({ mocks })
  const before = [one.now(), other.now()]
  await call('POST /clock/advance', { by: 1000 })
  expect([one.now(), other.now()]).toEqual(before.map((at) => at + 1000))
})

test('a provider with a clock of its own is moved alone', async () => {
  const [one, other] = [virtualClock(), virtualClock()]
  const mocks = [mockOf(krea, { clock: one }), mockOf(kie, { clock: other })]
  const { call } = await open({ mocks })
  const before = other.now()
  const moved = await call('POST /clock/advance?provider=krea', { by: 1000 })
  expect(moved.body.clocks).toMatchObject([{ provider: 'krea', now: before + 1000 }])
  expect(other.now()).toBe(before)
})

test('until nothing waits any more: the webhook is sent', async () => {
  const { call, submit } = await open()
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  const moved = await call('POST /clock/run-until-idle')
  expect(moved.body.movedMs).toBeGreaterThan(0)
  expect(states(await call('GET /jobs'))).toEqual(['succeeded'])
  expect((await call('POST /clock/run-until-idle')).body.movedMs).toBe(0)
})

test('until nothing waits any more: a job that nobody is called for is over', async () => {
  const { call, submit } = await open()
  await submit(krea, 'key')
  expect((await call('POST /clock/run-until-idle')).body.movedMs).toBeGreaterThan(0)
  expect(states(await call('GET /jobs'))).toEqual(['succeeded'])
  expect((await call('POST /clock/run-until-idle')).body.movedMs).toBe(0)
})

test('a flowing clock stands when frozen, is moved, and flows again', async () => {
  const clock = systemClock({ speed: 1000 })
  const { call } = await open({ mocks: [mockOf(krea, { clock }), mockOf(kie, { clock })] })
  const frozen = await call('POST /clock/freeze')
  expect(frozen.body.clocks).toMatchObject([{ speed: 0, movable: true }, { speed: 0 }])
  expect(times(await call('GET /clock'))).toEqual(times(frozen))
  const [at = 0] = times(frozen)
  expect(times(await call('POST /clock/advance', { by: '1d' }))).toEqual(
    Array(2).fill(at + 86_400_000),
  )
  expect(times(await call('GET /clock'))).toEqual(Array(2).fill(at + 86_400_000))
  const flowing = await call('POST /clock/flow', { speed: 100_000 })
  expect(flowing.body.clocks).toMatchObject([{ speed: 100_000 }, { speed: 100_000 }])
  await expect.poll(async () => times(await call('GET /clock'))[0]).toBeGreaterThan(at + 86_500_000)
})

test('on a speeded clock a job is done soon, and its webhook sent', async () => {
  const clock = systemClock({ speed: 10_000 })
  const { call, submit } = await open({ mocks: [mockOf(krea, { clock })] })
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  await expect.poll(async () => states(await call('GET /jobs'))).toEqual(['succeeded'])
  await expect
    .poll(async () => (await call('GET /deliveries')).body.deliveries.length)
    .toBeGreaterThan(0)
  expect((await call('POST /deliveries/idle')).status).toBe(204)
})

test('an idle wait lasts until a call that is on its way has arrived', async () => {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const send = async () => {
    begun.resolve()
    await gate.promise
    return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
  }
  const clock = systemClock({ speed: 100_000 })
  const { call, submit } = await open({ mocks: [mockOf(krea, { clock, send })] })
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  await begun.promise
  let idle = false
  const waiting = call('POST /deliveries/idle').then(() => {
    idle = true
  })
  expect((await call('GET /deliveries')).body.deliveries).toEqual([])
  expect(idle).toBe(false)
  gate.resolve()
  await waiting
  expect((await call('GET /deliveries')).body.deliveries).toHaveLength(1)
})

test('a receiver that moves the clock from within its answer is not waited for in vain', async () => {
  const clock = virtualClock()
  const inner: number[] = []
  const set = await open({
    mocks: [
      mockOf(krea, {
        clock,
        send: async () => {
          inner.push((await set.call('POST /clock/advance', { by: 1000 })).status)
          return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
        },
      }),
    ],
  })
  await set.submit(krea, 'key', { hook: 'http://localhost:1/in' })
  expect((await set.call('POST /clock/advance', { by: '10m' })).status).toBe(200)
  await expect.poll(() => inner).toEqual([200])
})

/** A clock that its user made and nobody else can move. */
const own = (): Clock => ({
  now: () => 1000,
  until: () => new Promise(() => {}),
  watch: () => () => {},
  speed: 1,
  hold: () => {},
})

const moves = [
  ['POST /clock/advance', { by: 5 }],
  ['POST /clock/run-until-idle', undefined],
  ['POST /clock/freeze', undefined],
  ['POST /clock/flow', { speed: 2 }],
] as const

test.each(moves)('%s: of two clocks, one of which cannot be moved, none is', async (line, body) => {
  const clock = virtualClock()
  const mocks = [mockOf(krea, { clock }), mockOf(kie, { clock: own() })]
  const { call, submit } = await open({ mocks })
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  const before = clock.now()
  const { status, body: said } = await call(line, body)
  expect([status, said.error.code]).toEqual([409, 'unmovable-clock'])
  expect(said.error.message).toMatch(/^The clock of kie cannot be moved/)
  expect(clock.now()).toBe(before)
  expect((await call('GET /clock')).body.clocks).toMatchObject([
    { provider: 'krea', movable: true },
    { provider: 'kie', movable: false, now: 1000 },
  ])
})

test.each(moves)('%s for one provider would move the others on its clock', async (line, body) => {
  const { call, clock } = await open()
  const before = clock.now()
  const { status, body: said } = await call(`${line}?provider=kie`, body)
  expect([status, said.error.code]).toEqual([409, 'shared-clock'])
  expect(said.error.message).toContain('kie shares its clock with krea')
  expect(clock.now()).toBe(before)
})

test.each(moves.slice(1))('%s cannot be for one account', async (line, body) => {
  const { call, submit, clock } = await open()
  await submit(krea, 'key', { hook: 'http://localhost:1/in' })
  const before = clock.now()
  const { status, body: said } = await call(line, body, { account: 'key' })
  expect([status, said.error.code]).toEqual([422, 'not-scopable'])
  expect(clock.now()).toBe(before)
})

test('an account is moved ahead even where the clock cannot be', async () => {
  const { call } = await open({ mocks: [mockOf(krea, { clock: own() })] })
  const moved = await call('POST /clock/advance', { by: 5 }, { account: 'key' })
  expect(moved.body.clocks).toEqual([
    { provider: 'krea', now: 1005, leadMs: 5, speed: 1, movable: false },
  ])
})

test.each([
  ['-10m', /time goes forward only: "-10m" leads back/],
  [-1, /time goes forward only: -1 leads back/],
  ['ten minutes', /a duration is milliseconds .* or words/],
  ['', /a duration is/],
  ['200000d', /too far/],
])('an advance by %j is refused', async (by, message) => {
  const { call, clock } = await open()
  const before = clock.now()
  for (const account of [undefined, 'key']) {
    const sending = account === undefined ? {} : { account }
    const { status, body } = await call('POST /clock/advance', { by }, sending)
    expect([status, body.error.code, body.error.pointer]).toEqual([422, 'invalid', '/body/by'])
    expect(body.error.message).toMatch(message)
  }
  expect(clock.now()).toBe(before)
  expect(times(await call('GET /clock', undefined, { account: 'key' }))).toEqual([before, before])
})

test('no account and no clock leaves the years of four digits', async () => {
  const clock = virtualClock({ start: Date.UTC(9999, 11, 31) })
  const { call } = await open({ mocks: [mockOf(krea, { clock })] })
  for (const sending of [{}, { account: 'key' }]) {
    expect((await call('POST /clock/advance', { by: '1h' }, sending)).status).toBe(200)
    const { status, body } = await call('POST /clock/advance', { by: '1d' }, sending)
    expect([status, body.error.pointer]).toEqual([422, '/body/by'])
    expect(body.error.message).toMatch(/year 9999/)
  }
})
