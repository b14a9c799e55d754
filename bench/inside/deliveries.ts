import { parseArgs } from 'node:util'
import { createMock } from '../../mocks/mock.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { submit } from '../requests.ts'

/** Signed webhook calls a second, round by round, all of them due at once. */
export interface DeliveryRates {
  readonly perSecond: number[]
  /** Calls that were taken for delivered. */
  readonly delivered: number
}

const CALLS = 4000
const ROUNDS = 6

const { values } = parseArgs({ options: { to: { type: 'string', default: '' } } })
const clock = virtualClock()
const mock = createMock({
  provider: kie,
  clock,
  limits: [],
  balanceUsd: 1e9,
  webhookSecret: 'bench',
  fidelity: 'observed',
})
const rates: number[] = []
let delivered = 0
for (let round = -1; round < ROUNDS; round += 1) {
  for (let nth = 0; nth < CALLS; nth += 1) {
    const hooked = { ...submit(kie, nth), hook: `${values.to}/hook?job=${nth}` }
    await mock.answer(kie.dialect.encode(hooked, 'bench'))
  }
  const before = mock.deliveries().length
  const begin = performance.now()
  await clock.advance('10m')
  await mock.idle()
  const seconds = (performance.now() - begin) / 1000
  const made = mock.deliveries().slice(before)
  // The first one only warms up.
  if (round >= 0) rates.push(CALLS / seconds)
  delivered += made.filter((record) => record.delivered).length
  mock.reset()
}
process.send?.({ perSecond: rates, delivered } satisfies DeliveryRates)
