import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { targets } from '../../mocks/targets/index.ts'
import type { Check } from '../conformance/check.ts'
import { checks as allChecks } from '../conformance/checks/index.ts'
import { inspect } from '../conformance/inspect.ts'
import { reportJson } from '../conformance/report/json.ts'
import { exitCode, type ProviderReport, type Report } from '../conformance/report/report.ts'
import { reportText } from '../conformance/report/text.ts'
import { makeFolder } from '../host/folder.ts'
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
  if (flags.report !== undefined) await kept(makeFolder(flags.report))
  const reports: ProviderReport[] = []
  for (const provider of picked) {
    const again = path === undefined ? {} : { path }
    const options = { provider, open: targets[target], seed, runs, checks, ...real(provider) }
    reports.push(await inspect({ ...options, ...again }))
  }
  const report = { target, seed, runs, flags: shown(flags), providers: reports }
  if (flags.report !== undefined) await kept(keep(report, flags.report))
  print(json ? reportJson(report) : reportText(report, { colour: hasColours() }).trimEnd())
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

/** Writes the report for people and for programs side by side. */
async function keep(report: Report, folder: string): Promise<void> {
  await writeFile(join(folder, 'report.txt'), reportText(report, { colour: false }))
  await writeFile(join(folder, 'report.json'), `${reportJson(report)}\n`)
}

/** A folder that cannot be written to was named wrongly. */
async function kept(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the report cannot be kept: ${why}`)
  })
}
