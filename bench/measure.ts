/** One measured thing; with a bound it is a goal. */
export interface Figure {
  readonly name: string
  /** The column it stands in, where several figures are about one thing. */
  readonly column?: string
  readonly value: number
  readonly unit: string
  readonly atLeast?: number
  readonly atMost?: number
  /** What each round gave, where there were several; `value` is their median. */
  readonly rounds?: readonly number[]
}

/** A subject of the bench: what it is called on the command line and in the table. */
export interface Part {
  readonly name: string
  readonly title: string
  measure(): Promise<Figure[]>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** The median of some rounds, as a figure. */
export const medianOf = (
  name: string,
  rounds: readonly number[],
  rest: Pick<Figure, 'unit' | 'atLeast' | 'atMost'>,
): Figure => ({ name, value: median(rounds), ...rest, rounds })

/**
 * `a` over `b`, round by round: what slows the machine for a while slows both sides of one round,
 * so the median of ratios is steadier than the ratio of medians.
 */
export const ratioOf = (
  name: string,
  [a, b]: readonly [readonly number[], readonly number[]],
  bounds: Pick<Figure, 'atLeast' | 'atMost'> = {},
): Figure =>
  medianOf(
    name,
    a.map((value, index) => value / (b[index] ?? Number.NaN)),
    { unit: '×', ...bounds },
  )

/** `null`: the figure has no bound. */
export function isReached({ value, atLeast, atMost }: Figure): boolean | null {
  if (atLeast === undefined && atMost === undefined) return null
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Infinity)
}

/** The value below which `share` of the sorted values lie. */
export const quantile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
