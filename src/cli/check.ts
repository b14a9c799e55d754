import { targets } from '../../mocks/targets/index.ts'
import type { Check } from '../conformance/check.ts'
import { checks as allChecks } from '../conformance/checks/index.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode, type Report } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import type { Provider } from '../core/provider.ts'
import { makeFolder } from '../host/folder.ts'
import { RecordError } from '../records/record.ts'
import { recordRun } from '../records/record-run.ts'
import { type RunsMade, writeReports, writeSummary } from '../records/write-reports.ts'
import type { ExitCode } from './exit-code.ts'
import { INBOX_PORT, type LiveFlags } from './live/flags.ts'
import { checkLive, FREE_RUNS } from './live.ts'
import { pick } from './pick.ts'
import { hasColours, print } from './print.ts'
import { type Reality, type RealityFlags, reality } from './reality.ts'
import { flagsOf, type Resumed, resumed } from './resume.ts'
import { type Runs, runsOf } from './runs.ts'
import { UsageError } from './usage.ts'

export interface CheckFlags extends RealityFlags, Omit<LiveFlags, 'target'> {
  readonly target: keyof typeof targets | LiveFlags['target']
  readonly check?: string
  readonly report?: string
  /** How often a script that breaks a law is performed anew. */
  readonly reruns?: number
  /** `true`: in the folder `runs`. */
  readonly record?: string | true
  /** The folder of a run that was cut. */
  readonly resume?: string
}

/** Scripts drawn for each provider at a mock. */
const RUNS = 100

/** Inspects providers one after the other and tells what was kept and what was broken. */
export async function check(ids: readonly string[], flags: CheckFlags): Promise<ExitCode> {
  if (flags.resume === undefined) return inspected(ids, flags, null)
  const run = await resumed(flags.resume)
  const { provider } = run.environment
  if (ids.some((id) => id !== provider)) {
    throw new UsageError(`${flags.resume} is of ${provider}, not of ${ids.join(', ')}`)
  }
  return inspected([provider], { ...flags, ...flagsOf(run, flags) }, run)
}

async function inspected(
  ids: readonly string[],
  flags: CheckFlags,
  run: Resumed | null,
): Promise<ExitCode> {
  const { target, path, json } = flags
  const picked = pick(ids)
  const checks = pickChecks(flags.check)
  const real = reality(flags)
  if (path !== undefined && (picked.length !== 1 || flags.check === undefined)) {
    throw new UsageError('--path needs one provider and --check, as the report prints them')
  }
  const record = flags.dryRun || run !== null ? undefined : recordOf(flags)
  for (const folder of [flags.report, record]) {
    if (folder !== undefined) await kept(makeFolder(folder))
  }
  const shows = flags.report !== undefined || record !== undefined || run !== null
  const runs = runsOf({ target, flags: shown(flags), shows })
  const spent =
    target === 'live' || target === 'url'
      ? await checkLive(
          {
            providers: picked,
            checks,
            quirks: (provider) => real(provider).quirks,
            runs,
            record: record ?? 'runs',
            resumed: run,
          },
          { ...flags, target },
        )
      : await checkMocks({ picked, checks, real, runs }, { ...flags, target })
  if (spent === 'planned') return 0
  const report = reportOf(runs, spent, flags)
  print(json ? reportJson(report) : reportText(report, { colour: hasColours() }).trimEnd())
  await keep({ report, runs: runs.made }, { flags, record, secrets: runs.secrets })
  return exitCode(report)
}

/** What calls may cost is always kept on record: who pays wants to know what for. */
function recordOf({ record, target }: CheckFlags): string | undefined {
  if (record === true) return 'runs'
  return record ?? (target === 'live' || target === 'url' ? 'runs' : undefined)
}

/** How a run went: what costs is planned, anything else is drawn. */
function reportOf(
  { made }: Runs,
  spentMicroUsd: number | null,
  { target, seed, runs, free, ...flags }: CheckFlags,
): Report {
  const told = { target, seed, flags: shown({ target, seed, ...flags, ...(free && { free }) }) }
  const providers = made.map(({ report }) => report)
  if (spentMicroUsd !== null) return { ...told, runs: 0, planned: true, spentMicroUsd, providers }
  return { ...told, runs: runs ?? (free ? FREE_RUNS : RUNS), providers }
}

interface Mocks {
  readonly picked: readonly Provider[]
  readonly checks: readonly Check[]
  readonly real: (provider: Provider) => Reality
  readonly runs: Runs
}

async function checkMocks(
  { picked, checks, real, runs: made }: Mocks,
  flags: CheckFlags & { readonly target: keyof typeof targets },
): Promise<null> {
  const { target, seed, runs = RUNS, path, reruns = 0 } = flags
  for (const name of liveOnly) {
    if (flags[name] !== undefined)
      throw new UsageError(`--${dashed(name)} goes with --target live or url`)
  }
  for (const provider of picked) {
    const again = path === undefined ? {} : { path }
    const options = {
      provider,
      open: targets[target],
      seed,
      runs,
      reruns,
      checks,
      ...real(provider),
    }
    await made.inspect({ ...options, ...again })
  }
  return null
}

const liveOnly = ['baseUrl', 'budget', 'free', 'dryRun', 'yes', 'inbox', 'speed', 'keyed'] as const

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)

interface Keep {
  readonly flags: CheckFlags
  readonly record: string | undefined
  readonly secrets: readonly string[]
}

/** Writes what the flags ask for: reports, records, and the page of a GitHub job. */
async function keep(made: RunsMade, { flags, record, secrets }: Keep): Promise<void> {
  if (flags.report !== undefined) await kept(writeReports(made, flags.report, { secrets }))
  const why = await writeSummary(made, { secrets })
  if (why !== null) process.stderr.write(`backlot: the step summary is not written: ${why}\n`)
  for (const run of made.runs) {
    if (record === undefined && run.live === undefined) continue
    const folder = await kept(recordRun(run, { runs: record ?? 'runs', secrets }))
    if (flags.json) continue
    print(`recorded in ${folder}`)
    if (run.live !== undefined && exitCode({ ...made.report, providers: [run.report] }) === 3)
      print(`to go on with it: backlot check --resume ${folder}`)
  }
}

/** Whoever knows the URL can send to it, so it stands in no report and no log. */
const throughInbox = (port: number): string =>
  ` --inbox PUBLIC_URL${port === INBOX_PORT ? '' : ` --inbox-port ${port}`}`

/** The flags that a run has to repeat to be the same run. */
const shown = ({ fidelity, quirk = [], scenario, ...flags }: CheckFlags): string => {
  const { baseUrl, speed, budget, free, inbox, inboxPort } = flags
  return [
    baseUrl === undefined ? '' : ` --base-url ${baseUrl}`,
    speed === undefined ? '' : ` --speed ${speed}`,
    budget === undefined ? '' : ` --budget ${budget}`,
    free ? ' --free' : '',
    inbox === undefined ? '' : throughInbox(inboxPort),
    fidelity === 'documented' ? '' : ` --fidelity ${fidelity}`,
    ...quirk.map((id) => ` --quirk ${id}`),
    scenario === undefined ? '' : ` --scenario ${scenario}`,
  ].join('')
}

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
