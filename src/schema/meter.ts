/** Counts work, within allowances inside allowances. Work is counted and not timed, so that a schema
 *  gives the same on every machine. */
export interface Meter {
  /** A step is one schema judged against one value, or one value drawn. */
  spend(steps: number): void
  spent(): boolean
  /** Runs with no more than so many steps, and no more than half of what is left around it: what comes
   *  after has its share, however much the first would take. */
  within<T>(steps: number, run: () => T): T
}

export function meter(): Meter {
  let used = 0
  let limit = Number.POSITIVE_INFINITY
  return {
    spend: (steps) => {
      used += steps
    },
    spent: () => used >= limit,
    within: (steps, run) => {
      const around = limit
      limit = used + Math.min(steps, Math.max(0, (around - used) / 2))
      try {
        return run()
      } finally {
        limit = around
      }
    },
  }
}
