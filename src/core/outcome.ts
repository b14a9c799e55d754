import type { Refusal } from './fault.ts'
import type { Intent } from './intent.ts'
import type { JobView } from './job.ts'

/** What came of an intent, whatever the provider's spelling. */
export type Outcome =
  | { readonly kind: 'job'; readonly job: JobView }
  | { readonly kind: 'cancelled'; readonly id: string }
  | { readonly kind: 'balance'; readonly microUsd: number }
  | { readonly kind: 'list'; readonly jobs: readonly JobView[]; readonly before: number | null }
  | { readonly kind: 'authenticated'; readonly session: string }
  | { readonly kind: 'nothing' }
  | Refusal

/** One unit of an envelope and what came of it; `intent` is `null` when it could not be read. */
export interface Answer {
  readonly intent: Intent | null
  readonly outcome: Outcome
}
