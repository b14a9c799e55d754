import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { providerOf } from '../../src/providers/registry.ts'
import { circumstances } from '../table.ts'
import { contend } from './contend.ts'
import { dredd } from './dredd.ts'
import { ours } from './ours.ts'
import { respect } from './respect.ts'
import { sample } from './sample.ts'
import { schemathesis } from './schemathesis.ts'
import { specmatic } from './specmatic.ts'
import { type Contender, markdown } from './standing.ts'

/**
 * `npm run bench:inspectors [-- --provider ID --mutants N --seconds S --seed N --tool NAME]`: the
 * same provider, the same faults behind a port and the same time for this suite and its peers, one
 * after another. A run with every tool writes `bench/INSPECTORS.md`, anew after each of them, so
 * that one cut short keeps what it has.
 */
const tools = [ours, schemathesis, specmatic, respect, dredd]

const { values: flags } = parseArgs({
  options: {
    provider: { type: 'string', default: 'krea' },
    mutants: { type: 'string', default: '24' },
    seconds: { type: 'string', default: '90' },
    seed: { type: 'string', default: '42' },
    tool: { type: 'string', multiple: true },
  },
})

const HEALTHY_RUNS = 3

const provider = providerOf(flags.provider)
const seed = count('seed', flags.seed)
const limitS = count('seconds', flags.seconds)
const cache = fileURLToPath(new URL('.peers/', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'inspectors-'))
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

const asked = tools.filter(({ name }) => flags.tool?.includes(name) ?? true)
if (asked.length === 0)
  throw new Error(`--tool is one of ${tools.map(({ name }) => name).join(', ')}`)
mkdirSync(cache, { recursive: true })
const options = process.argv.slice(2)
const where = circumstances(
  ['npm run bench:inspectors', '--', ...options].join(' ').replace(/ --$/, ''),
)
const mutants = await sample(provider.id, { seed, count: count('mutants', flags.mutants) })
say(`${mutants.length} faults in ${provider.id}`)
const setting = { ...where, provider: provider.id, seed, limitS, healthyRuns: HEALTHY_RUNS }
const contest = { provider, mutants, seed, limitMs: limitS * 1000, healthyRuns: HEALTHY_RUNS }
const contenders: Contender[] = []
for (const tool of asked) {
  contenders.push(await contend(tool, { ...contest, cache, scratch, say }))
  if (flags.tool !== undefined) continue
  writeFileSync(new URL('../INSPECTORS.md', import.meta.url), page())
}
rmSync(scratch, { recursive: true, force: true })
say(`\n${page()}`)

function page(): string {
  return markdown(contenders, { ...setting, faults: mutants })
}

/** A flag that is a whole number from one on. */
function count(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new Error(`--${name} must be a whole number from 1 on, not '${text}'`)
}
