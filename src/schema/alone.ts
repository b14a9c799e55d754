import fc from 'fast-check'
import type { Book } from './book.ts'
import type { Attempt } from './breaks.ts'
import { type Breach, breaches, type Label } from './judge.ts'
import type { Schema } from './schema.ts'
import { sifted } from './sifted.ts'

/** Values that break just the label's rule or, where it cannot be broken alone, that place's. */
export function breakable(
  label: Label,
  attempts: readonly Attempt[],
  schema: Schema,
  book: Book,
): fc.Arbitrary<unknown> | null {
  const { meter } = book
  const among = (values: fc.Arbitrary<unknown>, fits: Fits, probes: number) => {
    const passes = (value: unknown) => fits(breaches(schema, value, book), label)
    return sifted(values, { meter, passes }, probes)
  }
  return meter.within(SEARCH_STEPS, () => {
    const just: fc.Arbitrary<unknown>[] = []
    const there: fc.Arbitrary<unknown>[] = []
    const tried: fc.Arbitrary<unknown>[] = []
    for (const one of attempts) {
      const values = meter.spent() ? null : one.values()
      if (values === null) continue
      tried.push(values)
      const alone = among(values, isJust, PROBES_FIRST)
      const beside = alone === null ? among(values, isThere, PROBES_FIRST) : null
      if (beside !== null) there.push(beside)
      // What breaks other rules of the place each time will not soon break this one alone.
      const found = alone ?? (beside === null ? among(values, isJust, PROBES) : null)
      if (found !== null) just.push(found)
      if (just.length >= PASSING_MAX || tried.length >= TRIED_MAX) break
    }
    if (just.length + there.length === 0)
      there.push(...tried.flatMap((values) => among(values, isThere, PROBES) ?? []))
    const found = (just.length > 0 ? just : there).slice(0, PASSING_MAX)
    if (found.length > 0) return fc.oneof(...found)
    const why = meter.spent() ? 'takes more work to break than is done' : 'cannot be broken alone'
    book.note(attempts[0]?.where ?? true, label.rule, `${why} at '${label.pointer}'`)
    return null
  })
}

/** So many steps one label may take to find. */
const SEARCH_STEPS = 50_000
/** Attempts are made until so many of them break the rule. */
const PASSING_MAX = 2
const TRIED_MAX = 12
/** What is made to break a rule does so at once, or is not worth waiting for. */
const PROBES = 30
const PROBES_FIRST = 5

type Fits = (found: readonly Breach[], label: Label) => boolean

const isJust: Fits = (found, label) =>
  explains(found, ({ pointer, rule }) => pointer === label.pointer && rule === label.rule)

/** Some rule of the place is broken with it, and none elsewhere. */
const isThere: Fits = (found, label) =>
  explains(found, ({ pointer }) => pointer === label.pointer) && mentions(found, label)

const mentions: Fits = (found, label) =>
  found.some(
    ({ pointer, rule, branches = [] }) =>
      (pointer === label.pointer && rule === label.rule) ||
      branches.some((branch) => mentions(branch, label)),
  )

/** All that is broken is the place, or a choice one of whose branches misses by that alone. */
const explains = (found: readonly Breach[], is: (breach: Breach) => boolean): boolean =>
  found.length > 0 &&
  found.every(
    (breach) => is(breach) || (breach.branches ?? []).some((branch) => explains(branch, is)),
  )
