import { parseArgs } from 'node:util'
import { memory } from '../../mocks/targets/memory.ts'
import { groundOf } from '../../src/cli/mutants/ground.ts'
import { type End, hunter } from '../../src/mutants/hunt.ts'
import { met } from './sample.ts'
import { type Shot, shotAt } from './shot.ts'

/**
 * `npm run bench:kills [-- --provider ID --runs N --seed N --keys 1|2 --seconds S --only TEXT]`:
 * each fault of a provider that is met where a mock is simply served, against the calls that
 * `check --target url --free` makes, in memory and on a clock that leaps. Tells the survivors.
 */
const { values: flags } = parseArgs({
  options: {
    provider: { type: 'string', default: 'krea' },
    runs: { type: 'string', default: '3' },
    seed: { type: 'string', default: '42' },
    keys: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
})

const { provider, checks, mutants } = groundOf(flags.provider)
const seed = Number(flags.seed)
const { hunt } = hunter({ provider, checks, open: memory, seed, drawn: 0 })
const how = { provider, seed, runs: Number(flags.runs), keys: Number(flags.keys) }
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

const started = performance.now()
const sound = await shotAt({ ...how, mutant: null })
say(`a sound server: ${sound.requests} requests, ${seconds(sound.ms)} s of its clock`)
say(`  broken: ${sound.broken.join(', ') || 'nothing'}`)
say(`  not seen: ${sound.missed.join('; ') || 'nothing'}`)

const survivors = new Map<string, string[]>()
const counts = new Map<string, { killed: number; all: number }>()
for (const mutant of mutants) {
  if (!mutant.id.includes(flags.only) || mutant.class === 'limit') continue
  const { end } = await hunt(mutant)
  if (!met(end)) continue
  const shot = await shotAt({ ...how, mutant })
  const count = counts.get(mutant.class) ?? { killed: 0, all: 0 }
  const killed = shot.broken.some((check) => !sound.broken.includes(check)) && inTime(shot)
  counts.set(mutant.class, { killed: count.killed + Number(killed), all: count.all + 1 })
  if (killed) continue
  const told = survivors.get(mutant.class) ?? []
  survivors.set(mutant.class, [...told, `${mutant.id}: ${whyOf(shot) ?? byOf(end)}`])
}

for (const [name, { killed, all }] of counts) {
  say(`${name}: ${killed} of ${all}`)
  for (const survivor of survivors.get(name) ?? []) say(`  ${survivor}`)
}
const sum = (of: 'killed' | 'all'): number =>
  [...counts.values()].reduce((total, count) => total + count[of], 0)
say(`killed ${sum('killed')} of ${sum('all')}, in ${seconds(performance.now() - started)} s`)

/** What an inspector has for one server in the side by side, its start left out. */
function inTime({ ms }: Shot): boolean {
  return ms <= Number(flags.seconds) * 1000
}

/** Why less than all was seen. */
function whyOf(shot: Shot): string | undefined {
  const [why] = shot.stopped === null ? shot.missed : [shot.stopped]
  return inTime(shot) ? why : `after ${seconds(shot.ms)} s`
}

/** What finds it where time can be moved, and any number of accounts be had. */
function byOf(end: End): string {
  return end.kind === 'killed' ? `${end.scene}: ${end.checks.join(', ')}` : end.kind
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(0)
}
