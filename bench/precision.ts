import { parseArgs } from 'node:util'
import { targets } from '../mocks/targets/index.ts'
import { inspect } from '../src/conformance/inspect.ts'
import { againCommand, type ProviderReport, type Report } from '../src/conformance/report/report.ts'
import { findProvider, providers } from '../src/providers/registry.ts'
import { type Cell, cells, type Inspected, targetNames } from './precision/plan.ts'
import { keep, opened } from './precision/results.ts'

/**
 * `npm run precision [-- --target T… --provider ID… --runs N]`: inspects healthy mocks, where every
 * broken law is a false alarm. All of it, or in parts, several at a time. Writes `PRECISION.md` and
 * `precision.json` beside this file as it goes, unless `--runs` asks for less than is planned. Ends
 * with 1 on a false alarm.
 */
async function precision(): Promise<void> {
  const { target, provider, runs } = parseArgs({ options }).values
  const chosen = cells().filter(
    (cell) =>
      (target === undefined || target.includes(cell.target)) &&
      (provider === undefined || provider.includes(cell.provider)),
  )
  const unknown = [
    ...(target ?? []).filter((name) => !targetNames.some((one) => one === name)),
    ...(provider ?? []).filter((id) => findProvider(id) === undefined),
    ...(runs === undefined || /^[1-9]\d{0,6}$/.test(runs) ? [] : [`--runs ${runs}`]),
  ]
  if (unknown.length > 0) return refuse(unknown)
  if (runs === undefined) opened({ anew: target === undefined && provider === undefined })
  let alarms = 0
  for (const [index, planned] of chosen.entries()) {
    const cell = runs === undefined ? planned : { ...planned, runs: Number(runs) }
    process.stdout.write(`${index + 1}/${chosen.length} ${named(cell)} … `)
    const inspected = await inspection(cell)
    process.stdout.write(`${told(inspected)}\n`)
    if (cell.runs >= planned.runs) keep(inspected)
    alarms += inspected.alarms.length
  }
  process.stdout.write(`false alarms: ${alarms}\n`)
  if (alarms > 0) process.exitCode = 1
}

const options = {
  target: { type: 'string', multiple: true },
  provider: { type: 'string', multiple: true },
  runs: { type: 'string' },
} as const

function refuse(unknown: readonly string[]): void {
  const known = `targets ${targetNames.join(', ')}; providers ${providers.map(({ id }) => id).join(', ')}`
  process.stderr.write(
    `precision: there is no ${unknown.join(', ')}; there are ${known}; --runs takes a number\n`,
  )
  process.exitCode = 2
}

async function inspection(cell: Cell): Promise<Inspected> {
  const { target, fidelity, scenario, seed, runs } = cell
  const provider = findProvider(cell.provider)
  if (provider === undefined) throw new Error(`no provider ${cell.provider}`)
  const begin = performance.now()
  const open = targets[target]
  const report = await inspect({ provider, open, seed, runs, fidelity, scenario })
  const seconds = (performance.now() - begin) / 1000
  return { ...cell, cases: report.cases, ...judged(report, cell), seconds }
}

/** What a report says that a healthy mock gives no reason for. */
function judged(report: ProviderReport, { target, fidelity, scenario, seed, runs }: Cell) {
  const flags = ` --fidelity ${fidelity} --scenario ${scenario}`
  const told = { target, seed, runs, flags, providers: [report] }
  const of = (fate: string) => report.verdicts.filter((verdict) => verdict.fate === fate)
  const stopped = typeof report.stopped === 'string' ? [report.stopped] : []
  return {
    kept: of('kept').length + of('known quirk').length,
    alarms: [
      ...of('broken').map((verdict) => againCommand(told, report.provider, verdict)),
      // The mock has each of its quirks on, or none: none of them ever goes.
      ...(report.quirksGone ?? []).map(({ quirk }) => `${againAll(told)} says ${quirk} is gone`),
    ],
    inconclusive: [...of('inconclusive').map(({ check }) => check), ...stopped],
  }
}

const againAll = ({ target, seed, runs, flags = '', providers }: Report): string =>
  `backlot check ${providers[0]?.provider} --target ${target}${flags} --seed ${seed} --runs ${runs}`

const named = ({ target, provider, fidelity, scenario, runs }: Cell): string =>
  `${target} ${provider} ${fidelity} ${scenario}, ${runs} scripts`

function told({ cases, kept, alarms, inconclusive, seconds }: Inspected): string {
  const pace = `${seconds.toFixed(1)} s, ${Math.round(cases / seconds)} a second`
  return [
    `${kept} kept, ${alarms.length} false alarms, ${inconclusive.length} inconclusive, ${pace}`,
    ...alarms.map((again) => `  false alarm: npx ${again}`),
    ...inconclusive.map((what) => `  inconclusive: ${what}`),
  ].join('\n')
}

await precision()
