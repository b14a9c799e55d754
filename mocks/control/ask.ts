import type { Mock } from '../mock.ts'
import type { Refused } from './refused.ts'

/** A control call as its route meets it: the document has judged it. */
export interface Ask {
  /** The mocks that are meant: all, or that of one provider. */
  readonly mocks: readonly Mock[]
  /** All that are served. */
  readonly served: readonly Mock[]
  /** The key whose account is meant; `undefined`: all of them. */
  readonly key: string | undefined
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
}

/** What a control call comes to; without a value there is nothing to tell. */
export type Done = { readonly kind: 'done'; readonly value?: unknown } | Refused

export const done = (value?: unknown): Done => ({ kind: 'done', value })
