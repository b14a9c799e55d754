import type { Script } from './script.ts'
import type { Transcript } from './transcript.ts'

/** What is said first to a target that may be anybody: is this the provider at all? */
export interface Greeting {
  readonly script: Script
  heed(transcript: Transcript): Heard
}

export type Heard =
  | { readonly kind: 'go' }
  /** There is no use in going on; `judged`: what was answered is the provider's all the same. */
  | { readonly kind: 'stop'; readonly reason: string; readonly judged: boolean }
