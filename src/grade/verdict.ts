import { type Evidence, evidenceOf, type Made } from './evidence.ts'
import type { Rule } from './rule.ts'
import { GENUINE } from './rules.ts'
import type { Subject } from './subject.ts'

/** A rule's fate at one receiver. */
export interface Verdict {
  readonly rule: string
  readonly sentence: string
  readonly severity: Rule['severity']
  readonly source: string
  readonly expects: Rule['expects']
  /**
   * `let-through`: it accepted what it should refuse; `warned`: the same, where that may be
   * harmless. `broken`: it refused what is genuine, crashed or fell silent. `skipped`: the rule
   * does not apply. `inconclusive`: nothing could be told.
   */
  readonly fate: 'kept' | 'let-through' | 'warned' | 'broken' | 'skipped' | 'inconclusive'
  /** What decided it. */
  readonly reason: string
  readonly evidence: readonly Evidence[]
}

const headOf = ({ id, sentence, severity, source, expects }: Rule) => ({
  rule: id,
  sentence,
  severity,
  source,
  expects,
})

/** A rule that was not tried. */
export const untried = (rule: Rule, fate: 'skipped' | 'inconclusive', reason: string): Verdict => ({
  ...headOf(rule),
  fate,
  reason,
  evidence: [],
})

/** Nothing came back for any of its calls. */
export const isSilent = ({ evidence }: Verdict): boolean =>
  evidence.length > 0 && evidence.every(({ answer }) => answer === null)

interface Course {
  readonly subject: Subject
  /** It has answered something before. */
  readonly reached: boolean
}

/** Judges what a receiver answered to the calls of one rule: the first that is wrong decides. */
export function judged(rule: Rule, made: readonly Made[], { subject, reached }: Course): Verdict {
  const evidence = made.map((one) => evidenceOf(one, subject))
  const wrong = made.flatMap((one) => fault(rule, one, reached) ?? []).at(0)
  const fate = wrong?.fate ?? 'kept'
  return { ...headOf(rule), fate, reason: wrong?.reason ?? said(made), evidence }
}

const said = (made: readonly Made[]): string =>
  `answered ${made.map(({ sent }) => sent?.status ?? 'nothing').join(', ')}`

interface Wrong {
  readonly fate: 'let-through' | 'warned' | 'broken' | 'inconclusive'
  readonly reason: string
}

function fault(
  { id, expects, severity, advice }: Rule,
  made: Made,
  reached: boolean,
): Wrong | null {
  const { sent, error, late } = made
  if (sent === null && !late && !reached) {
    return { fate: 'inconclusive', reason: `could not be reached: ${error}` }
  }
  if (sent === null) return { fate: 'broken', reason: `gave no answer: ${error}` }
  const { status } = sent
  if (status >= 500) return { fate: 'broken', reason: `crashed on it: answered ${status}` }
  const accepted = status >= 200 && status < 300
  if (id === GENUINE && !accepted) {
    return { fate: 'inconclusive', reason: `refused even the genuine call: answered ${status}` }
  }
  if (expects === 'accepted' && !accepted) {
    return { fate: 'broken', reason: `refused it: answered ${status}` }
  }
  if (expects !== 'refused' || !accepted) return null
  return {
    fate: severity === 'warning' ? 'warned' : 'let-through',
    reason: `let it through: answered ${status}${advice === undefined ? '' : `; ${advice}`}`,
  }
}
