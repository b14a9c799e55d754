import type { Fault } from '../../src/core/fault.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Limit } from '../../src/core/provider.ts'

/** An account's calls as far as a limit looks back: the last `max` of them, in a ring. */
interface Window {
  readonly limit: Limit
  readonly times: number[]
  next: number
}

export type Windows = readonly Window[]

export const openWindows = (limits: readonly Limit[]): Windows =>
  limits.map((limit) => ({ limit, times: [], next: 0 }))

/** Counts a call, or says as what it is refused; a call that is refused counts nowhere. */
export function pass(windows: Windows, kind: Intent['kind'], now: number): Fault | null {
  // A key handed over is no call of its own.
  if (windows.length === 0 || kind === 'authenticate') return null
  for (const window of windows) {
    if (counts(window.limit, kind) && isFull(window, now)) return window.limit.fault
  }
  for (const window of windows) if (counts(window.limit, kind)) count(window, now)
  return null
}

const counts = ({ of }: Limit, kind: Intent['kind']): boolean =>
  of === 'any' || (of === 'submit') === (kind === 'submit')

/** As many calls as there may be, the oldest of them not yet out of sight. */
const isFull = ({ limit, times, next }: Window, now: number): boolean =>
  times.length >= limit.max && now - (times[next] ?? 0) < limit.perMs

function count(window: Window, now: number): void {
  window.times[window.next] = now
  window.next = (window.next + 1) % window.limit.max
}
