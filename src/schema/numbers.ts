import fc from 'fast-check'
import type { Conjunction } from './schema.ts'

interface Bounds {
  readonly low: number
  readonly high: number
  readonly lowOut: boolean
  readonly highOut: boolean
}

/** Numbers within all bounds; `null` where there are none. Not all are multiples as asked. */
export function numbers(
  conjunction: Conjunction,
  want: { readonly whole: boolean; readonly broken: boolean },
): fc.Arbitrary<number> | null {
  const bounds = boundsOf(conjunction)
  const steps = conjunction.flatMap(({ multipleOf }) => multipleOf ?? [])
  const step = steps.length === 0 ? null : steps.reduce(common)
  const kinds = [
    want.whole || step !== null ? integers(bounds, step ?? 1) : null,
    want.broken && step === null ? fractions(bounds) : null,
  ].filter((kind) => kind !== null)
  return kinds.length === 0 ? null : fc.oneof(...kinds)
}

function boundsOf(conjunction: Conjunction): Bounds {
  let [low, high, lowOut, highOut] = [-Number.MAX_VALUE, Number.MAX_VALUE, false, false]
  const atLeast = (bound: number | undefined, out: boolean) => {
    if (bound === undefined || bound < low || (bound === low && !out)) return
    low = bound
    lowOut = out
  }
  const atMost = (bound: number | undefined, out: boolean) => {
    if (bound === undefined || bound > high || (bound === high && !out)) return
    high = bound
    highOut = out
  }
  for (const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } of conjunction) {
    atLeast(minimum, false)
    atLeast(exclusiveMinimum, true)
    atMost(maximum, false)
    atMost(exclusiveMaximum, true)
  }
  return { low, high, lowOut, highOut }
}

/** Multiples of a step, the bounds and what is next to them often. */
function integers(bounds: Bounds, step: number): fc.Arbitrary<number> | null {
  const { low, high, lowOut, highOut } = bounds
  const limit = Number.MAX_SAFE_INTEGER
  let min = Math.max(Math.ceil(low / step), -limit)
  let max = Math.min(Math.floor(high / step), limit)
  if (lowOut && min * step <= low) min += 1
  if (highOut && max * step >= high) max -= 1
  if (Number.isNaN(min) || Number.isNaN(max)) return null
  if (min > max) return low > limit || high < -limit ? hugeIntegers(bounds) : null
  // A product of doubles is rounded as a person would write it.
  const times = (count: number) => (step === 1 ? count : Number((count * step).toPrecision(15)))
  const near = [min, max, min + 1, max - 1, 0, 1].filter((one) => one >= min && one <= max)
  const all = fc.integer({ min, max })
  const [from, to] = [Math.max(min, -1000), Math.min(max, 1000)]
  const usual = from <= to ? fc.integer({ min: from, max: to }) : all
  return fc.oneof(usual, all, fc.constantFrom(...near)).map((count) => times(count) + 0)
}

/** Each double so large is whole. */
const hugeIntegers = (bounds: Bounds): fc.Arbitrary<number> | null => fractions(bounds)

function fractions({ low, high, lowOut, highOut }: Bounds): fc.Arbitrary<number> | null {
  if (low > high || (low === high && (lowOut || highOut))) return null
  const all = fc.double({
    min: low,
    max: high,
    minExcluded: lowOut,
    maxExcluded: highOut,
    noNaN: true,
    noDefaultInfinity: true,
  })
  const bounds = [...(lowOut ? [] : [low]), ...(highOut ? [] : [high])]
  const edges = bounds.filter((one) => Math.abs(one) < Number.MAX_VALUE)
  const drawn =
    edges.length === 0 ? all : fc.oneof({ weight: 3, arbitrary: all }, fc.constantFrom(...edges))
  return drawn.map((number) => number + 0) // JSON knows no -0
}

/** The least number that both go into. */
function common(a: number, b: number): number {
  const scale = 10 ** Math.max(decimals(a), decimals(b))
  const [x, y] = [Math.round(a * scale), Math.round(b * scale)]
  return ((x / divisor(x, y)) * y) / scale
}

const decimals = (number: number): number => {
  const [, fraction = '', exponent = '0'] = /^-?\d*\.?(\d*)(?:e(.*))?$/.exec(String(number)) ?? []
  return Math.max(0, fraction.length - Number(exponent))
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
