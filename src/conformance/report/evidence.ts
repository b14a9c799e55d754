import type { Provider } from '../../core/provider.ts'
import type { Transcript } from '../transcript.ts'

/** A transcript with what it is evidence of. */
export interface Taken {
  /** The performance's name: its accounts follow from it. */
  readonly name: string
  /** The ids of the checks whose verdict rests on it; empty for one that shows no breach. */
  readonly shows: readonly string[]
  readonly transcript: Transcript
}

/** What was taken down at one provider. */
export interface Evidence {
  readonly provider: Provider
  readonly taken: readonly Taken[]
}
