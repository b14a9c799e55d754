import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { createMock } from '../../mocks/mock.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { create } from '../requests.ts'

/** Fetches a second, round by round. */
export interface MswRates {
  readonly backlot: number[]
  readonly bare: number[]
}

const mock = createMock({ provider: kie, balanceUsd: 1e9, limits: [] })
const { method, path, headers, body } = create(kie, 0)
const url = kie.origin + path
const constant = { code: 200, msg: 'success', data: { taskId: 'd62fddc1c70ee60de5b8c6ba0e29f6a1' } }

const contenders = {
  backlot: handlers(mock),
  bare: [
    http.post(url, async ({ request }) => {
      await request.json()
      return HttpResponse.json(constant)
    }),
  ],
}

const LANES = 16

async function fetches(of: keyof MswRates, seconds: number): Promise<number> {
  const server = setupServer(...contenders[of])
  server.listen({ onUnhandledFrame: 'error' })
  const begin = performance.now()
  let count = 0
  const lane = async (): Promise<void> => {
    while (performance.now() - begin < seconds * 1000) {
      const response = await fetch(url, { method, headers, body: String(body) })
      const { code } = await response.json()
      if (code !== 200) throw new Error(`${of}: expected code 200, got ${code}`)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  server.close()
  return count / ((performance.now() - begin) / 1000)
}

const rates: MswRates = { backlot: [], bare: [] }
for (let round = -1; round < 24; round += 1) {
  const [backlot, bare] = [await fetches('backlot', 0.25), await fetches('bare', 0.25)]
  // The first one only warms up.
  if (round < 0) continue
  rates.backlot.push(backlot)
  rates.bare.push(bare)
}
process.send?.(rates)
