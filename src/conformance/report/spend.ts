/** What calls have cost, or may have; whole millionths of a US dollar. */
export interface Spend {
  /** `null`: nothing here costs money. */
  readonly budgetMicroUsd: number | null
  /** The calls that may cost or of which an answer told a cost, in order. What is counted of them is
   *  all that was spent. */
  readonly calls: readonly SpentCall[]
  /** What was not done, as the budget does not allow it; absent where that is nothing. */
  readonly without?: readonly string[]
}

export interface SpentCall {
  /** When it was made, in Unix milliseconds. */
  readonly at: number
  /** What was asked, and what was wrong in it: `submit, broken: /prompt: dropped`. */
  readonly operation: string
  /** The provider's id of the job that it is about, as its answer has it. */
  readonly job: string | null
  /** The worst that could come of it by our own prices: so much was put by before it was made. */
  readonly plannedMicroUsd: number
  /** What the answer told of the cost; `null` where it told nothing, or there was none. */
  readonly toldMicroUsd: number | null
  /** What is taken to be spent. */
  readonly countedMicroUsd: number
}

export const nothingSpent: Spend = { budgetMicroUsd: null, calls: [] }

export const countedOf = (calls: readonly SpentCall[]): number =>
  calls.reduce((sum, { countedMicroUsd }) => sum + countedMicroUsd, 0)
