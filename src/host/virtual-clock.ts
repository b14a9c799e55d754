import type { MovableClock } from '../core/clock.ts'
import { agenda, waitFor } from './agenda.ts'
import { mover } from './mover.ts'
import { checkedSpeed } from './speed.ts'

/** Time that stands until it is moved, or leaps when somebody waits on it. */
export type VirtualClock = MovableClock

const START = Date.UTC(2026, 0, 1)

/**
 * A clock for tests. When everything that runs has come to wait on it, it leaps to the next instant
 * that somebody waits for: nothing hangs and nothing sleeps. `freeze` ends the leaps and `flow`
 * begins them again; it never flows by itself, whatever the speed asked for, so its speed is 0.
 */
export function virtualClock({ start = START }: { readonly start?: number } = {}): VirtualClock {
  let now = start
  let frozen = false
  let leaping = false
  const diary = agenda()
  const { advance, runUntilIdle, leap, hold } = mover({
    agenda: diary,
    now: () => now,
    reach: (at) => {
      now = Math.max(now, at)
    },
    whileStanding: (move) => move(),
  })

  const leapSoon = (): void => {
    if (leaping || frozen || diary.asking === 0) return
    leaping = true
    void leap(() => frozen).finally(() => {
      leaping = false
      leapSoon()
    })
  }

  return {
    speed: 0,
    now: () => now,
    watch: (at, wake) => diary.enter(at, wake, false),
    until: async (at, signal) => {
      if (at <= now) return
      const woken = waitFor((wake) => diary.enter(at, wake, true), signal)
      leapSoon()
      await woken
    },
    hold,
    advance,
    runUntilIdle,
    freeze: () => {
      frozen = true
    },
    flow: (speed = 1) => {
      checkedSpeed(speed)
      frozen = false
      leapSoon()
    },
  }
}
