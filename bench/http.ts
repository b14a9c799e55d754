import { kie } from '../src/providers/kie/index.ts'
import { cores, start } from './child.ts'
import { type Burst, type Contender, type Load, rounds, startLoad } from './fire.ts'
import { type Figure, median, medianOf, type Part, ratioOf } from './measure.ts'
import { startPrism } from './prism.ts'
import { create, poll } from './requests.ts'
import type { Ready } from './servers/backlot.ts'

/** kie's create and poll over HTTP, against Node alone and against `prism mock`. */
export const http: Part = {
  name: 'http',
  title: 'Over HTTP: a validated, stateful create and a poll (kie)',
  measure: async () => {
    const load = await startLoad()
    const backlot = await start<Ready>('servers/backlot.ts', { core: cores.server })
    const bare = await start<Pick<Ready, 'url'>>('servers/bare.ts', { core: cores.server })
    const prism = await startPrism('generated/kie/openapi.json')
    try {
      const creates = [create(kie, 0)]
      const polls = backlot.ready.ids.map((id) => poll(kie, id))
      const all = {
        backlot: { ...backlot, ...backlot.ready },
        bare: { ...bare, ...bare.ready },
        prism,
      }
      return [
        ...(await compare('create', { contenders: asked(all, creates), load })),
        ...(await compare('poll', { contenders: asked(all, polls), load })),
      ]
    } finally {
      await Promise.all([load, backlot, bare, prism].map((child) => child.close()))
    }
  },
}

type Trio<Each> = Readonly<Record<'backlot' | 'bare' | 'prism', Each>>

const asked = (servers: Trio<Omit<Contender, 'requests'>>, requests: Contender['requests']) => ({
  backlot: { ...servers.backlot, requests },
  bare: { ...servers.bare, requests },
  prism: { ...servers.prism, requests },
})

interface Field {
  readonly contenders: Trio<Contender>
  readonly load: Load
}

async function compare(act: 'create' | 'poll', { contenders, load }: Field): Promise<Figure[]> {
  const bursts = await rounds(contenders, { count: 5, seconds: 1.5, load })
  const rate = (name: keyof Trio<unknown>) => bursts[name].map(({ perSecond }) => perSecond)
  const bounds =
    act === 'create' ? ([{ atLeast: 8 }, { atLeast: 0.4 }] as const) : ([{}, {}] as const)
  return [
    ratioOf(`${act}: Backlot against prism mock`, [rate('backlot'), rate('prism')], bounds[0]),
    ratioOf(`${act}: Backlot against bare node:http`, [rate('backlot'), rate('bare')], bounds[1]),
    ...Object.entries(bursts).flatMap(([name, list]) => described(`${act}, ${name}`, list)),
  ]
}

const described = (what: string, bursts: readonly Burst[]): Figure[] => [
  medianOf(
    `${what}: throughput`,
    bursts.map(({ perSecond }) => perSecond),
    { unit: 'per second' },
  ),
  { name: `${what}: latency p50`, value: median(bursts.map(({ p50Ms }) => p50Ms)), unit: 'ms' },
  { name: `${what}: latency p99`, value: median(bursts.map(({ p99Ms }) => p99Ms)), unit: 'ms' },
  {
    name: `${what}: server CPU`,
    value: median(bursts.map(({ cpuUs }) => cpuUs)),
    unit: 'µs a request',
  },
  { name: `${what}: server busy`, value: median(bursts.map(({ busy }) => busy * 100)), unit: '%' },
]
