/*
 * The machine's own timers, taken when this file is loaded: what is done between two instants of a
 * clock, and what a call over the network may take, is no business of a test's fake timers.
 */
const { setImmediate: soon, setTimeout: begin, clearTimeout: end } = globalThis
const measure = performance.now.bind(performance)

/** Node's own limit: a longer timer would fire at once. */
const TIMER_MS_MAX = 2 ** 31 - 1

/** Lets everything that is ready run first. */
export const turn = (): Promise<void> => new Promise((resolve) => soon(resolve))

/** Calls `act` after `ms` of the machine's time; returns how to call it off. */
export function later(ms: number, act: () => void): () => void {
  const timer = begin(act, Math.min(Math.max(ms, 0), TIMER_MS_MAX))
  return () => end(timer)
}

/** Milliseconds since some instant of the machine's; they never go back. */
export const ticksMs = (): number => measure()
