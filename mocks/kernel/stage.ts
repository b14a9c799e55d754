import { type Dice, dice as rootDice } from '../../src/core/dice.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { ViolationRecord } from '../../src/core/record.ts'
import { type Route, router } from '../../src/core/route.ts'
import type { Scenario } from '../../src/core/scenario.ts'
import type { Tolerance } from './envelope.ts'
import { type Log, log } from './log.ts'
import {
  BALANCE_USD_DEFAULT,
  type KernelOptions,
  quirky,
  SEED_DEFAULT,
  toBalance,
} from './options.ts'
import { type Outbox, outbox } from './outbox.ts'
import { chosen } from './scenarios.ts'
import { sealing } from './seal.ts'
import type { Sight } from './view.ts'
import { newWorld, type Opening, type World } from './world.ts'

/** A kernel's state and what it was made with. */
export interface Stage {
  /** With the lifecycle that its quirks make. */
  readonly provider: Provider
  readonly route: Route
  readonly sight: Sight
  readonly tolerance: Tolerance
  /** For so long a new job is not found by its own caller. */
  readonly hiddenMs: number
  readonly world: World
  readonly letters: Outbox
  readonly broken: Log<ViolationRecord>
  /** Calls whose key opened no account count together. */
  readonly strangers: { readonly dice: Dice; calls: number }
  /** What it was set with, for a reset. */
  readonly initial: Pick<Stage, 'opening' | 'scenario'>
  /** What new accounts begin with. */
  opening: Opening
  /** What all accounts live in that have no scenario of their own. */
  scenario: readonly Scenario[]
  /** Where result files are said to be. */
  filesAt: string
}

const VIOLATIONS_MAX = 10_000

/** Sets the stage. Throws a `RangeError` for options that cannot be meant. */
export function setStage(options: KernelOptions): Stage {
  const { seed = SEED_DEFAULT, balanceUsd = BALANCE_USD_DEFAULT, scenario = [] } = options
  const { provider, quirks, hiddenMs, tolerant } = quirky(options.provider, options)
  const { limits = provider.limits, webhookSecret: secret = null } = options
  const dice = rootDice(seed).of(provider.id)
  const sight: Sight = { provider, quirks, seal: sealing(dice), filesAt: () => stage.filesAt }
  const initial: Stage['initial'] = {
    opening: { dice, balanceMicroUsd: toBalance(balanceUsd), limits, secret },
    scenario: chosen(scenario),
  }
  const stage: Stage = {
    ...initial,
    initial,
    provider,
    route: router(provider.contract),
    sight,
    tolerance: (violation) => tolerant.find((quirk) => quirk.tolerates?.(violation))?.id ?? null,
    hiddenMs,
    world: newWorld(),
    letters: outbox(sight),
    broken: log(VIOLATIONS_MAX, options.onViolation),
    strangers: { dice: dice.of('stranger'), calls: 0 },
    filesAt: provider.files.origin,
  }
  return stage
}
