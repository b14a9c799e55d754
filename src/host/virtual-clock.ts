import TinyQueue from 'tinyqueue'
import type { Clock } from '../core/clock.ts'

/** Time that stands until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves time on, waking everyone on the way at the very instant they asked for. */
  advance(ms: number): Promise<void>
}

interface Waiter {
  readonly at: number
  /** Keeps waiters of one instant in the order in which they came. */
  readonly nth: number
  readonly wake: () => void
  /** `false` for a watcher, who is woken when time passes but makes none pass. */
  readonly asks: boolean
  off: boolean
}

const START = Date.UTC(2026, 0, 1)

/**
 * A clock for tests. When everything that runs has come to wait on it, it leaps to the next instant
 * that somebody waits for: nothing hangs and nothing sleeps.
 */
export function virtualClock({ start = START }: { readonly start?: number } = {}): VirtualClock {
  let now = start
  let entered = 0
  let leaping = false
  const waiters = new TinyQueue<Waiter>([], (a, b) => a.at - b.at || a.nth - b.nth)

  const enter = (at: number, wake: () => void, asks: boolean): Waiter => {
    const waiter: Waiter = { at, nth: entered, wake, asks, off: false }
    entered += 1
    waiters.push(waiter)
    return waiter
  }

  /** Wakes the next waiter if it is due by `limit`. */
  const step = (limit: number): Waiter | null => {
    const next = waiters.peek()
    if (next === undefined || next.at > limit) return null
    waiters.pop()
    now = Math.max(now, next.at)
    if (!next.off) next.wake()
    return next
  }

  const leap = async (): Promise<void> => {
    await turn()
    while (waiters.data.some((waiter) => waiter.asks && !waiter.off)) {
      const woken = step(Number.POSITIVE_INFINITY)
      await turn()
      if (woken?.asks && !woken.off) break
    }
    leaping = false
    if (waiters.data.some((waiter) => waiter.asks && !waiter.off)) schedule()
  }

  const schedule = (): void => {
    if (leaping) return
    leaping = true
    void leap()
  }

  return {
    now: () => now,
    watch: (at, wake) => {
      const waiter = enter(at, wake, false)
      return () => {
        waiter.off = true
      }
    },
    until: (at, signal) =>
      new Promise((resolve, reject) => {
        if (at <= now) return resolve()
        if (signal?.aborted === true) return reject(signal.reason)
        const waiter = enter(at, resolve, true)
        signal?.addEventListener('abort', () => {
          waiter.off = true
          reject(signal.reason)
        })
        schedule()
      }),
    advance: async (ms) => {
      const target = now + ms
      while (step(target) !== null) await turn()
      now = Math.max(now, target)
      await turn()
    },
  }
}

/** Lets everything that is ready run first. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
