import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { findProvider, providers } from '../src/providers/registry.ts'
import { cores, start } from './child.ts'
import { type Cell, cells, type Inspected, RUNS, targetNames } from './precision/plan.ts'
import { keep, opened } from './precision/results.ts'

/**
 * `npm run precision [-- --target T… --provider ID… --runs N]`: inspects healthy mocks, where every
 * broken law is a false alarm. All of it, or in parts; as many at once as there are processors.
 * Writes `PRECISION.md` and `precision.json` beside this file as it goes, unless `--runs` asks for
 * less than is planned. Ends with 1 on a false alarm.
 */
async function precision(): Promise<void> {
  const asked = flags()
  if (asked === null) return
  const { target, provider, runs } = asked
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
  const due = chosen.map((planned) => ({ ...planned, ...(runs && { runs: Number(runs) }) }))
  let [done, alarms] = [0, 0]
  const lane = async (): Promise<void> => {
    const child = await start('inside/inspection.ts', { core: cores.both })
    for (let cell = due.shift(); cell !== undefined; cell = due.shift()) {
      const inspected = await child.ask<Inspected>(cell)
      done += 1
      process.stdout.write(`${done}/${chosen.length} ${named(cell)}: ${told(inspected)}\n`)
      if (cell.runs >= RUNS) keep(inspected)
      alarms += inspected.alarms.length
    }
    await child.close()
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
  process.stdout.write(`false alarms: ${alarms}\n`)
  if (alarms > 0) process.exitCode = 1
}

const options = {
  target: { type: 'string', multiple: true },
  provider: { type: 'string', multiple: true },
  runs: { type: 'string' },
} as const

/** `null`, and what there is has been said, where something else was asked for. */
function flags() {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    refuse([error instanceof Error ? error.message : String(error)])
    return null
  }
}

function refuse(unknown: readonly string[]): void {
  const known = [
    `--target ${targetNames.join('|')}`,
    `--provider ${providers.map(({ id }) => id).join('|')}`,
    '--runs N',
  ]
  process.stderr.write(
    `precision: not known: ${unknown.join(', ')}; there is ${known.join(', ')}\n`,
  )
  process.exitCode = 2
}

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
