import { expect, test } from 'vitest'
import { localMock } from '../../mocks/targets/_local.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import { readJson } from '../../src/core/exchange.ts'
import { runware } from '../../src/providers/runware/index.ts'

const uuid = (nth: number) => `6a1f0c3e-3d0b-4e0e-9a51-${String(nth).padStart(12, '0')}`

test('an answer holds so many files and no more; what is beyond is refused and not charged', async () => {
  const { mock } = localMock({ provider: runware, seed: 1, limits: [] })
  const tasks = Array.from({ length: 11 }, (_, nth) => {
    const wish = { count: 20, inline: 'base64', delivery: 'sync', costShown: false } as const
    const { body } = runware.dialect.encode({ ...plainSubmit(runware, uuid(nth)), ...wish }, 'key')
    return (readJson(String(body)) as unknown[])[0] // One submit is an array of one task.
  })
  const plain = runware.dialect.encode(plainSubmit(runware, uuid(99)), 'key')
  const answer = await mock.answer({ ...plain, body: JSON.stringify(tasks) })
  const { data, errors } = JSON.parse(String(answer.body))
  expect(data).toHaveLength(200)
  expect(errors).toMatchObject([{ taskUUID: uuid(10) }])
  expect(mock.jobs()).toHaveLength(10)
})

test('observed leaves off what was seen formerly, unless it is asked for', () => {
  const quirk = 'runware/pending-word'
  const on = (options: object) =>
    localMock({ provider: runware, seed: 1, fidelity: 'observed', ...options }).mock.quirks
  expect(on({}).has(quirk)).toBe(false)
  expect(on({}).size).toBeGreaterThan(5)
  expect(on({ quirks: { [quirk]: true } }).has(quirk)).toBe(true)
})

test('a plan with a shift that is no time is refused before anything is queued', () => {
  for (const laterMs of [Number.NaN, Number.POSITIVE_INFINITY, [0, Number.NaN] as const]) {
    const scenario = { webhook: [{ laterMs }] }
    expect(() => localMock({ provider: runware, seed: 1, scenario })).toThrow(
      'a shift of a webhook call must be from 0 to',
    )
  }
})
