import { checks } from '../conformance/checks/index.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import { version } from '../host/package.ts'
import { findProvider } from '../providers/registry.ts'
import { changed, examine as judge } from '../records/examine.ts'
import { readRecord } from '../records/read.ts'
import type { ExitCode } from './exit-code.ts'
import { hasColours, print } from './print.ts'
import { asked } from './recorded.ts'

export interface ExamineFlags {
  readonly json?: true
}

/** Judges a record again, without a call. */
export async function examine(folder: string, { json }: ExamineFlags): Promise<ExitCode> {
  const record = await asked(readRecord(folder, findProvider))
  const { environment } = record
  const wanted = new Set(record.report.verdicts.map(({ check }) => check))
  const now = judge(
    record,
    checks.filter(({ id }) => wanted.has(id)),
  )
  const { target, seed, runs, flags } = environment
  const report = { target, seed, runs, flags, providers: [now] }
  if (json) print(reportJson(report))
  else
    print(
      reportText(report, { colour: hasColours() }),
      ...remarks(environment, changed(record, now)),
    )
  return exitCode(report)
}

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
