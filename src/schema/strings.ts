import fc from 'fast-check'
import type { Book } from './book.ts'
import { formats, silent } from './formats.ts'
import { regex } from './parts.ts'
import type { Conjunction } from './schema.ts'

/** Characters that are easily taken for one, two or none. */
const points = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'abcxyz ABC 019_-') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('é', '猫', 'Ω', '🎬', '"', '\\', '\n', '/', '~', '\u0301'),
  },
  // Not fast-check's own: it takes a second to list them all the first time.
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x10f7ff }).map(pointOf) },
)

/** A code point that is no surrogate. */
function pointOf(nth: number): string {
  return String.fromCodePoint(nth < 0xd800 ? nth : nth + 0x800)
}

/** No string is drawn whole that is longer; what is longer repeats its beginning. */
const DRAWN_MAX = 24
/** Nothing longer is drawn at all. */
const LENGTH_MAX = 1_000_000
/** Where there is no upper bound, nothing longer is drawn than this beyond the lower one. */
const BEYOND = 12

/** Strings of the length asked; `null` where there are none. What several keywords ask at once is
 *  met in part. */
export function strings(conjunction: Conjunction, book: Book): fc.Arbitrary<string> | null {
  const min = Math.max(0, ...conjunction.flatMap(({ minLength }) => minLength ?? []))
  const max = Math.min(...conjunction.flatMap(({ maxLength }) => maxLength ?? []))
  if (min > max) return null
  if (min > LENGTH_MAX) {
    book.note(conjunction[0] ?? true, 'minLength', `longer than ${LENGTH_MAX} is not drawn`)
    return null
  }
  return byPattern(conjunction, max, book) ?? byFormat(conjunction, book) ?? byLength(min, max)
}

function byPattern(conjunction: Conjunction, max: number, book: Book) {
  const found = conjunction.flatMap((one) => (one.pattern === undefined ? [] : [one]))
  const usable = found.flatMap((one) => {
    const arbitrary = matching(String(one.pattern))
    if (arbitrary === null) book.note(one, 'pattern', `/${one.pattern}/ cannot be drawn from`)
    return arbitrary ?? []
  })
  const examples = conjunction.flatMap((one) => [one.default, one.examples ?? []].flat())
  const texts = examples.filter((one) => typeof one === 'string' && one.length <= max)
  if (usable.length === 0 && found.length > 0 && texts.length > 0) {
    return fc.constantFrom(...texts.map(String))
  }
  return usable.length === 0 ? null : fc.oneof(...usable)
}

/** Strings that match; `null` for what fast-check cannot read. */
export function matching(pattern: string): fc.Arbitrary<string> | null {
  const read = regex(pattern)
  if (read === null) return null
  try {
    const arbitrary = fc.stringMatching(read)
    fc.sample(arbitrary, { numRuns: 1, seed: 1 })
    return arbitrary
  } catch {
    return null
  }
}

function byFormat(conjunction: Conjunction, book: Book): fc.Arbitrary<string> | null {
  const usable = conjunction.flatMap((one) => {
    if (one.format === undefined || silent.includes(one.format)) return []
    const known = formats[one.format]
    if (known === undefined)
      book.note(one, 'format', `${one.format} is not known: any text is drawn`)
    return known?.values ?? []
  })
  return usable.length === 0 ? null : fc.oneof(...usable)
}

function byLength(min: number, max: number): fc.Arbitrary<string> {
  const most = Math.min(max, min + BEYOND)
  const usual = fc.string({ unit: points, minLength: min, maxLength: most, size: 'max' })
  const edges = max === Number.POSITIVE_INFINITY ? [min, min + 1, min + 100] : [min, max, max - 1]
  const lengths = fc.constantFrom(
    ...edges.filter((one) => one >= min && one <= Math.min(max, LENGTH_MAX)),
  )
  const seeds = fc.string({ unit: points, minLength: 1, maxLength: DRAWN_MAX })
  const edge = fc.tuple(seeds, lengths).map(([seed, length]) => repeated(seed, length))
  if (min > DRAWN_MAX) return edge
  return fc.oneof({ weight: 3, arbitrary: usual }, { weight: 2, arbitrary: edge })
}

/** A text of that many code points, beginning anew as often as it takes. */
function repeated(seed: string, length: number): string {
  const units = [...seed]
  const whole = seed.repeat(Math.floor(length / units.length))
  return whole + units.slice(0, length % units.length).join('')
}
