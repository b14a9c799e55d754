import fc from 'fast-check'
import type { Book } from './book.ts'
import type { Attempt } from './breaks.ts'
import { type Breach, breaches, type Label } from './judge.ts'
import type { Schema } from './schema.ts'
import { probed } from './ways.ts'

/** Values that break just the label's rule or, where it cannot be broken alone, that place's. */
export function breakable(
  label: Label,
  attempts: readonly Attempt[],
  schema: Schema,
  book: Book,
): fc.Arbitrary<unknown> | null {
  for (const fits of [isJust, isThere]) {
    const passing: fc.Arbitrary<unknown>[] = []
    for (const one of attempts) {
      const is = (value: unknown) => fits(breaches(schema, value, book), label)
      const found = probed(one.values(), is, PROBES)
      if (found !== null) passing.push(found)
      if (passing.length >= PASSING_MAX) break
    }
    if (passing.length > 0) return fc.oneof(...passing)
  }
  const [first] = attempts
  book.note(first?.where ?? true, label.rule, `cannot be broken alone at '${label.pointer}'`)
  return null
}

/** Attempts are made until so many of them break the rule. */
const PASSING_MAX = 2
/** What is made to break a rule does so at once, or is not worth waiting for. */
const PROBES = 30

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
