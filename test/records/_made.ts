import { memory } from '../../mocks/targets/memory.ts'
import type { Check } from '../../src/conformance/check.ts'
import { checks as all } from '../../src/conformance/checks/index.ts'
import { inspect } from '../../src/conformance/inspect.ts'
import type { OpenTarget } from '../../src/conformance/target.ts'
import type { Provider } from '../../src/core/provider.ts'
import { findProvider } from '../../src/providers/registry.ts'
import { keeper } from '../../src/records/keeper.ts'
import type { Run } from '../../src/records/record.ts'

export interface Make {
  readonly open?: OpenTarget
  readonly checks?: readonly Check[]
  readonly seed?: number
  readonly runs?: number
}

/** A provider of the registry; the name of one that is not there is a mistake in the test. */
export function providerOf(id: string): Provider {
  const provider = findProvider(id)
  if (provider === undefined) throw new Error(`no provider ${id}`)
  return provider
}

/** A run as `backlot check` makes it, at a fixed instant. */
export async function made(provider: Provider, make: Make = {}): Promise<Run> {
  const { open = memory, checks = all, seed = 42, runs = 8 } = make
  const kept = keeper()
  const { onTranscript } = kept
  const report = await inspect({ provider, open, checks, seed, runs, onTranscript })
  const at = { startedAt: Date.UTC(2026, 0, 2, 3, 4, 5), endedAt: Date.UTC(2026, 0, 2, 3, 4, 6) }
  const reality = { fidelity: 'documented', quirks: {} } as const
  return { provider, target: 'memory', seed, runs, flags: '', ...reality, ...at, kept, report }
}

/** The memory target with a check's mutant in it. */
export const mutated =
  (provider: Provider, check: Check, nth = 0): OpenTarget =>
  async (...args) => {
    const mutant = check.mutants[nth]
    if (mutant === undefined) throw new Error(`${check.id} has no mutant ${nth}`)
    return mutant.plant(await memory(...args), { provider })
  }
