import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { fileRequest, localMock, localTarget } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { perform, scripts } from '../../src/conformance/index.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { JobRecord } from '../../src/core/record.ts'
import { everyone } from '../fixtures/registry.ts'

const fail = (error: unknown): never => {
  throw error
}

/** A local mock, and a target that plays scripts at it. */
function open(provider: Provider, options: Partial<Parameters<typeof localMock>[0]>) {
  const local = localMock({ seed: 42, onError: fail, limits: [], ...options, provider })
  const target = localTarget(local, {
    name: 'memory',
    send: (request) => local.mock.answer(request),
    file: (url) => local.mock.file(fileRequest(url)),
  })
  return { ...local, target }
}

const GRANTED = 1_000_000

/** What a job that is over was to cost, by what became of it. */
function bill({ state, results, count }: JobRecord, { billing, lifecycle, price }: Provider) {
  const images = lifecycle.perResult
    ? results.filter((result) => result.state === 'succeeded' || billing.failed === 'charged')
        .length
    : count
  const billed = {
    succeeded: true,
    failed: lifecycle.perResult || billing.failed === 'charged',
    cancelled: billing.cancelled === 'charged',
    queued: false,
    running: false,
  }
  return billed[state] ? images * price.imageMicroUsd : 0
}

const names = scenarios.filter(({ swarm }) => !swarm).map(({ name }) => name)

describe.each(everyone.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  test('money moves and is never made, lost or owed, whatever is done', async () => {
    await fc.assert(
      fc.asyncProperty(
        scripts(provider),
        fc.constantFrom(...names),
        fc.constantFrom<'released' | 'charged'>('released', 'charged'),
        async (script, scenario, kept) => {
          const billing = { failed: kept, cancelled: kept, evidence: 'INFERRED' } as const
          const own = { ...provider, billing }
          const { mock, clock, target } = open(own, { scenario, balanceUsd: GRANTED / 1e6 })
          for (const at of script.keys()) {
            await perform(script.slice(0, at + 1), { provider: own, target, name: `${at}` })
            for (const { ledger } of mock.accounts()) {
              const { balanceMicroUsd, heldMicroUsd, chargedMicroUsd, releasedMicroUsd } = ledger
              const granted = balanceMicroUsd + heldMicroUsd + chargedMicroUsd
              expect([0, GRANTED]).toContain(granted)
              for (const sum of Object.values(ledger)) expect(sum).toBeGreaterThanOrEqual(0)
              expect(releasedMicroUsd).toBeLessThanOrEqual(GRANTED * script.length)
            }
          }
          await clock.advance('30d')
          const owed = mock.jobs().reduce((sum, job) => sum + bill(job, own), 0)
          const paid = mock.accounts().map(({ ledger }) => ledger)
          expect(paid.reduce((sum, { chargedMicroUsd }) => sum + chargedMicroUsd, 0)).toBe(owed)
          expect(paid.every(({ heldMicroUsd }) => heldMicroUsd === 0)).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  })

  test('of two submits that race for one credit, one wins', async () => {
    const { mock } = open(provider, { balanceUsd: provider.price.imageMicroUsd / 1e6 })
    const ids = ['6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11', '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22']
    const outcomes = await Promise.all(
      ids.map(async (id) => {
        const intent = plainSubmit(provider, id)
        const answer = await mock.answer(provider.dialect.encode(intent, 'key'))
        return provider.dialect.read(answer, intent)
      }),
    )
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['job', 'refused'])
    expect(outcomes.find(({ kind }) => kind === 'refused')).toMatchObject({
      fault: 'out-of-credit',
    })
    expect(mock.jobs()).toHaveLength(1)
  })
})
