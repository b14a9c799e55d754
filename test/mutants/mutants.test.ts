import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { checks } from '../../src/conformance/index.ts'
import { type Caught, hunter } from '../../src/mutants/hunt.ts'
import { own } from '../../src/mutants/plant/own.ts'
import { everyone } from '../fixtures/registry.ts'

/** What became of a check's own mutants, judged by that check alone. */
interface Own {
  readonly check: string
  readonly caught: Caught
}

const found: Own[] = []

test.each(checks.map((check) => [check.id, check] as const))('%s has a mutant', (_id, check) => {
  expect(check.mutants.length).toBeGreaterThan(0)
})

test.each(everyone.map((provider) => [provider.id, provider] as const))(
  'each check finds its own mutants at %s wherever it has something to look at',
  async (_id, provider) => {
    const { hunt } = hunter({ provider, open: memory, checks, seed: 42, drawn: 8 })
    for (const check of checks) {
      for (const fault of own({ provider, document: null, checks: [check] })) {
        const caught = await hunt({ ...fault, class: 'own' }, [check])
        expect([caught.id, ['killed', 'absent'].includes(caught.end.kind), caught.end]).toEqual([
          caught.id,
          true,
          caught.end,
        ])
        found.push({ check: check.id, caught })
      }
    }
  },
)

test('each mutant of a check is found at some provider, so each check can find something', () => {
  const killed = new Set(
    found.flatMap(({ caught: { id, end } }) => (end.kind === 'killed' ? [id] : [])),
  )
  const all = found.map(({ caught }) => caught.id)
  expect([...new Set(all)].filter((id) => !killed.has(id))).toEqual([])
  expect(new Set(found.map(({ check }) => check)).size).toBe(checks.length)
})
