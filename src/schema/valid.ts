import type fc from 'fast-check'
import { bookOf } from './book.ts'
import { inexact } from './inexact.ts'
import type { Gap, Schema } from './schema.ts'
import { drawFrom } from './ways.ts'

export interface Values {
  /** Every valid value, bounds often, shrinking towards small; `null` where none was found. */
  readonly values: fc.Arbitrary<unknown> | null
  /** What is not drawn, or not judged, and why. */
  readonly gaps: readonly Gap[]
}

export interface Within {
  /** The document that references lead into; the schema itself unless given. */
  readonly root?: unknown
}

/** Draws what a schema allows. The schema is trusted to keep its metaschema. */
export function valid(schema: Schema, { root = schema }: Within = {}): Values {
  const book = bookOf(root)
  inexact(schema, book)
  const values = drawFrom(book).values(schema, 0)
  return { values, gaps: book.gaps }
}
