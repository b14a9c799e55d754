import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { targets } from '../../mocks/targets/index.ts'
import { fidelities } from '../../src/core/quirk.ts'
import { providers } from '../../src/providers/registry.ts'

type TargetName = keyof typeof targets

/** `Object.keys` forgets the names of a record that is closed. */
export const targetNames = Object.keys(targets) as readonly TargetName[]

/** One inspection: a provider in one fidelity and scenario at one target. */
export interface Cell {
  readonly target: TargetName
  readonly provider: string
  readonly fidelity: (typeof fidelities)[number]
  readonly scenario: string
  readonly seed: number
  readonly runs: number
}

export interface Inspected extends Cell {
  /** Scripts performed. */
  readonly cases: number
  /** Laws that were seen to hold, known quirks apart. */
  readonly kept: number
  /** For each law that was said to be broken, the command that shows it again. */
  readonly alarms: readonly string[]
  readonly inconclusive: readonly string[]
  readonly seconds: number
}

/** Scripts drawn for each inspection. */
export const RUNS = 20_000

/** Scenarios in which the caller meets no fault, as their own data say. */
export const calm = scenarios.filter(({ healthy }) => healthy).map(({ name }) => name)

const FIRST_SEED = 1000

/** All inspections, each with a seed of its own: no script is drawn twice. */
export const cells = (): readonly Cell[] =>
  targetNames
    .flatMap((target) =>
      providers.flatMap((provider) =>
        fidelities.flatMap((fidelity) =>
          calm.map((scenario) => ({ target, provider: provider.id, fidelity, scenario })),
        ),
      ),
    )
    .map((cell, index) => ({ ...cell, seed: FIRST_SEED + index, runs: RUNS }))
