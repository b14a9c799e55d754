import type fc from 'fast-check'
import type { Book } from './book.ts'
import type { Conjunction, Schema } from './schema.ts'

/** Containers within containers deeper than this hold what they must and no more. */
export const FULL_DEPTH = 5

/** Members or elements whose values are given, by name or index. */
export type Forced = ReadonlyMap<string, fc.Arbitrary<unknown>>

/** Draws values of schemas of one document; each schema is prepared once. */
export interface Draw {
  readonly book: Book
  /** All values of a schema; `null` where there are none, or none was found. */
  values(schema: Schema, depth: number): fc.Arbitrary<unknown> | null
  /** Values of a conjunction, some of its keywords met in part only. */
  way(conjunction: Conjunction, depth: number): fc.Arbitrary<unknown> | null
  keeps(schema: Schema, value: unknown): boolean
}
