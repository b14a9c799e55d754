/** A request to one operation, without a key. */
export interface Drawn {
  /** The contract's operation id. */
  readonly operation: string
  readonly parameters: Parameters
  /** JSON; `null` where the operation takes none. */
  readonly body: string | null
}

export type Parameters = Readonly<Record<'path' | 'query' | 'header', Texts>>
export type Texts = Readonly<Record<string, string>>

/** A request with one constraint broken. */
export interface Wrong {
  /** `/input/prompt: maxLength`; what is broken in no part of the value is `/: type`. */
  readonly label: string
  readonly drawn: Drawn
}
