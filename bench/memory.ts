import { kie } from '../src/providers/kie/index.ts'
import { type Child, cores, start } from './child.ts'
import { type Contender, rounds, startLoad } from './fire.ts'
import { type Figure, medianOf, type Part, ratioOf } from './measure.ts'
import { create, poll } from './requests.ts'
import type { Ready } from './servers/backlot.ts'

const FEW = 1000
const MANY = 1_000_000

/** What a million jobs held cost: in throughput, and in memory. */
export const memory: Part = {
  name: 'memory',
  title: 'A million jobs held',
  measure: async () => {
    const [few, many] = await Promise.all([holding(FEW), holding(MANY)])
    const load = await startLoad()
    try {
      const [fewBytes, manyBytes] = [await few.ask<number>('rss'), await many.ask<number>('rss')]
      const each = (manyBytes - fewBytes) / (MANY - FEW)
      return [
        {
          name: 'resident memory for each further job',
          value: each / 1024,
          unit: 'KB',
          atMost: 1.5,
        },
        { name: `resident memory at ${FEW} jobs`, value: fewBytes / 2 ** 20, unit: 'MB' },
        { name: `resident memory at ${MANY} jobs`, value: manyBytes / 2 ** 20, unit: 'MB' },
        ...(await compare('create', { few, many, load })),
        ...(await compare('poll', { few, many, load })),
      ]
    } finally {
      await Promise.all([few, many, load].map((child) => child.close()))
    }
  },
}

const holding = (jobs: number): Promise<Child<Ready>> =>
  start<Ready>('servers/backlot.ts', { core: cores.server, args: ['--jobs', String(jobs)] })

interface Field {
  readonly few: Child<Ready>
  readonly many: Child<Ready>
  readonly load: Child<unknown>
}

async function compare(act: 'create' | 'poll', { few, many, load }: Field): Promise<Figure[]> {
  const contender = ({ ready, cpuMs }: Child<Ready>): Contender => {
    const requests = act === 'create' ? [create(kie, 0)] : ready.ids.map((id) => poll(kie, id))
    return { url: ready.url, cpuMs, requests }
  }
  const contenders = { few: contender(few), many: contender(many) }
  const bursts = await rounds(contenders, { count: 7, seconds: 0.8, load })
  const [manyRates, fewRates] = [bursts.many, bursts.few].map((list) =>
    list.map(({ perSecond }) => perSecond),
  )
  const unit = 'per second'
  return [
    ratioOf(`${act}: ${MANY} jobs held against ${FEW}`, [manyRates ?? [], fewRates ?? []], {
      ...(act === 'create' ? { atLeast: 0.9 } : {}),
    }),
    medianOf(`${act} with ${FEW} jobs`, fewRates ?? [], { unit }),
    medianOf(`${act} with ${MANY} jobs`, manyRates ?? [], { unit }),
  ]
}
