import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../mocks/mock.ts'
import { fileRequest, localMock } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Sent } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { type VirtualClock, virtualClock } from '../../src/host/virtual-clock.ts'
import { acme } from '../fixtures/acme/index.ts'
import { everyone } from '../fixtures/registry.ts'

const fail = (error: unknown): never => {
  throw error
}

const open = (provider: Provider, options: Partial<Parameters<typeof localMock>[0]> = {}) =>
  localMock({ seed: 42, onError: fail, limits: [], ...options, provider })

type Set = ReturnType<typeof open>

const uuid = (nth: number) => `6a1f0c3e-3d0b-4e0e-9a51-${String(nth).padStart(12, '0')}`

const submitTo = ({ mock }: Set, key: string, nth = 0) => {
  const { provider } = mock
  const hook = provider.abilities.webhook ? `http://localhost/${key}/${nth}` : null
  const delivery = provider.abilities.delivery.at(-1) ?? 'async'
  const submit = { ...plainSubmit(provider, uuid(nth)), hook, delivery }
  return mock.answer(provider.dialect.encode(submit, key))
}

describe.each(
  everyone
    .filter(({ abilities }) => abilities.delivery.includes('async'))
    .map((provider) => [provider.id, provider] as const),
)('%s', (_, provider) => {
  test('an account led ahead has its jobs done and its webhooks sent; another has not', async () => {
    const set = open(provider)
    await submitTo(set, 'ahead')
    await submitTo(set, 'behind', 1)
    await set.mock.lead('10m', 'ahead')
    expect(set.mock.jobs('ahead')).toMatchObject([{ state: 'succeeded' }])
    expect(set.mock.jobs('behind')).not.toMatchObject([{ state: 'succeeded' }])
    expect(set.received.map(({ url }) => new URL(url).pathname)).toEqual(['/ahead/0'])
    await set.clock.advance('10m')
    expect(set.received).toHaveLength(2)
    expect(set.mock.jobs('behind')).toMatchObject([{ state: 'succeeded' }])
  })

  test('a file comes when its job is done and goes when its time is over', async () => {
    const own = { ...provider, files: { ...provider.files, keptMs: () => 3_600_000 } }
    const set = open(own)
    await submitTo(set, 'key')
    await set.clock.advance('10m')
    const [job] = set.mock.jobs()
    const url = job?.results[0]?.url ?? ''
    const status = async () => (await set.mock.file(fileRequest(url))).status
    expect(await status()).toBe(200)
    await set.clock.advance((job?.finishedAt ?? 0) + 3_600_000 - set.clock.now() - 1)
    expect(await status()).toBe(200)
    await set.clock.advance(1)
    expect(await status()).toBe(provider.files.gone.status)
  })

  test('to reset an account forgets it and nobody else', async () => {
    const set = open(provider, { balanceUsd: 1 })
    for (const [nth, key] of ['one', 'two'].entries()) await submitTo(set, key, nth)
    set.mock.change({ scenario: 'slow', balanceUsd: 0.5 }, 'one')
    set.mock.reset('one')
    expect(set.mock.jobs('one')).toEqual([])
    expect(set.mock.account('one')).toMatchObject({
      jobs: 0,
      scenario: [],
      ledger: { balanceMicroUsd: 1_000_000 },
    })
    await set.clock.advance('1h')
    expect(set.mock.jobs('two')).toMatchObject([{ state: 'succeeded' }])
    expect(set.received.every(({ url }) => url.includes('/two/'))).toBe(true)
    set.mock.reset()
    expect([set.mock.accounts(), set.mock.deliveries(), set.mock.violations()]).toEqual([
      [],
      [],
      [],
    ])
  })
})

test('what is refused changes nothing', () => {
  const { mock } = open(acme, { balanceUsd: 1 })
  const before = mock.account('key')
  expect(() => mock.change({ balanceUsd: 5, scenario: 'sunny' }, 'key')).toThrow('no scenario')
  expect(() => mock.change({ scenario: 'slow', balanceUsd: -5 }, 'key')).toThrow(
    'a balance must be',
  )
  expect(mock.account('key')).toEqual(before)
})

