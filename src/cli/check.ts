import { targets } from '../../mocks/targets/index.ts'
import type { Check } from '../conformance/check.ts'
import { checks as allChecks } from '../conformance/checks/index.ts'
import { type InspectOptions, inspect } from '../conformance/inspect.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import { systemClock } from '../host/clock.ts'
import { makeFolder } from '../host/folder.ts'
import { type Keeper, keeper, SOUND_MAX } from '../records/keeper.ts'
import { RecordError, type Run } from '../records/record.ts'
import { recordRun } from '../records/record-run.ts'
import { type RunsMade, writeReports, writeSummary } from '../records/write-reports.ts'
import type { ExitCode } from './exit-code.ts'
import { pick } from './pick.ts'
import { hasColours, print } from './print.ts'
import { type RealityFlags, reality } from './reality.ts'
import { UsageError } from './usage.ts'

export interface CheckFlags extends RealityFlags {
  readonly target: keyof typeof targets
  readonly seed: number
  readonly runs: number
  readonly check?: string
  readonly path?: string
  readonly json?: true
  readonly report?: string
  /** `true`: in the folder `runs`. */
  readonly record?: string | true
}

/** Inspects providers one after the other and tells what was kept and what was broken. */
export async function check(ids: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  const { target, seed, runs, path, json } = flags
  const picked = pick(ids)
  const checks = pickChecks(flags.check)
  const real = reality(flags)
  if (path !== undefined && (picked.length !== 1 || flags.check === undefined)) {
    throw new UsageError('--path needs one provider and --check, as the report prints them')
  }
  const again = path === undefined ? {} : { path }
  const record = flags.record === true ? 'runs' : flags.record
  for (const folder of [flags.report, record]) {
    if (folder !== undefined) await kept(makeFolder(folder))
  }
  const made: Run[] = []
  for (const provider of picked) {
    const reality = real(provider)
    const setting = { provider, open: targets[target], seed, runs, checks, ...reality }
    const soundMax = flags.report === undefined && record === undefined ? 0 : SOUND_MAX
    const shows = keeper({ soundMax })
    made.push({ target, flags: shown(flags), ...(await seen({ ...setting, ...again }, shows)) })
  }
  const providers = made.map((run) => run.report)
  const report = { target, seed, runs, flags: shown(flags), providers }
  print(json ? reportJson(report) : reportText(report, { colour: hasColours() }).trimEnd())
  await keep({ report, runs: made }, { report: flags.report, record, quiet: json ?? false })
  return exitCode(report)
}

/** One inspection with what it showed and how long it took. */
async function seen(
  options: InspectOptions,
  shows: Keeper,
): Promise<Omit<Run, 'target' | 'flags'>> {
  const { provider, seed, runs, fidelity = 'documented', quirks = {}, scenario } = options
  const clock = systemClock()
  const startedAt = clock.now()
  const report = await inspect({ ...options, onTranscript: shows.onTranscript })
  const reality = { fidelity, quirks, ...(scenario !== undefined && { scenario }) }
  const at = { startedAt, endedAt: clock.now() }
  return { provider, seed, runs, ...reality, ...at, kept: shows, report }
}

interface Keep {
  readonly report: string | undefined
  readonly record: string | undefined
  readonly quiet: boolean
}

/** Keys of these targets are made up, so there is no secret to be told beforehand. */
const secrets: readonly string[] = []

/** Writes what the flags ask for: reports, records, and the page of a GitHub job. */
async function keep(made: RunsMade, { report, record, quiet }: Keep): Promise<void> {
  if (report !== undefined) await kept(writeReports(made, report, { secrets }))
  const why = await writeSummary(made, { secrets })
  if (why !== null) process.stderr.write(`backlot: the step summary is not written: ${why}\n`)
  if (record === undefined) return
  for (const run of made.runs) {
    const folder = await kept(recordRun(run, { runs: record, secrets }))
    if (!quiet) print(`recorded in ${folder}`)
  }
}

/** The flags that a run has to repeat to be the same run. */
const shown = ({ fidelity, quirk = [], scenario }: CheckFlags): string =>
  [
    fidelity === 'documented' ? '' : ` --fidelity ${fidelity}`,
    ...quirk.map((id) => ` --quirk ${id}`),
    scenario === undefined ? '' : ` --scenario ${scenario}`,
  ].join('')

function pickChecks(id: string | undefined): readonly Check[] {
  if (id === undefined) return allChecks
  const found = allChecks.filter((one) => one.id === id)
  if (found.length > 0) return found
  const known = allChecks.map((one) => one.id).join(', ')
  throw new UsageError(`there is no check '${id}'; there is ${known}`)
}

/** A folder that cannot be written to was named wrongly. */
async function kept<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (error instanceof RecordError) throw new UsageError(error.message)
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the report cannot be kept: ${why}`)
  })
}
