import { parseArgs } from 'node:util'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createMock } from '../../mocks/mock.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { create } from '../requests.ts'

/** What one turn came to. */
export interface MswTurn {
  readonly fetches: number
  readonly seconds: number
  /** Processor time of the process, its collector's threads included. */
  readonly cpuSeconds: number
}

const { values } = parseArgs({ options: { of: { type: 'string', default: '' } } })
const { method, path, headers, body } = create(kie, 0)
const url = kie.origin + path
const constant = { code: 200, msg: 'success', data: { taskId: 'd62fddc1c70ee60de5b8c6ba0e29f6a1' } }

const backlot = () => handlers(createMock({ provider: kie, balanceUsd: 1e9, limits: [] }))
const bare = () => [
  http.post(url, async ({ request }) => {
    await request.json()
    return HttpResponse.json(constant)
  }),
]

const LANES = 16

async function turn(forSeconds: number): Promise<MswTurn> {
  const [begin, cpu] = [performance.now(), process.cpuUsage()]
  let fetches = 0
  const lane = async (): Promise<void> => {
    while (performance.now() - begin < forSeconds * 1000) {
      const response = await fetch(url, { method, headers, body: String(body) })
      const { code } = await response.json()
      if (code !== 200) throw new Error(`${values.of}: expected code 200, got ${code}`)
      fetches += 1
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (performance.now() - begin) / 1000
  return { fetches, seconds, cpuSeconds: (user + system) / 1e6 }
}

setupServer(...(values.of === 'backlot' ? backlot() : bare())).listen({
  onUnhandledFrame: 'error',
})
process.on('message', async (seconds: number) => process.send?.(await turn(seconds)))
process.send?.('ready')
