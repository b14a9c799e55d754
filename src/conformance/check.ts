import type { Provider } from '../core/provider.ts'
import type { Script } from './script.ts'
import type { Ability, Target } from './target.ts'
import type { Transcript } from './transcript.ts'

/** A law of provider behaviour: a pure function from what happened to what was wrong with it. */
export interface Check {
  /** `subject/law`. */
  readonly id: string
  /** The law in one plain sentence. */
  readonly sentence: string
  /** Where the law comes from. */
  readonly source: string
  readonly severity: 'critical' | 'major' | 'minor'
  /** What the target must be able to do for the law to show. */
  readonly needs: readonly Ability[]
  /** A script that is performed once for the check's sake: for what is too rare or too long to
   *  stand in every script. Empty where the provider cannot be asked for it. */
  readonly drill?: (provider: Provider) => Script
  examine(transcript: Transcript): Examination
  /** Faults that this check must find; a check without one proves nothing. */
  readonly mutants: readonly Mutant[]
}

export interface Examination {
  /** How many things the law applied to; none of them, and it was not tested. */
  readonly looked: number
  readonly findings: readonly Finding[]
}

/** One breach of a law. */
export interface Finding {
  readonly what: string
  /** The step and the call, with a JSON pointer where there is one. */
  readonly where: string
  readonly expected: string
  readonly actual: string
  /** The rule of a provider's compiled document that is broken, where it is one. */
  readonly rule?: Rule
  /** The known quirk, by id, that it is a case of: what the provider is known to do breaks no law. */
  readonly quirk?: string
}

export interface Rule {
  /** The provider whose document it is. */
  readonly document: string
  /** `#/components/schemas/Job/required`; of an operation what follows after it, as `/responses`. */
  readonly pointer: string
  readonly operation?: string
}

/** A planted fault: a target that lies in one way. */
export interface Mutant {
  readonly id: string
  plant(target: Target, transcriptOf: Plot): Target
}

/** What a mutant may know about the provider it corrupts. */
export type Plot = Pick<Transcript, 'provider'>

/** Judges each subject that a transcript holds; `null` from `judge` keeps the law. */
export function each<Subject>(
  subjects: readonly Subject[],
  judge: (subject: Subject) => Finding | readonly Finding[] | null,
): Examination {
  const findings: Finding[] = []
  // Nearly all are kept, thousands a second: nothing is made for those.
  for (const subject of subjects) {
    const found = judge(subject)
    if (found !== null) findings.push(...[found].flat())
  }
  return { looked: subjects.length, findings }
}

/** Shows a value in a finding: short, on one line. */
export function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
}

const SHOWN_MAX = 160
