import { expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Sent } from '../../src/core/exchange.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { acme } from '../fixtures/acme/index.ts'

const refused: Sent = { status: 500, headers: {}, body: '', ms: 0, hops: [] }

/** So many jobs that only some of their calls are on their way and the others wait. */
const JOBS = 100

test.each([
  ['an account', 'key'],
  ['everything', undefined],
])('to reset %s ends the calls that are on their way', async (_, key) => {
  const begun = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Sent>()
  let tries = 0
  const send = (): Promise<Sent> => {
    tries += 1
    begun.resolve()
    return answer.promise
  }
  const clock = virtualClock()
  const heard: unknown[] = []
  const onDelivery = (record: unknown): unknown => heard.push(record)
  const mock = createMock({ provider: acme, limits: [], clock, send, onDelivery })
  const submit = { ...plainSubmit(acme, ''), hook: 'http://localhost/in' }
  for (let nth = 0; nth < JOBS; nth += 1) await mock.answer(acme.dialect.encode(submit, 'key'))
  const moved = clock.advance('1h')
  await begun.promise
  const triesBefore = tries
  mock.reset(key)
  answer.resolve(refused)
  await moved
  await clock.advance('1d')
  await mock.idle()
  expect(mock.deliveries('key')).toEqual([])
  expect(heard).toEqual([])
  expect(tries).toBe(triesBefore)
})
