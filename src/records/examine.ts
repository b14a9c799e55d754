import { isDeepStrictEqual } from 'node:util'
import type { Check, Finding } from '../conformance/check.ts'
import type { Taken } from '../conformance/report/evidence.ts'
import type { ProviderReport, Verdict } from '../conformance/report/report.ts'
import { isBreach } from '../conformance/report/worst.ts'
import type { Script } from '../conformance/script.ts'
import type { RunRecord } from './record.ts'

/**
 * Judges a record again, without a call. A check that finds what it found keeps its verdict, whatever
 * that was called; one that finds something else, or nothing, gets a new one. What was inconclusive
 * or skipped stays so where nothing is found.
 */
export function examine(record: RunRecord, checks: readonly Check[]): ProviderReport {
  const former = new Map(record.report.verdicts.map((verdict) => [verdict.check, verdict]))
  return {
    ...record.report,
    verdicts: checks.map((check) => again(check, { record, before: former.get(check.id) })),
  }
}

/** The ids of the checks whose findings are not those of the run itself. */
export const changed = ({ report }: RunRecord, now: ProviderReport): string[] =>
  now.verdicts
    .filter((verdict) => {
      const before = report.verdicts.find(({ check }) => check === verdict.check)
      return before !== undefined && before !== verdict
    })
    .map(({ check }) => check)

interface Past {
  readonly record: RunRecord
  readonly before: Verdict | undefined
}

function again(check: Check, { record, before }: Past): Verdict {
  const { looked, breach } = judged(check, record.taken)
  const hadFindings = before !== undefined && isBreach(before)
  if (breach === null && before !== undefined && !hadFindings) return before
  if (breach !== null && hadFindings && same(before.findings, breach.findings)) return before
  const { id, sentence, source, severity } = check
  const law = { check: id, sentence, source, severity, looked }
  if (breach !== null) return { ...law, fate: 'broken', ...breach, path: null }
  return looked === 0
    ? { ...law, fate: 'skipped', reason: 'nothing in this record that the law applies to' }
    : { ...law, fate: 'kept' }
}

/** What is hidden may be cut off elsewhere than what was there, so it is not compared. */
const same = (ones: readonly Finding[], others: readonly Finding[]): boolean =>
  isDeepStrictEqual(ones.map(comparable), others.map(comparable))

const comparable = ({ what, where, expected, actual }: Finding): readonly string[] => [
  what,
  where,
  expected,
  actual.includes('hidden-') ? 'hidden' : actual,
]

interface Judged {
  readonly looked: number
  readonly breach: { readonly findings: readonly Finding[]; readonly script: Script } | null
}

/** The breach is that of the transcript which showed it in the run, or else of the first. */
function judged(check: Check, taken: readonly Taken[]): Judged {
  const first = taken.filter(({ shows }) => shows.includes(check.id))
  const rest = taken.filter(({ shows }) => !shows.includes(check.id))
  let looked = 0
  let breach: Judged['breach'] = null
  for (const { transcript } of [...first, ...rest]) {
    if (!check.needs.every((need) => transcript.abilities.has(need))) continue
    const examination = check.examine(transcript)
    looked += examination.looked
    if (examination.findings.length === 0 || breach !== null) continue
    breach = { findings: examination.findings, script: transcript.script }
  }
  return { looked, breach }
}
