import type { Duration, MovableClock } from '../core/clock.ts'
import { durationMs } from '../core/duration.ts'
import { systemClock } from './clock.ts'
import { type FakeTimers, fakeTimers } from './fake-timers.ts'
import { stepper } from './stepper.ts'
import { virtualClock } from './virtual-clock.ts'

export interface TestClockOptions {
  /** Which time it is; unless given, see `testClock`. */
  readonly time?: 'virtual' | 'system' | undefined
  /** How many calls of the tested code are on their way, those that wait on this clock included. */
  readonly inFlight?: () => number
}

/**
 * A clock for a test that has not said yet which time it lives in. When it is first asked, it takes
 * the machine's time if fake timers are in force, so that they move it; otherwise a virtual time
 * that begins with the machine's and stands. Under fake timers `advance` and `runUntilIdle` move
 * those, and with them the timers of the tested code.
 */
export function testClock({ time, inFlight = () => 0 }: TestClockOptions = {}): MovableClock {
  let chosen: { readonly clock: MovableClock; readonly system: boolean } | null = null
  const choose = () => {
    const system = time === 'system' || (time === undefined && fakeTimers() !== null)
    return { clock: system ? systemClock() : virtualClock({ start: Date.now() }), system }
  }
  const inner = (): MovableClock => {
    chosen ??= choose()
    return chosen.clock
  }
  /** The fake timers that move this clock; `null`: it is moved by itself. */
  const hands = (): FakeTimers | null => {
    const { speed } = inner()
    return chosen?.system === true && speed > 0 ? fakeTimers() : null
  }

  const held = new Set<Promise<unknown>>()
  let asking = 0
  let watching = 0
  const { advance, runUntilIdle } = stepper({
    now: () => inner().now(),
    isHeld: () => held.size > 0,
    isAsked: () => asking > 0,
    isBusy: () => inFlight() > asking,
    isIdle: () => asking + watching === 0,
  })

  const watch = (at: number, wake: () => void): (() => void) => {
    let live = true
    watching += 1
    const over = (): void => {
      if (live) watching -= 1
      live = false
    }
    const off = inner().watch(at, () => {
      over()
      wake()
    })
    return () => {
      over()
      off()
    }
  }

  return {
    /** Time that only fake timers move stands. */
    get speed() {
      return hands() === null ? inner().speed : 0
    },
    now: () => inner().now(),
    watch,
    until: async (at, signal) => {
      asking += 1
      await inner()
        .until(at, signal)
        .finally(() => {
          asking -= 1
        })
    },
    hold: (work) => {
      held.add(work)
      const over = (): boolean => held.delete(work)
      work.then(over, over)
      inner().hold(work)
    },
    advance: async (by: Duration) => {
      const ms = durationMs(by)
      const fakes = hands()
      await (fakes === null ? inner().advance(ms) : advance(fakes, ms))
    },
    runUntilIdle: async () => {
      const fakes = hands()
      return fakes === null ? inner().runUntilIdle() : runUntilIdle(fakes)
    },
    freeze: () => inner().freeze(),
    flow: (speed) => inner().flow(speed),
  }
}
