import { expect, test } from 'vitest'
import { TransportError } from '../../src/clients/line.ts'
import { studio } from '../../src/clients/studio.ts'
import { createKrea } from '../../src/clients/typed.ts'
import { known, setUp } from './_set.ts'

const apiKey = 'secret-0123456789'
const prompt = 'A lighthouse at dusk'

/** What a call threw. */
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => expect.unreachable('it did not throw'),
    (error: unknown) => error,
  )

/** Everything that can be read off an error. */
const told = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}\n${error.stack}\n${JSON.stringify(error)}`
    : String(error)

test('a host that cannot be reached is thrown with its name, what to do, and no key', async () => {
  const fetch = () =>
    Promise.reject(new TypeError('fetch failed', { cause: new Error(`refused ${apiKey}`) }))
  const at = studio('krea', { apiKey, fetch, baseUrl: 'http://127.0.0.1:9/krea/' })
  const error = await thrown(at.generate({ prompt }))
  expect(error).toBeInstanceOf(TransportError)
  expect(error).toMatchObject({ host: '127.0.0.1:9' })
  expect(told(error)).toContain('Check the address and the network')
  expect(told(error)).toContain('refused •••')
  expect(told(error)).not.toContain(apiKey)
})

test('a key that cannot stand in a header is refused without being repeated', async () => {
  const bad = 'secret key\nwith a line break'
  for (const make of [() => studio('krea', { apiKey: bad }), () => createKrea({ apiKey: bad })]) {
    const error = await thrown((async () => make())())
    expect(error).toBeInstanceOf(TypeError)
    expect(told(error)).not.toContain('secret')
  }
  expect(() => studio('krea', { apiKey: '' })).toThrow('apiKey must be')
})

test('an answer in a foreign tongue is a refusal, not a throw', async () => {
  const html = () => new Response('<html>cf 1010</html>', { status: 403 })
  const refusal = await setUp(known('krea'), { instead: html }).studio.generate({ prompt })
  expect(refusal).toMatchObject({ kind: 'refused' })
})

test('a redirect is not followed: the key goes nowhere else', async () => {
  const away = () =>
    new Response(null, { status: 307, headers: { location: 'https://evil.test/' } })
  const set = setUp(known('kie'), { instead: away })
  expect(await set.studio.generate({ prompt })).toMatchObject({ kind: 'refused' })
  expect(set.sent).toHaveLength(1)
})

test('a file is fetched without the key', async () => {
  const asked: Headers[] = []
  const instead = (request: Request) => {
    if (!request.url.startsWith('https://api.')) asked.push(request.headers)
    return null
  }
  const job = await setUp(known('krea'), { instead, apiKey }).studio.generate({ prompt })
  const ending = job.kind === 'job' ? await job.wait() : job
  if (ending.kind !== 'images') throw new Error('no image')
  await ending.images[0]?.bytes()
  expect(asked.map((headers) => headers.get('authorization'))).toEqual([null])
})
