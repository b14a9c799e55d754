import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { localMock } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { runware } from '../../src/providers/runware/index.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

const MEGABYTE = 1024 * 1024
const ROUNDS = 60

/** By how many megabytes the heap has grown after doing something so often. */
async function grownMb(act: (nth: number) => Promise<unknown>): Promise<number> {
  collect()
  const before = process.memoryUsage().heapUsed
  for (let nth = 0; nth < ROUNDS; nth += 1) await act(nth)
  collect()
  return (process.memoryUsage().heapUsed - before) / MEGABYTE
}

test('the record of a webhook call that held an image holds no image', async () => {
  const { mock, clock, received } = localMock({
    provider: runware,
    draw: async () => new Uint8Array(MEGABYTE),
  })
  const grown = await grownMb(async (nth) => {
    const id = `6a1f0c3e-3d0b-4e0e-9a51-${String(nth).padStart(12, '0')}`
    const submit = { ...plainSubmit(runware, id), delivery: 'async', inline: 'base64' } as const
    await mock.answer(runware.dialect.encode({ ...submit, hook: 'http://localhost/in' }, 'key'))
    await clock.advance('1m')
    received.length = 0
  })
  expect(mock.deliveries()).toHaveLength(ROUNDS)
  expect(grown).toBeLessThan(20)
})

test('the record of a broken rule holds no more than the beginning of what broke it', async () => {
  const { mock } = localMock({ provider: aimlapi })
  const { body, ...request } = aimlapi.dialect.encode(plainSubmit(aimlapi, ''), 'key')
  const grown = await grownMb((nth) => {
    const prompt = String(nth).padEnd(MEGABYTE - 1000, 'x')
    const long = { ...JSON.parse(String(body)), prompt }
    return mock.answer({ ...request, body: JSON.stringify(long) } satisfies HttpRequest)
  })
  expect(mock.violations()).toHaveLength(ROUNDS)
  expect(mock.violations()[0]?.message).toContain(String(MEGABYTE - 1000))
  expect(grown).toBeLessThan(20)
})
