import type { MovableClock } from '../core/clock.ts'
import { agenda, waitFor } from './agenda.ts'
import { mover } from './mover.ts'
import { checkedSpeed } from './speed.ts'

/** A timer never waits longer than this; it looks again instead. Node's own limit is near. */
const NAP_MS_MAX = 2 ** 30

/**
 * The machine's time, `speed` times as fast from the moment of making on, until its owner moves it,
 * freezes it or lets it flow at another pace. It asks `Date.now` and sets `setTimeout` anew each
 * time, so a test's fake timers move it. While it is moved by hand it stands between the steps.
 */
export function systemClock(options: { readonly speed?: number } = {}): MovableClock {
  let speed = checkedSpeed(options.speed ?? 1)
  // Where it stood when its pace last changed, at which instant of the machine's, and its pace.
  let at = Date.now()
  let since = at
  let rate = speed
  let standing = false
  const now = (): number => at + Math.floor((Date.now() - since) * rate)

  const diary = agenda()
  let off = (): void => {}

  /** Sets the one timer for whoever is next. */
  const arm = (): void => {
    off()
    const next = diary.next()
    if (next === null || rate === 0) return
    const restMs = Math.min(Math.max(Math.ceil((next - now()) / rate), 0), NAP_MS_MAX)
    // The very functions that are in force now: a test may exchange them before the timer is due.
    const { clearTimeout: clear } = globalThis
    const timer = setTimeout(ring, restMs)
    off = () => clear(timer)
    // A script that waits for its job has nothing else that keeps its process alive; a watcher
    // keeps nothing alive. A browser's timer is a number and never does.
    if (diary.asking === 0 && typeof timer === 'object') timer.unref()
  }

  const ring = (): void => {
    try {
      while (diary.wakeNext(now(), () => {}) !== null);
    } finally {
      arm()
    }
  }

  const pace = (): void => {
    at = now()
    since = Date.now()
    rate = standing ? 0 : speed
    arm()
  }

  const enter = (instant: number, wake: () => void, asks: boolean): (() => void) => {
    const leave = diary.enter(instant, wake, asks)
    arm()
    return () => {
      leave()
      arm()
    }
  }

  const { advance, runUntilIdle, hold } = mover({
    agenda: diary,
    now,
    reach: (instant) => {
      at = Math.max(at, instant)
    },
    whileStanding: async (move) => {
      standing = true
      pace()
      try {
        return await move()
      } finally {
        standing = false
        pace()
      }
    },
  })

  const setSpeed = (next: number): void => {
    speed = next
    pace()
  }

  return {
    get speed() {
      return standing ? 0 : speed
    },
    now,
    watch: (instant, wake) => enter(instant, wake, false),
    until: async (instant, signal) => {
      if (instant <= now()) return
      await waitFor((wake) => enter(instant, wake, true), signal)
    },
    hold,
    advance,
    runUntilIdle,
    freeze: () => setSpeed(0),
    flow: (next = 1) => setSpeed(checkedSpeed(next)),
  }
}
