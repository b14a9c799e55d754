import { cores, start } from './child.ts'
import type { Pace } from './inside/properties.ts'
import type { Figure, Part } from './measure.ts'

/** Property cases a second: whole scripts, drawn, performed and judged by every check. */
export const properties: Part = {
  name: 'properties',
  title: 'Property cases a second, all five providers',
  measure: async () => [
    ...(await paces('memory', { runs: 12_000, goal: { atLeast: 2000 } })),
    ...(await paces('http', { runs: 1000, goal: { atLeast: 500 } })),
  ],
}

interface Plan {
  readonly runs: number
  readonly goal: Pick<Figure, 'atLeast'>
}

async function paces(target: 'memory' | 'http', { runs, goal }: Plan): Promise<Figure[]> {
  const args = ['--target', target, '--runs', String(runs)]
  const child = await start<Pace[]>('inside/properties.ts', { core: cores.both, args })
  await child.close()
  const all = child.ready
  const total = (of: 'cases' | 'seconds') => all.reduce((sum, pace) => sum + pace[of], 0)
  const unit = 'cases per second'
  return [
    { name: `${target} target: overall`, value: total('cases') / total('seconds'), unit, ...goal },
    ...all.map(({ provider, cases, seconds }) => ({
      name: `${target} target: ${provider}`,
      value: cases / seconds,
      unit,
    })),
  ]
}
