import OpenAI from 'openai'
import { afterEach, describe, expect, test } from 'vitest'
import { createMock, type MockOptions } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

/** OpenAI's own client, as published, on a server with one mock of AI/ML API. */
async function connect(options: Partial<MockOptions> = {}, apiKey = 'a-key') {
  const mock = createMock({ provider: aimlapi, clock: virtualClock(), ...options })
  const served = await serve({ mocks: [mock] })
  undo.push(served.close, mock.close)
  return new OpenAI({ apiKey, baseURL: `${served.url}/aimlapi/v1`, maxRetries: 0 })
}

const wish = { model: 'google/imagen-4.0-fast-generate-001', prompt: 'A flooded cathedral' }

describe.each(['documented', 'observed'] as const)('openai, %s', (fidelity) => {
  test('makes an image, and its file is there', async () => {
    const client = await connect({ fidelity })
    const { data } = await client.images.generate(wish)
    expect(data).toHaveLength(1)
    const file = await fetch(String(data?.[0]?.url))
    expect(file.headers.get('content-type')).toBe('image/png')
  })

  test('asks by the provider’s own parameters and gets the bytes', async () => {
    const client = await connect({ fidelity })
    const own = { num_images: 2, aspect_ratio: '16:9', convert_base64_to_url: false }
    const { data } = await client.images.generate({ ...wish, ...own })
    expect(data?.map(({ b64_json }) => b64_json?.slice(0, 5))).toEqual(['iVBOR', 'iVBOR'])
  })

  test.each([
    ['a key that is refused', {}, 'invalid-key', OpenAI.AuthenticationError, 401],
    ['credit that ran out', { balanceUsd: 0 }, 'a-key', OpenAI.PermissionDeniedError, 403],
    ['too many calls', { scenario: 'over-limit' }, 'a-key', OpenAI.RateLimitError, 429],
    [
      'our server’s error',
      { scenario: 'internal-error' },
      'a-key',
      OpenAI.InternalServerError,
      500,
    ],
  ] as const)('tells its user of %s', async (_name, options, key, kind, status) => {
    const client = await connect({ fidelity, ...options }, key)
    const error: unknown = await client.images.generate(wish).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(kind)
    expect(error).toMatchObject({ status, message: expect.stringMatching(`^${status} `) })
  })

  test('tells its user which parameter broke the contract', async () => {
    const client = await connect({ fidelity })
    const asked = client.images.generate({ ...wish, prompt: 'x'.repeat(401) })
    await expect(asked).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('prompt'),
    })
  })
})
