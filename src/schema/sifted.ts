import fc from 'fast-check'
import type { Meter } from './meter.ts'

export interface Sieve {
  readonly meter: Meter
  /** `null`: all do. */
  readonly passes: ((value: unknown) => boolean) | null
}

/** So many steps one value may take to draw. */
const DRAW_STEPS = 20_000
/** What misses so often is not waited for. */
const TRIES_MAX = 100

/** Those of the values that pass, if any is found in so many draws; `null` where none is. Unlike a
 *  filter a draw comes to an end: when too many have missed, or the work allowed is done, it gives the
 *  value that was found first. */
export function sifted(
  values: fc.Arbitrary<unknown>,
  sieve: Sieve,
  probes: number,
): fc.Arbitrary<unknown> | null {
  for (const value of drawsOf(values, probes)) {
    if (sieve.meter.spent()) return null
    if (sieve.passes === null || sieve.passes(value)) return new Sifted(values, sieve, value)
  }
  return null
}

/** Few at first: mostly the first will do. */
function* drawsOf(values: fc.Arbitrary<unknown>, probes: number): Generator<unknown> {
  let drawn = 0
  for (let numRuns = 1; drawn < probes; numRuns = Math.min(2 * numRuns, probes - drawn)) {
    yield* fc.sample(values, { numRuns, seed: numRuns })
    drawn += numRuns
  }
}

/** How many values it is made of, itself included. */
const sizeOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 1)
    : 1

const KNOWN = Symbol('the value that was found first')

/** A class because fast-check knows no other way to draw again without filtering for ever. */
class Sifted extends fc.Arbitrary<unknown> {
  readonly #values: fc.Arbitrary<unknown>
  readonly #sieve: Sieve
  readonly #known: unknown
  readonly #size: number

  constructor(values: fc.Arbitrary<unknown>, sieve: Sieve, known: unknown) {
    super()
    this.#values = values
    this.#sieve = sieve
    this.#known = known
    this.#size = sizeOf(known)
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<unknown> {
    const { meter, passes } = this.#sieve
    return meter.within(DRAW_STEPS, () => {
      for (let tries = 0; tries < TRIES_MAX && !meter.spent(); tries += 1) {
        meter.spend(1)
        const drawn = this.#values.generate(random, bias)
        if (passes === null || passes(drawn.value)) return drawn
      }
      meter.spend(this.#size)
      return new fc.Value(this.#known, KNOWN)
    })
  }

  override canShrinkWithoutContext(_value: unknown): _value is unknown {
    return false
  }

  override shrink(value: unknown, context: unknown): fc.Stream<fc.Value<unknown>> {
    if (context === KNOWN) return fc.Stream.nil()
    const { passes } = this.#sieve
    const smaller = this.#values.shrink(value, context)
    return passes === null ? smaller : smaller.filter((one) => passes(one.value))
  }
}
