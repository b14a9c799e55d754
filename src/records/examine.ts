import type { Check, Finding } from '../conformance/check.ts'
import type { Taken } from '../conformance/report/evidence.ts'
import type { ProviderReport, Verdict } from '../conformance/report/report.ts'
import { isBreach } from '../conformance/report/worst.ts'
import { emptyTally, examined, type Tally, verdictOf } from '../conformance/tally.ts'
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
  const tally = judged(check, record.taken)
  const { finding, quirks } = tally
  if (before !== undefined && isBreach(before)) {
    if (finding !== null && same(before.findings, finding.findings)) return before
  } else if (before !== undefined && finding === null && showsOnly(before, quirks)) return before
  const verdict = verdictOf(check, tally, {
    abilities: null,
    reasons: [],
    unheard: [],
    sources: sourcesIn(record),
  })
  return verdict.fate === 'skipped'
    ? { ...verdict, reason: 'nothing in this record that the law applies to' }
    : verdict
}

/** Whether a record shows no quirk that its run did not tell of; it need not hold all that showed. */
function showsOnly(before: Verdict, quirks: Tally['quirks']): boolean {
  const told = before.fate === 'known quirk' ? before.quirks.map(({ quirk }) => quirk) : []
  return [...quirks.keys()].every((id) => told.includes(id))
}

const sourcesIn = ({ taken }: RunRecord): ReadonlyMap<string, string> =>
  new Map(
    taken
      .flatMap(({ transcript }) => transcript.provider.quirks)
      .map(({ id, source }) => [id, source]),
  )

const same = (ones: readonly Finding[], others: readonly Finding[]): boolean =>
  ones.length === others.length &&
  ones.every((one, index) => {
    const other = others[index]
    return other !== undefined && isSame(one, other)
  })

/** What is hidden may be cut off elsewhere than what was there, so it is not compared. */
const isSame = (one: Finding, other: Finding): boolean =>
  one.what === other.what &&
  one.where === other.where &&
  one.expected === other.expected &&
  (one.actual === other.actual || [one, other].some(({ actual }) => actual.includes('hidden-')))

/** The breach is that of the transcript which showed it in the run, or else of the first. */
function judged(check: Check, taken: readonly Taken[]): Tally {
  const first = taken.filter(({ shows }) => shows.includes(check.id))
  const rest = taken.filter(({ shows }) => !shows.includes(check.id))
  const tally = emptyTally()
  for (const { transcript } of [...first, ...rest]) {
    if (!check.needs.every((need) => transcript.abilities.has(need))) continue
    const findings = examined(check, transcript, tally)
    if (findings.length === 0) continue
    tally.finding ??= { findings, script: transcript.script, path: null }
  }
  return tally
}
