import { targets } from '../../mocks/targets/index.ts'
import { inspect } from '../../src/conformance/inspect.ts'
import {
  againCommand,
  type ProviderReport,
  type Report,
} from '../../src/conformance/report/report.ts'
import { findProvider } from '../../src/providers/registry.ts'
import type { Cell, Inspected } from '../precision/plan.ts'

/** What came of one inspection. */
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

process.on('message', async (cell: Cell) => process.send?.(await inspection(cell)))
process.send?.('ready')
