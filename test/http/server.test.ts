import { expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { krea } from '../../src/providers/krea/index.ts'

const mocks = [createMock({ provider: krea })]

test('a server for all addresses names one that can be reached', async () => {
  const served = await serve({ mocks, host: '0.0.0.0' })
  expect(served.url).toBe(`http://localhost:${served.port}`)
  await served.close()
})

test('a taken port is an error, and the server that has it lives on', async () => {
  const served = await serve({ mocks })
  await expect(serve({ mocks, port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect((await fetch(`${served.url}/krea/jobs/1`)).status).toBe(401)
  await served.close()
})

test('outside of the providers a 404 says what is there', async () => {
  const served = await serve({ mocks })
  for (const path of ['/', '/nope', '/kreaX/jobs', '/favicon.ico', '/krea', '/krea/']) {
    const response = await fetch(served.url + path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({
      providers: { krea: { at: `${served.url}/krea`, standsFor: 'https://api.krea.ai' } },
    })
  }
  await served.close()
})
