import type { Book } from './book.ts'
import { isObject, type Schema } from './schema.ts'

const unread: Readonly<Record<string, string>> = {
  unevaluatedProperties: 'is drawn narrowly and never broken',
  unevaluatedItems: 'is drawn narrowly and never broken',
  $dynamicRef: 'is not followed',
  contentMediaType: 'says nothing of validity',
  contentEncoding: 'says nothing of validity',
}

/** Notes the keywords that are not read as 2020-12 means them, wherever the schema leads. */
export function inexact(schema: Schema, book: Book): void {
  const seen = new Set<unknown>()
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return
    seen.add(node)
    if (isObject(node)) {
      for (const [keyword, why] of Object.entries(unread)) {
        if (node[keyword] !== undefined) book.note(node, keyword, why)
      }
      if (typeof node.$ref === 'string') look(book.resolve(node.$ref))
    }
    for (const item of Object.values(node)) look(item)
  }
  look(schema)
}
