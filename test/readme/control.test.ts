import { mock } from 'backlot'
import { createControl, createKie } from 'backlot/clients'
import { serve } from 'backlot/server'
import { expect, test } from 'vitest'

test('a test of yours moves its own account on a server that it shares with others', async () => {
  // As `npx backlot serve` does, on a free port.
  const { url, close } = await serve({ mocks: [mock('krea'), mock('kie')] })
  const apiKey = 'key-of-this-test'
  const kie = createKie({ apiKey, baseUrl: `${url}/kie` })
  const control = createControl({ baseUrl: url, account: apiKey })

  await control.PUT('/scenario', { body: { scenario: 'slow' } })
  const body = { model: 'google/imagen4-fast', input: { prompt: 'a lighthouse' } } as const
  await kie.POST('/api/v1/jobs/createTask', { body })
  await control.POST('/clock/advance', { body: { by: '1h' } })

  const { data } = await control.GET('/jobs')
  expect(data?.jobs).toMatchObject([{ provider: 'kie', state: 'succeeded' }])
  await close()
})
