import type { Provider } from '../../src/core/provider.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { type Outcome, run } from './run.ts'
import type { Contender, Trial } from './standing.ts'
import type { Tool } from './tool.ts'

export interface Contest {
  readonly provider: Provider
  readonly mutants: readonly Planted[]
  readonly seed: number
  /** What a tool has for one server. */
  readonly limitMs: number
  /** Sound servers, each with a seed of its own. */
  readonly healthyRuns: number
  /** Where tools are installed. */
  readonly cache: string
  /** Where runs keep what they write, until they are over. */
  readonly scratch: string
  readonly say: (text: string) => void
}

/** One tool at the sound servers, then at each faulty one. Never rejects: what cannot be installed
 *  or started is absent, with its reason. */
export async function contend(tool: Tool, contest: Contest): Promise<Contender> {
  const { name, tells, notes } = tool
  try {
    const version = await tool.install(contest.cache)
    contest.say(`${name} ${version}`)
    const seeds = Array.from({ length: contest.healthyRuns }, (_, nth) => contest.seed + nth)
    const healthy = await inTurn(seeds, tool.together, (seed) =>
      tried(tool, contest, { mutant: null, seed, alarms: null }),
    )
    if (healthy.every(({ requests }) => requests === 0)) throw new Error('it made no request')
    const alarms = new Set(healthy.flatMap(({ failures }) => failures.map((one) => one.name)))
    const trials = await inTurn(contest.mutants, tool.together, async (mutant) => {
      const { seed } = contest
      const trial = trialOf(mutant, await tried(tool, contest, { mutant, seed, alarms }), alarms)
      contest.say(`${name}: ${mutant.id} ${trial.by[0] ?? 'not seen'}`)
      return trial
    })
    return { kind: 'ran', name, version, tells, notes, healthy, alarms: [...alarms], trials }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    contest.say(`${name} did not run: ${why}`)
    return { kind: 'absent', name, why }
  }
}

function trialOf(mutant: Planted, outcome: Outcome, alarms: ReadonlySet<string>): Trial {
  const { failures, ...rest } = outcome
  const news = failures.filter(({ name }) => !alarms.has(name))
  const killMs = news.length === 0 ? null : Math.min(...news.map(({ ms }) => ms))
  const by = [...new Set(news.map(({ name }) => name))].slice(0, 3)
  return { id: mutant.id, class: mutant.class, killMs, by, ...rest }
}

type Try = Pick<Parameters<typeof run>[1], 'mutant' | 'seed' | 'alarms'>

let runs = 0
function tried(tool: Tool, contest: Contest, one: Try): Promise<Outcome> {
  runs += 1
  const { provider, limitMs, cache, scratch } = contest
  return run(tool, { provider, limitMs, cache, folder: `${scratch}/${runs}`, ...one })
}

/** At most `together` at once; the answers stand in the order of the questions. */
async function inTurn<In, Out>(
  asked: readonly In[],
  together: number,
  answer: (one: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const given: Out[] = []
  const waiting = [...asked.entries()]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, one] = next
      given[place] = await answer(one)
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  return given
}
