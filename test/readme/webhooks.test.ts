import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryFetch, mock, virtualClock } from 'backlot'
import { type Job, studio } from 'backlot/clients'
import { type JobEvent, receiver } from 'backlot/webhooks'
import { expect, test } from 'vitest'

test('a webhook call becomes one event, checked and confirmed', async () => {
  const clock = virtualClock()
  const provider = mock('kie', { clock, webhookSecret: 'shared-with-kie' })
  const kie = studio('kie', { apiKey: 'any-key', fetch: memoryFetch(provider), clock })

  const jobs = new Map<string | null, Job>()
  const events: JobEvent[] = []
  const webhooks = receiver('kie', {
    jobs, // calls about others are refused
    secret: 'shared-with-kie', // which signs the task's id and the time, but not the rest
    confirm: (id) => jobs.get(id)?.poll(), // so the event is what kie.ai itself says when asked
    clock,
  })
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    const verdict = await webhooks.receive({ method, url, headers, body: request })
    if (verdict.kind === 'event') events.push(verdict.event)
    response.writeHead(verdict.respond).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo

  const hook = `http://127.0.0.1:${port}/hooks/kie`
  const job = await kie.generate({ prompt: 'a lighthouse at dusk', hook })
  if (job.kind !== 'job') throw new Error(job.message ?? job.kind)
  jobs.set(job.id, job)
  await clock.advance('1m')
  server.close()

  expect(events).toMatchObject([{ jobId: job.id, state: 'succeeded', confirmed: true }])
  expect(events[0]?.images[0]?.url).toMatch(/^https:\/\//)
})
