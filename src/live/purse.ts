import { countedOf, type SpentCall } from '../conformance/report/spend.ts'

/** What may be spent in one run, and what was; whole millionths of a US dollar. */
export interface Purse {
  /** What was spent, call by call; what was spent before a run was cut comes first. */
  readonly calls: readonly SpentCall[]
  spentMicroUsd(): number
  /** Never less than 0, even when a provider claims more than it was allowed. */
  leftMicroUsd(): number
  /** Counts a call at its worst, before it is made. Gives back how to tell what came of it; nothing
   *  told, the worst stays counted. */
  begin(call: Pick<SpentCall, 'at' | 'operation' | 'plannedMicroUsd'>): (came: Came) => void
}

export type Came = Pick<SpentCall, 'job' | 'toldMicroUsd' | 'countedMicroUsd'>

export function purse(budgetMicroUsd: number, past: readonly SpentCall[] = []): Purse {
  const calls = [...past]
  const spentMicroUsd = (): number => countedOf(calls)
  return {
    calls,
    spentMicroUsd,
    leftMicroUsd: () => Math.max(0, budgetMicroUsd - spentMicroUsd()),
    begin: (call) => {
      let place = -1
      const write = (came: Came): void => {
        // What is free and told to be so is no entry.
        if (place < 0 && call.plannedMicroUsd === 0 && came.toldMicroUsd === null) return
        if (place < 0) place = calls.push({ ...call, ...came }) - 1
        else calls[place] = { ...call, ...came }
      }
      write({ job: null, toldMicroUsd: null, countedMicroUsd: call.plannedMicroUsd })
      return write
    },
  }
}
