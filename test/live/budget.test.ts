import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform, scripts, type Target } from '../../src/conformance/index.ts'
import { tamperOutcomes, tamperRequests } from '../../src/conformance/tamper.ts'
import type { Provider } from '../../src/core/provider.ts'
import { guarded } from '../../src/live/budget.ts'
import { usd, worstCase } from '../../src/live/price.ts'
import { purse } from '../../src/live/purse.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'
import { runware } from '../../src/providers/runware/index.ts'

const claims = fc.constantFrom(null, 0, -5_000_000, 1, 20_000, 3_000_000_000, Number.NaN)

interface Lie {
  readonly costMicroUsd: number | null
  /** Takes what is broken as if it were sound. */
  readonly takesAll: boolean
}

/** A provider that says of every job that it costs what it does not. */
const liar = (target: Target, provider: Provider, { costMicroUsd, takesAll }: Lie): Target => {
  const taking = takesAll
    ? tamperRequests(target, (request, { broken, sound }) => (broken === null ? request : sound))
    : target
  return tamperOutcomes(taking, { provider }, (outcome) => {
    if (outcome.kind !== 'job') return outcome
    const results = outcome.job.results.map((result) => ({ ...result, costMicroUsd }))
    return { kind: 'job', job: { ...outcome.job, costMicroUsd, results } }
  })
}

/** What those calls could have cost, at most, that were not plainly refused. */
function watched(target: Target, provider: Provider): { target: Target; worst: () => number } {
  let worst = 0
  const send: Target['send'] = async (request, note) => {
    const response = await target.send(request, note)
    if (note.intent === null) return response
    const outcome = provider.dialect.read(response, note.intent)
    if (outcome.kind !== 'refused') worst += worstCase(provider, note)
    return response
  }
  return { target: { ...target, send }, worst: () => worst }
}

const lies = fc.record({ costMicroUsd: claims, takesAll: fc.boolean() })

test.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s: whatever a server claims, the worst that its answers can cost stays in the budget',
  async (_, provider) => {
    const budgets = fc.integer({ min: 0, max: 200_000 })
    let spent = 0
    await fc.assert(
      fc.asyncProperty(scripts(provider), lies, budgets, async (script, lie, budget) => {
        const mock = await memory(provider, { seed: 7 })
        const { target, worst } = watched(liar(mock, provider, lie), provider)
        const money = purse(budget)
        await perform(script, {
          provider,
          target: guarded(target, { provider, purse: money }),
          name: 'budget',
        })
        await mock.close()
        spent += worst()
        expect(worst()).toBeLessThanOrEqual(budget)
        expect(money.spentMicroUsd()).toBeGreaterThanOrEqual(worst())
      }),
      { numRuns: 60, seed: 11 },
    )
    expect(spent).toBeGreaterThan(0)
  },
)

const submit = (count: number) => ({
  kind: 'submit' as const,
  id: '6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11',
  prompt: 'a cat',
  negativePrompt: null,
  size: { width: 1024, height: 1024 },
  count,
  seed: null,
  format: 'png' as const,
  inline: 'none' as const,
  delivery: 'async' as const,
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
})

test('a submit that is broken where it says how many may cost as many as there can be', () => {
  const priced = (broken: string | null) =>
    worstCase(runware, { who: 'caller', intent: submit(1), broken })
  expect(priced(null)).toBe(20_000)
  expect(priced('/positivePrompt: dropped')).toBe(20_000)
  expect(priced('/numberResults: too great')).toBe(20 * 20_000)
})

test('a call that nobody pays for costs nothing', () => {
  const [nobody, intruder] = (['nobody', 'intruder'] as const).map((who) =>
    worstCase(krea, { who, intent: submit(1), broken: null }),
  )
  expect([nobody, intruder]).toEqual([0, 0])
  expect(worstCase(krea, { who: 'caller', intent: { kind: 'poll', id: 'x' }, broken: null })).toBe(
    0,
  )
})

test('another account’s submit, one with a good key in a wrong scheme, and a call of several are paid for', () => {
  const priced = (who: 'stranger' | 'guest' | 'nobody', broken: string | null) =>
    worstCase(krea, { who, intent: submit(1), broken })
  expect([
    priced('stranger', null),
    priced('guest', null),
    priced('nobody', 'other-scheme'),
  ]).toEqual([21_000, 21_000, 21_000])
  expect(priced('nobody', 'empty-key')).toBe(0)
  expect(worstCase(runware, { who: 'stranger', intent: null, broken: null })).toBe(
    Number.POSITIVE_INFINITY,
  )
})

test('after a claim beyond the budget nothing is paid for any more', async () => {
  const mock = await memory(runware, { seed: 7 })
  const { target, worst } = watched(
    liar(mock, runware, { costMicroUsd: 9_000_000, takesAll: false }),
    runware,
  )
  const money = purse(1_000_000)
  const step = (id: string) => ({
    act: 'submit' as const,
    submit: {
      ...submit(1),
      id,
      costShown: true,
      delivery: 'sync' as const,
      format: 'jpg' as const,
    },
    hooked: false,
    who: 'caller' as const,
  })
  const script = [
    step('6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11'),
    step('6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d12'),
  ]
  const stage = { provider: runware, target: guarded(target, { provider: runware, purse: money }) }
  const { missed } = await perform(script, { ...stage, name: 'claim' })
  await mock.close()
  expect(worst()).toBe(20_000)
  expect(missed).toEqual([
    'a submit was left out: it may cost USD 0.02, and USD 0.00 of the budget is left',
  ])
})

test('an amount is written as a person would write it', () => {
  expect([0, 21_000, 123_000, 1_250_000, 1].map(usd)).toEqual([
    '0.00',
    '0.021',
    '0.123',
    '1.25',
    '0.000001',
  ])
})
