import { InvalidArgumentError } from 'commander'

interface Range {
  readonly least: number
  readonly most: number
}

/** Reads a whole number; refuses what is none or lies outside, with both bounds. */
export const wholeNumber =
  ({ least, most }: Range) =>
  (text: string): number => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`)
  }

/** Reads a number, fractions too. */
export const anyNumber =
  ({ least, most }: Range) =>
  (text: string): number => {
    const value = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`)
  }
