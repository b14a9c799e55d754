import { memoryFetch, mock, virtualClock } from 'backlot'
import { studio } from 'backlot/clients'
import { expect, test } from 'vitest'

test('one client for all five', async () => {
  const clock = virtualClock()
  const fetch = memoryFetch(mock('runware', { clock }), mock('kie', { clock }))

  const runware = studio('runware', { apiKey: 'any-key', fetch, clock })
  const job = await runware.generate({ prompt: 'a lighthouse', aspectRatio: '16:9', count: 2 })
  if (job.kind !== 'job') throw new Error(job.message ?? job.kind)
  const ending = await job.wait()
  expect(ending.kind === 'images' && ending.images.length).toBe(2)

  const kie = studio('kie', { apiKey: 'any-key', fetch, clock })
  const other = await kie.generate({ prompt: 'a lighthouse' })
  const cancelled = other.kind === 'job' && (await other.cancel())
  expect(cancelled).toMatchObject({ kind: 'cannot', ability: 'cancel', provider: 'kie' })
})
