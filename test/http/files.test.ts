import { expect, test } from 'vitest'
import { serve } from '../../mocks/skins/http.ts'
import { studio } from '../../src/clients/index.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { mock } from '../../src/index.ts'
import { providers } from '../../src/providers/registry.ts'

const ids = ['krea', 'kie', 'apikley', 'aimlapi', 'runware'] as const

test('a served mock names its files at the server, and they are there', async () => {
  expect(providers.map(({ id }) => id)).toEqual(ids)
  const clock = virtualClock()
  const served = await serve({ mocks: ids.map((id) => mock(id, { clock })) })
  for (const id of ids) {
    const client = studio(id, { apiKey: 'any-key', baseUrl: `${served.url}/${id}`, clock })
    const job = await client.generate({ prompt: 'a lighthouse' })
    const ending = job.kind === 'job' ? await job.wait() : job
    if (ending.kind !== 'images') throw new Error(`${id}: ${JSON.stringify(ending)}`)
    const [image] = ending.images
    expect(image?.url).toContain(`${served.url}/${id}/_files/`)
    expect((await image?.bytes())?.length).toBeGreaterThan(1000)
  }
  await served.close()
})

test('a client at the wrong address hears what answered there', async () => {
  const served = await serve({ mocks: [mock('kie')] })
  const lost = await studio('kie', { apiKey: 'any-key', baseUrl: served.url }).generate({
    prompt: 'a lighthouse',
  })
  expect(lost).toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^HTTP 404 from http:\S+createTask, .*Nothing is at \/api\/v1/),
  })
  await served.close()
})

test('a mock of nothing known, or out of bounds, is refused with what there is', () => {
  // What plain JavaScript can ask for.
  expect(() => mock('nope' as 'kie')).toThrow(/no provider "nope"; there is krea, kie/)
  expect(() => mock('kie', { scenario: { fails: { fault: 'timeout', share: 2 } } })).toThrow(
    'the share of jobs that fail must be from 0 to 1, not 2',
  )
  expect(() => mock('kie', { scenario: 'sunny' })).toThrow('There is no scenario "sunny"; there is')
  expect(() => mock('kie', { balanceUsd: -1 })).toThrow('a balance must be from 0 to')
})
