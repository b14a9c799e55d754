import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWindows, pass } from '../../mocks/kernel/limits.ts'
import { createMock } from '../../mocks/mock.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { readJson } from '../../src/core/exchange.ts'
import type { Limit } from '../../src/core/provider.ts'
import { fidelities } from '../../src/core/quirk.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { acme } from '../fixtures/acme/index.ts'
import { everyone } from '../fixtures/registry.ts'

const limit = (fields: Partial<Limit>): Limit => ({
  of: 'submit',
  max: 3,
  perMs: 1000,
  fault: 'rate-limited',
  evidence: 'INFERRED',
  ...fields,
})

test('no stretch of time lets more calls through than a limit allows, and none less', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 700 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      (pauses, max) => {
        const windows = openWindows([limit({ max })])
        const passed: number[] = []
        let now = 0
        for (const pause of pauses) {
          now += pause
          const recent = passed.filter((at) => now - at < 1000)
          const refused = pass(windows, 'submit', now)
          expect(refused).toBe(recent.length >= max ? 'rate-limited' : null)
          if (refused === null) passed.push(now)
        }
      },
    ),
  )
})

test('submits and queries are counted apart, unless a limit counts any', () => {
  const apart = openWindows([limit({ max: 1 }), limit({ of: 'query', max: 1, fault: 'timeout' })])
  expect(pass(apart, 'submit', 0)).toBeNull()
  expect(pass(apart, 'poll', 0)).toBeNull()
  expect(pass(apart, 'balance', 0)).toBe('timeout')
  expect(pass(apart, 'submit', 0)).toBe('rate-limited')
  expect(pass(apart, 'authenticate', 0)).toBeNull()
  const any = openWindows([limit({ of: 'any', max: 1 })])
  expect(pass(any, 'poll', 0)).toBeNull()
  expect(pass(any, 'submit', 0)).toBe('rate-limited')
})

test('each account has limits of its own, and time lifts them', async () => {
  const clock = virtualClock()
  const mock = createMock({ provider: acme, clock, limits: [limit({ max: 2 })] })
  const ask = async (key: string) => {
    const intent = plainSubmit(acme, '')
    const answer = await mock.answer(acme.dialect.encode(intent, key))
    return acme.dialect.read(answer, intent)
  }
  await ask('one')
  await ask('one')
  expect(await ask('one')).toMatchObject({ kind: 'refused', fault: 'rate-limited' })
  expect(await ask('two')).toMatchObject({ kind: 'job' })
  await clock.advance('1s')
  expect(await ask('one')).toMatchObject({ kind: 'job' })
})

test.each(
  everyone
    .filter(({ concurrency }) => concurrency === null)
    .flatMap(({ limits, ...provider }) =>
      limits
        .filter(({ of }) => of !== 'query')
        .map((each) => [provider.id, { ...provider, limits }, each] as const),
    ),
)(
  '%s refuses the call beyond its limit in its own tongue, and answers again later',
  async (_id, provider, { max, perMs, fault }) => {
    const clock = virtualClock()
    const limits = [limit({ max, perMs, fault })]
    const mock = createMock({ provider, clock, limits, balanceUsd: 1e6 })
    const uuid = (nth: number) => `6a1f0c3e-3d0b-4e0e-9a51-${String(nth).padStart(12, '0')}`
    const submit = (nth: number) => ({
      ...plainSubmit(provider, uuid(nth)),
      delivery: provider.abilities.delivery.at(-1) ?? ('async' as const),
    })
    const ask = (nth: number) => mock.answer(provider.dialect.encode(submit(nth), 'key'))
    const all = Promise.all(Array.from({ length: max }, (_, nth) => ask(nth)))
    const beyond = await ask(max)
    expect(provider.dialect.read(beyond, submit(max))).toMatchObject({ kind: 'refused', fault })
    expect(beyond.headers['retry-after']).toBeUndefined()
    await all
    await clock.advance(perMs)
    expect(provider.dialect.read(await ask(max + 1), submit(max + 1))).toMatchObject({
      kind: 'job',
    })
  },
)

test.each(
  everyone.flatMap((provider) =>
    provider.limits
      .filter(({ of }) => of === 'query')
      .map((each) => [provider.id, provider, each] as const),
  ),
)(
  '%s refuses the query beyond its limit, by HTTP or in a 200 as its fidelity has it',
  async (_id, provider, { max, perMs, fault }) => {
    for (const fidelity of fidelities) {
      const clock = virtualClock()
      const mock = createMock({ provider, clock, fidelity })
      const intent = { kind: 'balance' } as const
      const ask = () => mock.answer(provider.dialect.encode(intent, 'key'))
      for (let nth = 0; nth < max; nth += 1) {
        expect(provider.dialect.read(await ask(), intent)).toMatchObject({ kind: 'balance' })
      }
      const beyond = await ask()
      expect(provider.dialect.read(beyond, intent)).toMatchObject({ kind: 'refused', fault })
      const inside = mock.quirks.has(`${provider.id}/rate-limit-in-200`)
      expect([beyond.status, readJson(beyond.body)]).toMatchObject([
        inside ? 200 : 429,
        { code: 429 },
      ])
      await clock.advance(perMs)
      expect(provider.dialect.read(await ask(), intent)).toMatchObject({ kind: 'balance' })
    }
  },
)
