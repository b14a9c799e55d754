import { describe, expect, expectTypeOf, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { memoryFetch } from '../../mocks/skins/memory.ts'
import {
  createAimlapi,
  createApikley,
  createKie,
  createKrea,
  createRunware,
} from '../../src/clients/index.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { providers } from '../../src/providers/registry.ts'
import { known } from './_set.ts'

const creators = {
  krea: createKrea,
  kie: createKie,
  apikley: createApikley,
  aimlapi: createAimlapi,
  runware: createRunware,
} as const

const mocked = (id: string) =>
  memoryFetch(createMock({ provider: known(id), clock: virtualClock() }))
const apiKey = 'key-1'

test('there is a typed client for each provider', () => {
  expect(Object.keys(creators)).toEqual(providers.map(({ id }) => id))
})

describe.each(Object.entries(creators))('%s', (id, create) => {
  test('calls the real origin unless told otherwise, with the bearer key', async () => {
    const seen: Request[] = []
    const fetch = async (input: string | URL | Request) => {
      seen.push(new Request(input))
      return new Response(null, { status: 204 })
    }
    // The five clients share no path, so the types cannot agree on one.
    const call = (baseUrl?: string) =>
      (create as typeof createKrea)({ apiKey, fetch, ...(baseUrl && { baseUrl }) }).GET('/jobs')
    await call()
    await call('http://127.0.0.1:4400/mock/')
    expect(seen.map(({ url }) => url)).toEqual([
      `${known(id).origin}/jobs`,
      'http://127.0.0.1:4400/mock/jobs',
    ])
    expect(seen.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer key-1',
      'Bearer key-1',
    ])
  })
})

test('an HTTP error is a typed value', async () => {
  const client = createKrea({ apiKey: 'invalid-key', fetch: mocked('krea') })
  const { data, error, response } = await client.GET('/jobs/{id}', {
    params: { path: { id: 'x' } },
  })
  expect(data).toBeUndefined()
  expect(response.status).toBe(401)
  expect(error?.error).toBeTypeOf('string')
})

test('krea: the job and its phases are typed', async () => {
  const client = createKrea({ apiKey, fetch: mocked('krea') })
  const { data } = await client.POST('/generate/image/google/imagen-4-fast', {
    body: { prompt: 'A lighthouse' },
  })
  expect(data?.status).toBe('queued')
  const found = await client.GET('/jobs/{id}', { params: { path: { id: data?.job_id ?? '' } } })
  expectTypeOf(found.data).not.toBeAny()
  type Status = NonNullable<typeof found.data>['status']
  expectTypeOf<'intermediate-complete'>().toExtend<Status>()
  expectTypeOf<'generating'>().not.toExtend<Status>()
  const cancelled = await client.DELETE('/jobs/{id}', {
    params: { path: { id: data?.job_id ?? '' } },
  })
  expect(cancelled.response.status).toBe(200)
  expect(cancelled.error).toBeUndefined()
})

test('kie: a refusal in an HTTP 200 is told apart by its code', async () => {
  const client = createKie({ apiKey: 'broke-1', fetch: mocked('kie') })
  const { data } = await client.POST('/api/v1/jobs/createTask', {
    body: { model: 'google/imagen4-fast', input: { prompt: 'A lighthouse' } },
  })
  if (data?.code === 200) expectTypeOf(data.data.taskId).toBeString()
  expect(data?.code).toBe(402)
})

test('what no contract has does not compile', () => {
  const krea = createKrea({ apiKey })
  const kie = createKie({ apiKey })
  const aimlapi = createAimlapi({ apiKey })
  const runware = createRunware({ apiKey })
  const wrongs = () => {
    // @ts-expect-error: no such path
    void krea.GET('/v1/images/generations')
    // @ts-expect-error: a prompt is required
    void krea.POST('/generate/image/google/imagen-4-fast', { body: {} })
    void kie.POST('/api/v1/jobs/createTask', {
      // @ts-expect-error: kie.ai counts in strings
      body: { model: 'google/imagen4-fast', input: { prompt: 'a', num_images: 1 } },
    })
    void aimlapi.POST('/v1/images/generations', {
      // @ts-expect-error: another provider's name for the model
      body: { model: 'google/imagen4-fast', prompt: 'a' },
    })
    // @ts-expect-error: Runware takes an array of tasks
    void runware.POST('/v1', { body: { taskType: 'getResponse' } })
  }
  expect(wrongs).toBeTypeOf('function')
})