test('time goes forward only', async () => {
  const { mock } = open(acme)
  await expect(mock.lead(-1, 'key')).rejects.toThrow(RangeError)
  await expect(mock.lead('yesterday', 'key')).rejects.toThrow(RangeError)
  expect(mock.account('key').leadMs).toBe(0)
})

test('no key and no secret stands in a record', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...everyone), async (provider) => {
      const set = open(provider, { webhookSecret: 'CANARY-secret' })
      const { encode } = provider.dialect
      const hook = provider.abilities.webhook ? 'http://me:CANARY@localhost/?t=CANARY%20x' : null
      const delivery = provider.abilities.delivery.at(-1) ?? 'async'
      const submit = { ...plainSubmit(provider, uuid(1)), hook, delivery }
      await set.mock.answer(encode(submit, 'CANARY-key'))
      await set.mock.answer({ ...encode(submit, 'CANARY-key'), body: '{"CANARY' })
      await set.clock.advance('1h')
      const records = [
        set.mock.accounts(),
        set.mock.jobs(),
        set.mock.deliveries(),
        set.mock.violations(),
      ]
      expect(records.every((each) => each.length > 0 || provider.webhook === null)).toBe(true)
      expect(JSON.stringify(records)).not.toContain('CANARY')
    }),
    { numRuns: 12 },
  )
})

test('a reset of everything brings back what a mock was made with', async () => {
  const { mock } = open(acme, { scenario: 'slow', balanceUsd: 5 })
  mock.change({ scenario: 'flaky', balanceUsd: 1 })
  expect(mock.scenario()).toEqual(['flaky'])
  mock.reset()
  expect(mock.scenario()).toEqual(['slow'])
  expect(mock.account('key').ledger.balanceMicroUsd).toBe(5_000_000)
})

test('to lead an account on is what to move the clock on is, calls that are tried again included', async () => {
  const send = async (): Promise<Sent> => ({ status: 500, headers: {}, body: '', ms: 0, hops: [] })
  const lived = async (move: (mock: Mock, clock: VirtualClock) => Promise<void>) => {
    const clock = virtualClock()
    const mock = createMock({ provider: acme, onError: fail, clock, send })
    await move(mock, clock)
    const submit = { ...plainSubmit(acme, ''), hook: 'http://localhost/in' }
    await mock.answer(acme.dialect.encode(submit, 'key'))
    await move(mock, clock)
    return [mock.jobs('key'), mock.deliveries('key')]
  }
  const [jobs, deliveries] = await lived((_, clock) => clock.advance('1d'))
  expect([jobs, deliveries]).toEqual(await lived((mock) => mock.lead('1d', 'key')))
  expect(deliveries).toHaveLength(1 + (acme.webhook?.retry.delaysMs.length ?? 0))
})

test('a balance that is set is not added to by what came back before', async () => {
  const set = open(acme, { scenario: 'generation-failed' })
  await submitTo(set, 'key')
  await set.clock.advance('1h')
  set.mock.change({ balanceUsd: 0.5 }, 'key')
  expect(set.mock.account('key').ledger).toMatchObject({
    balanceMicroUsd: 500_000,
    heldMicroUsd: 0,
    chargedMicroUsd: 0,
  })
})

test('what a receiver repeats of its URL, in a redirect or in words, stands in no record', async () => {
  const send = async (): Promise<Sent> => ({
    status: 307,
    headers: { location: '/in/?t=CANARY' },
    body: 'CANARY is not known here',
    ms: 0,
    hops: [],
  })
  const clock = virtualClock()
  const mock = createMock({ provider: acme, onError: fail, clock, send })
  const submit = { ...plainSubmit(acme, ''), hook: 'http://localhost/in?t=CANARY' }
  await mock.answer(acme.dialect.encode(submit, 'key'))
  await clock.advance('1m')
  expect(mock.deliveries()[0]?.answer?.headers).toEqual({
    location: 'http://localhost/in/?t=(hidden)',
  })
  expect(JSON.stringify(mock.deliveries())).not.toContain('CANARY')
})
