import fc from 'fast-check'
import { breakable } from './alone.ts'
import { bookOf } from './book.ts'
import { type Attempt, breaks, metered } from './breaks.ts'
import { inexact } from './inexact.ts'
import type { Label } from './judge.ts'
import type { Gap, Schema } from './schema.ts'
import type { Within } from './valid.ts'
import { drawFrom } from './ways.ts'

export interface Invalid {
  readonly label: Label
  readonly value: unknown
}

export interface Breakable {
  readonly label: Label
  /** Values that break it and nothing elsewhere, shrinking within the label. */
  readonly values: fc.Arbitrary<Invalid>
}

/** A constraint that may be breakable alone. */
export interface Candidate {
  readonly label: Label
  /** Looks for values that break it when it is first asked, which can take long; `null`: there are
   *  none, and the gaps say so from then on. */
  values(): fc.Arbitrary<Invalid> | null
}

export interface InvalidValues {
  /** Each constraint, in the order of the schema; nothing has been drawn of any. */
  readonly candidates: readonly Candidate[]
  /** Values of all labels; `null` where nothing can be broken. Tries every candidate. */
  readonly values: fc.Arbitrary<Invalid> | null
  /** Each constraint that can be broken alone. Tries every candidate. */
  readonly labels: readonly Breakable[]
  /** What the candidates tried so far showed. */
  readonly gaps: readonly Gap[]
}

/** No schema's constraints are broken in more ways. */
const LABELS_MAX = 1000
/** A label met in many ways is looked for in the first of them. */
const ATTEMPTS_MAX = 60

/** Draws what a schema refuses, one broken constraint at a time. */
export function invalid(schema: Schema, { root = schema }: Within = {}): InvalidValues {
  const book = bookOf(root)
  inexact(schema, book)
  const draw = drawFrom(book)
  const found = grouped(metered(draw, () => breaks(schema, '', [], (values) => values, draw)))
  const candidates = found.map(
    ([label, attempts]): Candidate => ({
      label,
      values: once(
        () =>
          breakable(label, attempts, schema, book)?.map((value): Invalid => ({ label, value })) ??
          null,
      ),
    }),
  )
  const labels = once(() =>
    candidates.flatMap(({ label, values }): readonly Breakable[] => {
      const drawn = values()
      return drawn === null ? [] : [{ label, values: drawn }]
    }),
  )
  return {
    candidates,
    get labels() {
      return labels()
    },
    get values() {
      return labels().length === 0 ? null : fc.oneof(...labels().map((one) => one.values))
    },
    get gaps() {
      return book.gaps
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function grouped(attempts: Iterable<Attempt>): (readonly [Label, readonly Attempt[]])[] {
  const groups = new Map<string, [Label, Attempt[]]>()
  for (const attempt of attempts) {
    const { label } = attempt
    const key = `${label.pointer} ${label.rule}`
    const group = groups.get(key) ?? [label, []]
    if (group[1].length < ATTEMPTS_MAX) group[1].push(attempt)
    groups.set(key, group)
    if (groups.size >= LABELS_MAX) break
  }
  return [...groups.values()]
}
