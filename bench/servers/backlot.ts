import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createMock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { systemClock } from '../../src/host/clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { create } from '../requests.ts'

/** What the server says once it listens. */
export interface Ready {
  /** Where kie's paths begin. */
  readonly url: string
  /** Some of the jobs held, spread evenly; all of them are finished. */
  readonly ids: readonly string[]
}

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '1000' },
    plain: { type: 'boolean', default: false },
  },
})
const jobs = Number(values.jobs)

/** The jobs held were made an hour ago. */
const HOUR_MS = 3_600_000
let filling = true
const clock = { ...systemClock(), now: () => Date.now() - (filling ? HOUR_MS : 0) }

/** All limits count, and are so wide that the load passes; all quirks are on. */
const wide = kie.limits.map((limit) => ({ ...limit, max: 1_000_000 }))
const reality = values.plain
  ? ({ fidelity: 'documented', limits: [] } as const)
  : ({ fidelity: 'observed', limits: wide } as const)

const mock = createMock({ provider: kie, balanceUsd: 1e9, clock, ...reality })
const ids: string[] = []
const IDS_MAX = 1000
for (let nth = 0; nth < jobs; nth += 1) {
  const { body } = await mock.answer(create(kie, nth))
  if (nth % Math.ceil(jobs / IDS_MAX) === 0) ids.push(JSON.parse(String(body)).data.taskId)
}
filling = false
const { url } = await serve({ mocks: [mock] })

/** Resident memory once all garbage is gone; only this process knows when that is. */
process.on('message', async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    globalThis.gc?.()
    await pause(50)
  }
  process.send?.(process.memoryUsage.rss())
})
process.send?.({ url: `${url}/kie`, ids } satisfies Ready)
