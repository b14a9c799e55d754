import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { inspect, type ProviderReport, reportText } from '../../src/conformance/index.ts'
import type { Ability, OpenTarget } from '../../src/conformance/target.ts'
import { randomId } from '../../src/host/random.ts'
import { greet } from '../../src/live/greet.ts'
import { listen } from '../../src/live/inbox.ts'
import { costOf, plans, scriptsOf } from '../../src/live/plan.ts'
import { providers } from '../../src/providers/registry.ts'
import { close, fastClock, fates, night, stand } from './_stand.ts'

const textOf = (report: ProviderReport): string =>
  reportText({ target: 'live', seed: 7, runs: 0, providers: [report] }, { colour: false })

const everyone = providers.map((provider) => [provider.id, provider] as const)
const place = { budgetMicroUsd: null, inbox: true, newId: randomId }

describe.each(everyone)('%s', (_, provider) => {
  test('a healthy stand-in breaks nothing, leaves nothing open, and costs what the plan says', async () => {
    const at = await stand(provider)
    const { report, purse } = await night({ provider, baseUrl: at.baseUrl, clock: at.clock })
    await close(at)
    expect(fates(report, 'broken')).toEqual([])
    expect(report).toMatchObject({ stopped: null, missed: [], quirksGone: [] })
    expect(fates(report, 'inconclusive')).toEqual([])
    for (const one of fates(report, 'known quirk')) {
      if (one.fate === 'known quirk')
        expect(textOf(report)).toContain(`${one.quirks[0]?.quirk}: known, ${one.quirks[0]?.source}`)
    }
    const planned = plans([provider], place).reduce((sum, plan) => sum + costOf(plan), 0)
    expect(purse.spentMicroUsd()).toBe(planned)
  })

  test('the plan feeds every check of the tour that one paid job can', async () => {
    const poor: OpenTarget = async (...args) => ({
      ...(await memory(...args)),
      abilities: new Set<Ability>(['inbox', 'free']),
    })
    const [plan] = plans([provider], place)
    const options = { provider, open: poor, seed: 7, runs: 0 }
    const fed = async (more: object) => {
      const { verdicts } = await inspect({ ...options, ...more })
      return verdicts.filter(({ looked }) => looked > 0).map(({ check }) => check)
    }
    if (plan === undefined) throw new Error('no plan')
    const planned = await fed({ greeting: greet(plan, ''), first: scriptsOf(plan) })
    // A batch, an answer that is held where the one job is polled, and a job that asks for no call
    // beside one that does would be further paid jobs.
    const polled = provider.abilities.delivery.includes('async')
    const dear = (check: string) =>
      check.startsWith('batch/') ||
      check === 'delivery/only-who-asked' ||
      (polled && check.startsWith('held/'))
    const toured = await fed({})
    expect(toured.filter((check) => !dear(check) && !planned.includes(check))).toEqual([])
  })

  test('a budget of nothing makes free calls only, and they break nothing', async () => {
    const at = await stand(provider)
    const free = { provider, baseUrl: at.baseUrl, clock: at.clock, budgetMicroUsd: 0 }
    const { report, purse } = await night(free)
    const jobs = at.mock.jobs('any-key')
    await close(at)
    expect(purse.spentMicroUsd()).toBe(0)
    expect(jobs).toEqual([])
    expect(fates(report, 'broken')).toEqual([])
    expect(fates(report, 'kept').length).toBeGreaterThan(3)
  })

  test('a provider that keeps to its documents is told to have left its quirks', async () => {
    const at = await stand(provider, { fidelity: 'documented' })
    const { report } = await night({ provider, baseUrl: at.baseUrl, clock: at.clock })
    await close(at)
    expect(fates(report, 'broken')).toEqual([])
    expect(fates(report, 'known quirk')).toEqual([])
    const told = provider.quirks.filter(({ due }) => due !== undefined).map(({ id }) => id)
    for (const { quirk } of report.quirksGone ?? []) expect(told).toContain(quirk)
    expect(report.quirksGone?.length).toBeGreaterThan(0)
    expect(textOf(report)).toContain(`${report.quirksGone?.[0]?.quirk}: not seen any more`)
  })
})

test('a full night over five providers costs under a quarter of a dollar by the plan', () => {
  const all = plans(providers, place)
  expect(all).toHaveLength(5)
  expect(all.flatMap(({ without }) => without)).toEqual([])
  expect(all.reduce((sum, plan) => sum + costOf(plan), 0)).toBeLessThan(250_000)
})

test('a small budget goes to a job of each before it goes to cancelled ones', () => {
  const all = plans(providers, { ...place, budgetMicroUsd: 102_000 })
  expect(all.map(({ without }) => without)).toEqual([['cancelled'], [], [], [], []])
})

test('webhooks that reach the inbox are looked at', async () => {
  const clock = fastClock()
  const [krea] = providers
  if (krea === undefined) throw new Error('no provider')
  const at = await stand(krea, { clock })
  const secret = randomId()
  const opened = await listen({ publicUrl: 'http://127.0.0.1:{port}', port: 0, clock, secret })
  const { report } = await night({ provider: krea, baseUrl: at.baseUrl, clock, inbox: opened })
  await close(at)
  await opened.close()
  expect(fates(report, 'broken')).toEqual([])
  expect(fates(report, 'kept').map(({ check }) => check)).toContain('webhook/delivered-once')
})
