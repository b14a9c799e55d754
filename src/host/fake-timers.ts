/** Fake timers that stand in the place of the machine's, as far as they are needed here. */
export interface FakeTimers {
  setTimeout(act: () => void, ms: number): unknown
  /** Moves to the next timer, whoever set it, and calls it. */
  nextAsync(): Promise<unknown>
  tickAsync(ms: number): Promise<unknown>
}

/**
 * The fake timers in force; `null` while time is the machine's. Vitest, Jest and Sinon share one
 * library, which leaves its clock on each function that it replaces. Timers without a date, or a
 * date without timers, are no time that could be followed.
 */
export function fakeTimers(): FakeTimers | null {
  const clock = clockOf(globalThis.setTimeout)
  return clock !== null && clock === clockOf(globalThis.Date) ? clock : null
}

function clockOf(replaced: object): FakeTimers | null {
  const { clock } = replaced as { readonly clock?: unknown }
  const known = typeof clock === 'object' && clock !== null && 'nextAsync' in clock
  // The library's own clock has all of it.
  return known ? (clock as FakeTimers) : null
}
