import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Evidence } from '../conformance/report/evidence.ts'
import { harJson } from '../conformance/report/har.ts'
import { reportHtml } from '../conformance/report/html.ts'
import { reportJson } from '../conformance/report/json.ts'
import { junitXml } from '../conformance/report/junit.ts'
import type { Report } from '../conformance/report/report.ts'
import { sarifJson } from '../conformance/report/sarif.ts'
import { summaryMarkdown } from '../conformance/report/summary.ts'
import { reportText } from '../conformance/report/text.ts'
import { env } from '../host/env.ts'
import { makeFolder } from '../host/folder.ts'
import { version } from '../host/package.ts'
import { decodeTaken, encodeTaken } from './codec.ts'
import type { Run } from './record.ts'
import { type RedactOptions, redact } from './redact.ts'
import { ruleAt } from './rule-place.ts'

export interface RunsMade {
  readonly report: Report
  readonly runs: readonly Run[]
}

/** Writes a report in every form there is into a folder, each without a secret. */
export async function writeReports(
  made: RunsMade,
  folder: string,
  options: RedactOptions,
): Promise<void> {
  await makeFolder(folder)
  for (const [name, text] of Object.entries(reportFiles(made, options)))
    await writeFile(join(folder, name), text)
}

/** A report in every form there is, by the names of its files, each without a secret. */
export function reportFiles(
  made: RunsMade,
  options: RedactOptions,
): Readonly<Record<string, string>> {
  const { report, evidence } = safe(made, options)
  return {
    'report.txt': reportText(report, { colour: false }),
    'report.json': `${reportJson(report)}\n`,
    'junit.xml': junitXml(report),
    'report.sarif': `${sarifJson(report, { version: version(), place: ruleAt })}\n`,
    'exchanges.har': `${harJson(evidence, { version: version() })}\n`,
    'report.html': reportHtml(report, evidence),
    'summary.md': summaryMarkdown(report),
  }
}

/** Adds the report to the page of the GitHub job that this runs in, where it does. What is in the
 *  way of that is told, and is no reason to fail. */
export async function writeSummary(made: RunsMade, options: RedactOptions): Promise<string | null> {
  const file = env('GITHUB_STEP_SUMMARY')
  if (file === undefined || file === '') return null
  const { report } = safe({ ...made, runs: [] }, options)
  return appendFile(file, summaryMarkdown(report)).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

interface Safe {
  readonly report: Report
  readonly evidence: readonly Evidence[]
}

function safe({ report, runs }: RunsMade, options: RedactOptions): Safe {
  const whole = { report, taken: runs.map(({ kept }) => kept.taken.map(encodeTaken)) }
  // The shape stays; only texts are replaced.
  const clean = redact(whole, options) as typeof whole
  const evidence = runs.map(({ provider }, index) => ({
    provider,
    taken: (clean.taken[index] ?? []).map((one) => decodeTaken(one, provider)),
  }))
  return { report: clean.report, evidence }
}
