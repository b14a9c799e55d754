import type { Format, Size } from './job.ts'

/** What a caller wants, whatever the provider calls it. Atomic: one envelope may carry several. */
export type Intent = Submit | Poll | Cancel | Balance | List | Authenticate

export interface Submit {
  readonly kind: 'submit'
  /** The id that the caller chose, where the provider lets it. */
  readonly id: string | null
  readonly prompt: string
  readonly negativePrompt: string | null
  readonly size: Size
  readonly count: number
  readonly seed: number | null
  readonly format: Format
  readonly inline: 'none' | 'base64' | 'data-uri'
  /** `sync`: the answer is held until the job is done. */
  readonly delivery: 'async' | 'sync'
  /** The webhook receiver's URL; goes with `async` delivery only. */
  readonly hook: string | null
  /** The caller wants the cost in the answer, where that is a choice. */
  readonly costShown: boolean
  /** How much of it JPEG and WEBP keep; `null`: as the provider sees fit. */
  readonly quality: number | null
  /** How long the file is kept after it is done; `null`: as long as the provider does. */
  readonly keepMs: number | null
  /** Where the provider is to put the file itself, by PUT. */
  readonly uploadTo: string | null
  /** What the provider repeats of the request in its answers; opaque to all but the dialect. */
  readonly echo: unknown
}

export interface Poll {
  readonly kind: 'poll'
  readonly id: string
}

export interface Cancel {
  readonly kind: 'cancel'
  readonly id: string
}

export interface Balance {
  readonly kind: 'balance'
}

export interface List {
  readonly kind: 'list'
  /** Only jobs created before this Unix time in milliseconds. */
  readonly before: number | null
  readonly limit: number
  readonly phase: string | null
}

/** A key handed over inside an envelope instead of a header. */
export interface Authenticate {
  readonly kind: 'authenticate'
  readonly key: string
}
