import type { Check, Mutant } from '../conformance/check.ts'
import type { Transcript } from '../conformance/transcript.ts'
import type { Provider } from '../core/provider.ts'
import type { Tongue } from './tongue.ts'

/** What kind of lie each class of planted faults tells. */
export const faultClasses = {
  property: 'a property of an answer is dropped, null, of another type or out of its range',
  callback: 'a property of a webhook call is dropped, null, of another type or out of its range',
  status: 'an answer has another HTTP status',
  refusal: 'a refusal is told as another one',
  header: 'a header of an answer is dropped or says something else',
  constraint: 'a constraint of a request is not enforced',
  access: 'a call is let through that must not be',
  transition: 'a job is shown in a phase that may not follow',
  job: 'a job is told wrongly: its times, its id, its results, its end',
  webhook: 'a webhook call is lost, doubled, early, late, forged or about something else',
  money: 'a job costs too much or nothing, or money is not given back',
  isolation: 'an account sees or touches what is another’s',
  media: 'a file is not the image that was asked for',
  limit: 'a limit is not enforced, or said wrongly',
  own: 'a fault that a check brings along',
} as const satisfies Readonly<Record<string, string>>

export type FaultClass = keyof typeof faultClasses

/** Why a fault that can be listed is not planted. */
export const absences = {
  words: 'nothing that the dialect can say would show it',
  subject: 'its law has nothing to look at',
  cause: 'no caller can bring it about, and a target may say it of its own accord',
  calls: 'no inspection makes so many calls',
} as const
export type Absence = keyof typeof absences

/** A fault planted in one provider's target. */
export interface Planted extends Mutant {
  /** Starts with the provider's id; the same as long as its tables and document are. */
  readonly id: string
  readonly class: FaultClass
  /** What the target does wrong, in one plain sentence. */
  readonly sentence: string
  /** Whether it can show where a healthy target gave this transcript; always unless given. */
  readonly shows?: (healthy: Transcript) => boolean
  /** It tells an answer as another that a target may well give of its own accord: only where the
   *  caller brought the answer about can anybody know better. */
  readonly provoked?: true
  /** Why it is not planted; it is unless given. */
  readonly leftOut?: Absence
  /** Whether it would change anything of all that the provider's dialect can say; it would unless
   *  given. What would not is left out: no mock of this provider has the words to show it. */
  readonly touches?: (tongue: Tongue) => boolean | Promise<boolean>
}

/** What faults are derived from. */
export interface Ground {
  readonly provider: Provider
  /** The provider's compiled OpenAPI document, parsed. */
  readonly document: unknown
  /** The checks whose own mutants are planted too. */
  readonly checks: readonly Check[]
}

/** A fault without its provider and class, as the tables of a class list it. */
export type Fault = Pick<
  Planted,
  'id' | 'sentence' | 'shows' | 'touches' | 'provoked' | 'leftOut' | 'plant'
>
