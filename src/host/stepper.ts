import type { FakeTimers } from './fake-timers.ts'
import { ticksMs, turn } from './machine.ts'

/** What must come to rest before time moves on. */
export interface Stage {
  now(): number
  /** Calls of the mocks' own are on their way. */
  isHeld(): boolean
  /** Somebody waits for time to pass. */
  isAsked(): boolean
  /** Calls of the tested code are being answered. */
  isBusy(): boolean
  /** Nobody waits for a later instant. */
  isIdle(): boolean
}

/** Work that takes longer, while somebody waits for time to pass, may itself be waiting for that. */
const SELF_WAIT_MS_MAX = 250
/** A call and what its caller does next take some turns: so many without any are the end of it. */
const CALM_TURNS = 4
/** Nothing is waited for longer. */
const QUIET_MS_MAX = 3000
/** A longer fake timer would fire at once. */
const STRIDE_MS_MAX = 2 ** 30
/** So many steps are no life of jobs any more but a timer that renews itself for ever. */
const STEPS_MAX = 100_000

/**
 * Moves fake timers, one timer after the other. Between two timers it waits until all calls are
 * answered, which the fakes' own methods do not: what a call sets in motion happens at its instant
 * and not at the end of the whole way.
 */
export function stepper(stage: Stage) {
  const quiet = async (): Promise<void> => {
    const begin = ticksMs()
    const patience = (): number => (stage.isAsked() ? SELF_WAIT_MS_MAX : QUIET_MS_MAX)
    for (let calm = 0; calm < CALM_TURNS && ticksMs() - begin < patience(); calm += 1) {
      await turn()
      if (stage.isHeld() || stage.isBusy()) calm = -1
    }
  }

  const step = async (fakes: FakeTimers): Promise<void> => {
    await fakes.nextAsync()
    await quiet()
  }

  const advance = async (fakes: FakeTimers, ms: number): Promise<void> => {
    await quiet()
    for (let rest = ms; rest > 0; rest -= STRIDE_MS_MAX) {
      let there = false
      const arrive = (): void => {
        there = true
      }
      fakes.setTimeout(arrive, Math.min(rest, STRIDE_MS_MAX))
      while (!there) await step(fakes)
    }
    await fakes.tickAsync(0)
    await quiet()
  }

  const runUntilIdle = async (fakes: FakeTimers): Promise<number> => {
    const begin = stage.now()
    await quiet()
    for (let steps = 0; !stage.isIdle(); steps += 1) {
      if (steps >= STEPS_MAX) throw new Error(restless(stage.now() - begin))
      await step(fakes)
    }
    return stage.now() - begin
  }

  return { advance, runUntilIdle }
}

const restless = (ms: number): string =>
  `time never comes to rest: after ${STEPS_MAX} timers and ${ms} ms somebody still waits for a later instant; use advance() with a duration`
