import type { Clock } from '../core/clock.ts'

/** A timer never waits longer than this; it looks again instead. Node's own limit is near. */
const NAP_MS_MAX = 2 ** 30

/**
 * The machine's time, `speed` times as fast from the moment of making on. It asks `Date.now` and
 * sets `setTimeout` anew each time, so a test's fake timers move it.
 */
export function systemClock({ speed = 1 }: { readonly speed?: number } = {}): Clock {
  const born = Date.now()
  const now = (): number => (speed === 1 ? Date.now() : born + (Date.now() - born) * speed)

  const alarm = (at: number, wake: () => void, keepsAlive: boolean): (() => void) => {
    let timer: ReturnType<typeof setTimeout>
    const nap = (): void => {
      const restMs = Math.min(Math.ceil((at - now()) / speed), NAP_MS_MAX)
      timer = setTimeout(() => (now() >= at ? wake() : nap()), Math.max(restMs, 0))
      // A browser's timer is a number and keeps nothing alive.
      if (!keepsAlive && typeof timer === 'object') timer.unref()
    }
    nap()
    return () => clearTimeout(timer)
  }

  const watch = (at: number, wake: () => void): (() => void) => alarm(at, wake, false)

  // A script that waits for its job has nothing else that keeps its process alive.
  const until = (at: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (at <= now()) return resolve()
      if (signal?.aborted === true) return reject(signal.reason)
      const off = alarm(at, resolve, true)
      signal?.addEventListener('abort', () => {
        off()
        reject(signal.reason)
      })
    })

  return { now, until, watch }
}
