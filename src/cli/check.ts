import { targets } from '../../mocks/targets/index.ts'
import type { Check } from '../conformance/check.ts'
import { checks as allChecks } from '../conformance/checks/index.ts'
import { inspect } from '../conformance/inspect.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode, type ProviderReport } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import { systemClock } from '../host/clock.ts'
import { makeFolder } from '../host/folder.ts'
import { keeper } from '../records/keeper.ts'
import { RecordError, type Run } from '../records/record.ts'
import { recordRun } from '../records/record-run.ts'
import { writeReports, writeSummary } from '../records/write-reports.ts'
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
  const runsFolder = flags.record === true ? 'runs' : flags.record
  for (const folder of [flags.report, runsFolder]) {
    if (folder !== undefined) await kept(makeFolder(folder))
  }
  const reports: ProviderReport[] = []
  const made: Run[] = []
  const clock = systemClock()
  for (const provider of picked) {
    const kept = keeper()
    const startedAt = clock.now()
    const again = path === undefined ? {} : { path }
    const shows = { seed, runs, ...real(provider) }
    const options = { provider, open: targets[target], checks, ...shows, ...again }
    const { onTranscript } = kept
    const found = await inspect({ ...options, onTranscript })
    reports.push(found)
    const at = { startedAt, endedAt: clock.now() }
    made.push({ provider, target, ...shows, ...at, flags: shown(flags), kept, report: found })
  }
  const report = { target, seed, runs, flags: shown(flags), providers: reports }
  const said = json ? reportJson(report) : reportText(report, { colour: hasColours() }).trimEnd()
  print(said)
  const runsMade = { report, runs: made }
  if (flags.report !== undefined) await kept(writeReports(runsMade, flags.report))
  await writeSummary(runsMade)
  if (runsFolder !== undefined) {
    for (const run of made) {
      const folder = await kept(recordRun(run, { runs: runsFolder, secrets: [] }))
      if (!json) print(`recorded in ${folder}`)
    }
  }
  return exitCode(report)
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
