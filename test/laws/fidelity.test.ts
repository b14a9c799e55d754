import { describe, expect, test } from 'vitest'
import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { targets } from '../../mocks/targets/index.ts'
import { checks } from '../../src/conformance/checks/index.ts'
import { inspect } from '../../src/conformance/index.ts'
import { fidelities } from '../../src/core/quirk.ts'
import { providers } from '../../src/providers/registry.ts'
import { everyone } from '../fixtures/registry.ts'

const healthy = scenarios.filter((scenario) => scenario.healthy)

describe.each(everyone.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  const cases = fidelities.flatMap((fidelity) =>
    healthy.map(({ name }) => [fidelity, name] as const),
  )

  test.each(cases)('%s and %s keep every check', async (fidelity, scenario) => {
    const options = { provider, open: targets.memory, seed: 7, runs: 40, fidelity, scenario }
    const { verdicts, quirksGone } = await inspect(options)
    const broken = verdicts.filter(({ fate }) => fate === 'broken')
    expect(broken).toEqual([])
    const found = verdicts.find(({ check }) => check === 'schema/body-documented')
    expect(['kept', 'known quirk']).toContain(found?.fate)
    if (fidelity === 'documented') expect(found?.fate).toBe('kept')
    // What is switched on shows wherever there is occasion.
    expect(quirksGone).toEqual([])
  })

  test('each quirk alone keeps every check', async () => {
    for (const { id } of provider.quirks) {
      const quirks = { [id]: true }
      const options = { provider, open: targets.memory, seed: 7, runs: 20, quirks }
      const { verdicts } = await inspect(options)
      expect(
        verdicts
          .flatMap((one) => (one.fate === 'known quirk' ? one.quirks : []))
          .every(({ quirk }) => quirk === id),
        id,
      ).toBe(true)
      expect(
        verdicts.filter(({ fate }) => fate === 'broken'),
        id,
      ).toEqual([])
    }
  })
})

/** All but the one whose calls are cut off on purpose: no schema holds for half a body. */
const faulty = scenarios.filter(({ healthy, name }) => !healthy && name !== 'truncated-webhook')
const bodies = checks.filter(({ id }) => /^schema\/|^webhook\/body-documented$/.test(id))

describe.each(fidelities)('what goes wrong is told by the contract, %s', (fidelity) => {
  test.each(providers.map((provider) => [provider.id, provider] as const))(
    'at %s',
    async (_, provider) => {
      for (const { name } of faulty) {
        const options = { provider, open: targets.memory, seed: 7, runs: 4, checks: bodies }
        const { verdicts } = await inspect({ ...options, fidelity, scenario: name })
        const broken = verdicts.filter(({ fate }) => fate === 'broken')
        expect(broken, name).toEqual([])
        expect(verdicts.some(({ fate }) => fate === 'kept')).toBe(true)
      }
    },
  )
})

test('there are at least thirty quirks', () => {
  const all = providers.flatMap(({ quirks }) => quirks.map(({ id }) => id))
  expect(new Set(all).size).toBeGreaterThanOrEqual(30)
})
