import { mock } from 'backlot'
import { createKrea } from 'backlot/clients'
import { handlers } from 'backlot/msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const server = setupServer(...handlers(mock('krea')))
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterAll(() => server.close())

test('a job is done when its time has passed, not when it is polled often enough', async () => {
  vi.useFakeTimers()
  const krea = createKrea({ apiKey: 'any-key' })
  const { data } = await krea.POST('/generate/image/google/imagen-4-fast', {
    body: { prompt: 'a lighthouse at dusk' },
  })
  const look = () => krea.GET('/jobs/{id}', { params: { path: { id: data?.job_id ?? '' } } })
  expect((await look()).data?.status).toBe('queued')
  await vi.advanceTimersByTimeAsync(60_000)
  const done = await look()
  expect(done.data?.status).toBe('completed')
  expect(done.data?.result?.urls[0]).toMatch(/^https:\/\/gen\.krea\.ai\/images\/.+\.png$/)
  vi.useRealTimers()
})
