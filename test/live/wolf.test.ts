import { expect, test } from 'vitest'
import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { fidelities } from '../../src/core/quirk.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { providers } from '../../src/providers/registry.ts'
import { close, fates, night, stand } from './_stand.ts'

const everyone = providers.map((provider) => [provider.id, provider] as const)

test.each(everyone)('%s: scripts drawn at a free URL break nothing', async (_, provider) => {
  const at = await stand(provider)
  const place = { provider, baseUrl: at.baseUrl, clock: at.clock }
  const { report } = await night({ ...place, budgetMicroUsd: null })
  await close(at)
  expect(fates(report, 'broken')).toEqual([])
  expect(report).toMatchObject({ cases: 4, stopped: null })
})

test.each(everyone)('%s: neither breaks what another account asks for', async (_, provider) => {
  for (const fidelity of fidelities) {
    const at = await stand(provider, { fidelity })
    const place = { provider, baseUrl: at.baseUrl, clock: at.clock, otherKey: 'other-key' }
    const { report } = await night({ ...place, budgetMicroUsd: null })
    await close(at)
    expect({ fidelity, broken: fates(report, 'broken') }).toEqual({ fidelity, broken: [] })
    const own = report.verdicts.find(({ check }) => check === 'isolation/jobs-are-private')
    const polled = provider.abilities.delivery.includes('async')
    expect(own?.fate).toBe(polled ? 'kept' : 'skipped')
  }
})

test.each(everyone)('%s: a bad day is no breach; a retired model is', async (_, provider) => {
  const found: string[] = []
  for (const { name } of scenarios) {
    const at = await stand(provider, { scenario: name })
    const { report } = await night({ provider, baseUrl: at.baseUrl, clock: at.clock })
    await close(at)
    found.push(...fates(report, 'broken').map(({ check }) => `${name}: ${check}`))
  }
  expect(scenarios.length).toBeGreaterThan(10)
  expect(found).toEqual(['model-retired: errors/valid-accepted'])
})

test.each(everyone)('%s: nor is it at a free URL, with two keys', async (_, provider) => {
  const found = await Promise.all(
    scenarios.map(async ({ name }) => {
      const at = await stand(provider, { scenario: name })
      const place = { provider, baseUrl: at.baseUrl, clock: at.clock, otherKey: 'other-key' }
      const { report } = await night({ ...place, budgetMicroUsd: null })
      await close(at)
      return fates(report, 'broken').map(({ check }) => `${name}: ${check}`)
    }),
  )
  // Over WebSocket tasks are asked for only where they are free.
  const spoken = provider.socket === null ? [] : ['model-retired: socket/every-result']
  expect(found.flat()).toEqual(['model-retired: errors/valid-accepted', ...spoken])
})

test('a server whose clock is an hour ahead, and which does not say since when, changes jobs in time', async () => {
  const at = await stand(kie, {
    fidelity: 'documented',
    answer: async (mock, request, signal) => {
      const answer = await mock.answer(request, signal)
      const body = String(answer.body)
        .replace(/"createTime":\d+,/, '')
        .replace(/(?<="(?:update|complete)Time":)\d+/g, (time) => String(Number(time) + 3_600_000))
      return { ...answer, body }
    },
  })
  const { report } = await night({ provider: kie, baseUrl: at.baseUrl, clock: at.clock })
  await close(at)
  const law = report.verdicts.find(({ check }) => check === 'lifecycle/updates-go-forward')
  expect(law).toMatchObject({ fate: 'kept' })
})
