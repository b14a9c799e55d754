import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Planted } from '../../src/mutants/planted.ts'
import { providerOf } from '../../src/providers/registry.ts'
import { circumstances } from '../table.ts'
import { dredd } from './dredd.ts'
import { ours } from './ours.ts'
import { respect } from './respect.ts'
import { type Outcome, run } from './run.ts'
import { sample } from './sample.ts'
import { schemathesis } from './schemathesis.ts'
import { specmatic } from './specmatic.ts'
import { type Contender, markdown, type Trial } from './standing.ts'
import type { Tool } from './tool.ts'

/**
 * `npm run bench:inspectors [-- --quick]`: the same provider, the same faults behind a port and the
 * same time for this suite and its peers. A whole run writes `INSPECTORS.md` and `inspectors.json` beside `bench.ts`.
 * Tools that mostly wait share one core, those that calculate the other.
 */
const lanes: readonly (readonly Tool[])[] = [
  [ours, respect, dredd],
  [schemathesis, specmatic],
]

const PROVIDER = 'krea'

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: '42' },
    limit: { type: 'string', default: '30' },
    tool: { type: 'string', multiple: true },
  },
})

const seed = Number(flags.seed)
const limitMs = Number(flags.limit) * 1000
const healthyRuns = flags.quick ? 1 : 3
const cache = fileURLToPath(new URL('.peers/', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'inspectors-'))
const provider = providerOf(PROVIDER)

const say = (text: string): boolean => process.stdout.write(`${text}\n`)

async function contend(tool: Tool, mutants: readonly Planted[]): Promise<Contender> {
  try {
    const version = await tool.install(cache)
    say(`${tool.name} ${version}`)
    const healthy: Outcome[] = []
    for (let nth = 0; nth < healthyRuns; nth += 1) healthy.push(await tried(tool, null, seed + nth))
    const alarms = new Set(healthy.flatMap(({ failures }) => failures.map(({ name }) => name)))
    const trials: Trial[] = []
    const waiting = [...mutants]
    const work = async (): Promise<void> => {
      for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
        const outcome = await tried(tool, mutant, seed)
        const news = outcome.failures.filter(({ name }) => !alarms.has(name))
        const killMs = news.length === 0 ? null : Math.min(...news.map(({ ms }) => ms))
        const { requests, ms, startUpMs, cut } = outcome
        const by = news.slice(0, 3).map(({ name }) => name)
        trials.push({
          id: mutant.id,
          class: mutant.class,
          killMs,
          by,
          requests,
          ms,
          startUpMs,
          cut,
        })
        say(`${tool.name}: ${mutant.id} ${killMs === null ? 'not seen' : `found, ${by[0]}`}`)
      }
    }
    await Promise.all(Array.from({ length: tool.together }, work))
    const { name, tells, notes } = tool
    return { kind: 'ran', name, version, tells, notes, healthy, alarms: [...alarms], trials }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    say(`${tool.name} did not run: ${why}`)
    return { kind: 'absent', name: tool.name, why }
  }
}

let runs = 0
const tried = (tool: Tool, mutant: Planted | null, runSeed: number): Promise<Outcome> => {
  runs += 1
  const folder = join(scratch, String(runs))
  return run(tool, { provider, mutant, seed: runSeed, limitMs, cache, folder })
}

mkdirSync(cache, { recursive: true })
const where = circumstances(`npm run bench:inspectors${flags.quick ? ' -- --quick' : ''}`)
const mutants = await sample(PROVIDER, { seed, perClass: flags.quick ? 1 : 3 })
say(`${mutants.length} faults in ${PROVIDER}`)
const asked = lanes.map((lane) =>
  lane.filter(({ name }) => flags.tool === undefined || flags.tool.includes(name)),
)
const done = await Promise.all(
  asked.map(async (lane) => {
    const contenders: Contender[] = []
    for (const tool of lane) contenders.push(await contend(tool, mutants))
    return contenders
  }),
)
rmSync(scratch, { recursive: true, force: true })
const contenders = done.flat()
const setting = { ...where, provider: PROVIDER, seed, limitS: limitMs / 1000, healthyRuns }
const text = markdown(contenders, { ...setting, faults: mutants })
say(`\n${text}`)
if (!flags.quick && flags.tool === undefined) {
  const beside = (name: string): URL => new URL(`../${name}`, import.meta.url)
  writeFileSync(beside('INSPECTORS.md'), text)
  writeFileSync(
    beside('inspectors.json'),
    `${JSON.stringify({ ...setting, contenders }, null, 2)}\n`,
  )
}
