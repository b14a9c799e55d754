import { checks } from '../conformance/checks/index.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode, type ProviderReport, type Report } from '../conformance/report/report.ts'
import { countedOf } from '../conformance/report/spend.ts'
import { reportText } from '../conformance/report/text.ts'
import { systemClock } from '../host/clock.ts'
import { version } from '../host/package.ts'
import { planFrom } from '../live/plan.ts'
import { retold } from '../live/retell.ts'
import { findProvider } from '../providers/registry.ts'
import { changed, examine as judge } from '../records/examine.ts'
import { readJournal } from '../records/journal.ts'
import { readEnvironment, readRecord } from '../records/read.ts'
import type { Environment } from '../records/record.ts'
import type { ExitCode } from './exit-code.ts'
import { hasColours, print } from './print.ts'
import { asked } from './recorded.ts'
import { UsageError } from './usage.ts'

export interface ExamineFlags {
  readonly json?: true
}

/** Judges a record again, without a call. */
export async function examine(folder: string, { json }: ExamineFlags): Promise<ExitCode> {
  const cut = await half(folder)
  if (cut !== null) return told(cut, { json, remarks: [goOn(folder)] })
  const record = await asked(readRecord(folder, findProvider))
  const { environment } = record
  const wanted = new Set(record.report.verdicts.map(({ check }) => check))
  const now = judge(
    record,
    checks.filter(({ id }) => wanted.has(id)),
  )
  const report = reportOf(environment, now)
  return told(report, { json, remarks: remarks(environment, changed(record, now)) })
}

interface Telling {
  readonly json: true | undefined
  readonly remarks: readonly string[]
}

function told(report: Report, { json, remarks: more }: Telling): ExitCode {
  if (json) print(reportJson(report))
  else {
    print(reportText(report, { colour: hasColours() }), ...more)
  }
  return exitCode(report)
}

function reportOf({ target, seed, runs, flags, live }: Environment, now: ProviderReport): Report {
  const { spend } = now
  const costs = spend !== undefined && spend.budgetMicroUsd !== null
  return {
    target,
    seed,
    runs,
    flags,
    ...(live !== null && !live.free && { planned: true }),
    ...(costs && { spentMicroUsd: countedOf(spend.calls) }),
    providers: [now],
  }
}

/** What a run had learnt that has not come to its end; `null` for one that has. */
async function half(folder: string): Promise<Report | null> {
  const environment = await asked(readEnvironment(folder))
  const { endedAt, live, seed, runs, target } = environment
  if (endedAt !== null || live === null) return null
  const provider = findProvider(environment.provider)
  if (provider === undefined) throw new UsageError(`there is no provider '${environment.provider}'`)
  const lines = await asked(Promise.resolve().then(() => readJournal(folder)))
  const baseUrl = environment.baseUrl ?? provider.origin
  const now = await retold(planFrom(provider, live.plan), {
    ...live,
    ...environment,
    name: target === 'url' ? 'url' : 'live',
    baseUrl,
    clock: systemClock(),
    seed,
    runs: live.free ? runs : 0,
    lines,
  })
  return reportOf(environment, now)
}

const goOn = (folder: string): string =>
  `the run was cut short, and this is what it had learnt; backlot check --resume ${folder} goes on`

const remarks = (
  { backlot, leftOut }: { readonly backlot: string; readonly leftOut: number },
  differs: readonly string[],
): string[] => [
  ...(backlot === version() ? [] : [`recorded by backlot ${backlot}, judged by ${version()}`]),
  ...(leftOut === 0 ? [] : [`${leftOut} scripts without a breach were not recorded`]),
  differs.length === 0
    ? 'the same verdicts as in the run itself'
    : `judged otherwise than in the run itself: ${differs.join(', ')}`,
]
