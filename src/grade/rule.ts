import type { Alteration } from '../core/scenario.ts'
import type { Ending } from './sample.ts'
import type { Need } from './subject.ts'

/** One thing that a good receiver does, as data: what it is sent, and how it is to answer. */
export interface Rule {
  readonly id: string
  /** The rule, in one sentence about the receiver. */
  readonly sentence: string
  /** Sent in this order, or at the same moment. */
  readonly shots: readonly Shot[]
  readonly atOnce?: true
  /** `accepted`: 2xx in time. `refused`: neither 2xx nor 5xx. `answered`: anything but 5xx. */
  readonly expects: 'accepted' | 'refused' | 'answered'
  /** A `warning` cannot be decided from outside: what was let through may have done no harm. */
  readonly severity: Severity
  /** What to do about it, where that is not plain. */
  readonly advice?: string
  /** What the rule rests on. */
  readonly source: string
  /** What has to be there for the rule to apply. */
  readonly needs: readonly Need[]
}

export const severities = ['critical', 'major', 'minor', 'warning'] as const
export type Severity = (typeof severities)[number]

/** One call, by how it differs from a genuine one about a job that succeeded. */
export interface Shot {
  /** What is odd about it, as a reader is told. */
  readonly what: string
  readonly fate?: Ending
  /** Which result it tells of, where each is told alone. */
  readonly index?: number
  /** It was made and signed this long ago. */
  readonly agoMs?: number
  readonly alter?: Pick<Alteration, 'sign' | 'skewMs' | 'body' | 'contentType'>
  /** Another body, under the headers of the genuine one. */
  readonly body?: keyof typeof bodies | 'foreign'
  readonly token?: 'wrong' | 'none'
  /** About a job that nobody has. */
  readonly stranger?: true
  readonly method?: 'PUT'
}

/** A body as large as any that a careless sender makes. */
const LARGE_BYTES = 1_000_000

/** Bodies that come in place of the genuine one. White space around JSON changes no meaning. */
export const bodies = {
  empty: () => '',
  page: () => '<!doctype html><title>502 Bad Gateway</title>',
  large: (genuine: string) => genuine + ' '.repeat(LARGE_BYTES - genuine.length),
} as const satisfies Record<string, (genuine: string) => string>
