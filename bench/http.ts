import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kie } from '../src/providers/kie/index.ts'
import { cores, start } from './child.ts'
import { type Burst, type Contender, type Load, rounds, startLoad } from './fire.ts'
import { type Figure, medianOf, type Part, ratioOf } from './measure.ts'
import { startPrism, withoutCallbacks } from './prism.ts'
import { create, poll } from './requests.ts'
import type { Ready } from './servers/backlot.ts'

const DOCUMENT = 'generated/kie/openapi.json'

/** kie's create and poll over HTTP, against Node alone and against `prism mock`. */
export const http: Part = {
  name: 'http',
  title: 'Over HTTP: a validated, stateful create and a poll (kie)',
  measure: async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'bench-http-'))
    const load = await startLoad()
    const backlot = await start<Ready>('servers/backlot.ts', { core: cores.server })
    const bare = await start<Pick<Ready, 'url'>>('servers/bare.ts', { core: cores.server })
    const args = ['--plain']
    const plain = await start<Ready>('servers/backlot.ts', { core: cores.server, args })
    const prism = await startPrism(withoutCallbacks(DOCUMENT, scratch))
    const slow = await startPrism(DOCUMENT)
    try {
      const servers = {
        backlot: { ...backlot, ...backlot.ready },
        plain: { ...plain, ...plain.ready },
        bare: { ...bare, ...bare.ready },
        prism,
      }
      const creates = [create(kie, 0)]
      const polls = backlot.ready.ids.map((id) => poll(kie, id))
      const slowly = { 'prism, callbacks in its document': { ...slow, requests: creates } }
      return [
        ...(await compare('create', { contenders: asked(servers, creates), load })),
        ...(await compare('poll', { contenders: asked(servers, polls), load })),
        ...described('create', await rounds(slowly, { count: 2, seconds: SECONDS, load })),
      ]
    } finally {
      await Promise.all([load, backlot, plain, bare, prism, slow].map((child) => child.close()))
      rmSync(scratch, { recursive: true })
    }
  },
}

type Field<Each> = Readonly<Record<'backlot' | 'plain' | 'bare' | 'prism', Each>>

const asked = (servers: Field<Omit<Contender, 'requests'>>, requests: Contender['requests']) => ({
  backlot: { ...servers.backlot, requests },
  plain: { ...servers.plain, requests },
  bare: { ...servers.bare, requests },
  prism: { ...servers.prism, requests },
})

interface Race {
  readonly contenders: Field<Contender>
  readonly load: Load
}

const SECONDS = 1.2

const goals = {
  create: { prism: { atLeast: 8 }, bare: { atLeast: 0.4 }, plain: { atLeast: 0.9 } },
  poll: { prism: {}, bare: {}, plain: {} },
} as const

async function compare(act: 'create' | 'poll', { contenders, load }: Race): Promise<Figure[]> {
  const bursts = await rounds(contenders, { count: 7, seconds: SECONDS, load })
  const rates = (name: keyof Field<unknown>) => bursts[name].map(({ perSecond }) => perSecond)
  const ours = rates('backlot')
  const { prism, bare, plain } = goals[act]
  return [
    ratioOf(`${act}: Backlot against prism mock`, [ours, rates('prism')], prism),
    ratioOf(`${act}: Backlot against bare node:http`, [ours, rates('bare')], bare),
    ratioOf(`${act}: with limits and quirks against without`, [ours, rates('plain')], plain),
    ...described(act, bursts),
  ]
}

const described = (act: string, bursts: Readonly<Record<string, readonly Burst[]>>): Figure[] =>
  Object.entries(bursts).flatMap(([name, list]) => {
    const figure = (column: string, unit: string, of: (burst: Burst) => number): Figure => ({
      ...medianOf(`${act}: ${name}`, list.map(of), { unit }),
      column,
    })
    return [
      figure('throughput', 'per second', ({ perSecond }) => perSecond),
      figure('latency, p50', 'ms', ({ p50Ms }) => p50Ms),
      figure('p99', 'ms', ({ p99Ms }) => p99Ms),
      figure('server CPU', 'µs each', ({ cpuUs }) => cpuUs),
      figure('server busy', '%', ({ busy }) => busy * 100),
    ]
  })
