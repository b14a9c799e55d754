import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import type { Check, Mutant } from '../../src/conformance/check.ts'
import { checks, inspect, type OpenTarget } from '../../src/conformance/index.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'

const SEED = 42
const RUNS = 40

const mutated =
  (provider: Provider, mutant: Mutant): OpenTarget =>
  async (...args) =>
    mutant.plant(await memory(...args), { provider })

const verdictOf = async (provider: Provider, check: Check, open: OpenTarget) => {
  const { verdicts } = await inspect({ provider, open, seed: SEED, runs: RUNS, checks: [check] })
  return verdicts[0]
}

describe.each(checks.map((check) => [check.id, check] as const))('%s', (_id, check) => {
  test('has a mutant', () => {
    expect(check.mutants.length).toBeGreaterThan(0)
  })

  test('applies to some provider', async () => {
    const verdicts = await Promise.all(
      everyone.map((provider) => verdictOf(provider, check, memory)),
    )
    expect(verdicts.map((verdict) => verdict?.fate)).toContain('kept')
  })

  test.each(everyone.map((provider) => [provider.id, provider] as const))(
    'finds its mutants at %s, and nothing without them',
    async (_name, provider) => {
      const sound = await verdictOf(provider, check, memory)
      expect(sound?.fate).not.toBe('broken')
      if (sound?.fate !== 'kept') return
      for (const mutant of check.mutants) {
        const verdict = await verdictOf(provider, check, mutated(provider, mutant))
        expect({ mutant: mutant.id, fate: verdict?.fate }).toEqual({
          mutant: mutant.id,
          fate: 'broken',
        })
      }
    },
  )
})
