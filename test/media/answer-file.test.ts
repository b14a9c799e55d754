import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerFile } from '../../mocks/media/answer-file.ts'
import { blank } from '../../mocks/media/blank.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import type { Draw } from '../../src/core/picture.ts'
import { lighthouse, pictures } from './picture.ts'

const whole = Buffer.from(await blank(lighthouse))
const size = whole.length

const ask = (
  headers: HttpRequest['headers'] = {},
  { method = 'GET', picture = lighthouse, draw = blank } = {},
): Promise<HttpResponse> =>
  answerFile({ method, path: '/_files/x.png', headers, body: null }, picture, draw)

const bytesOf = ({ body }: HttpResponse): Buffer => Buffer.from(body)

const undrawn: Draw = () => Promise.reject(new Error('drawn for nothing'))

test('a file comes whole, with its type, its exact length and a tag', async () => {
  await fc.assert(
    fc.asyncProperty(pictures({ sideMax: 2000 }), async (picture) => {
      const answer = await ask({}, { picture })
      expect(answer.status).toBe(200)
      expect(answer.headers).toMatchObject({
        'content-type': { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }[picture.format],
        'content-length': String(bytesOf(answer).length),
        'accept-ranges': 'bytes',
        etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      })
      expect(bytesOf(answer).equals(Buffer.from(await blank(picture)))).toBe(true)
      const head = await ask({}, { picture, method: 'HEAD' })
      expect(head).toEqual({ ...answer, body: '' })
    }),
  )
})

const cuts = fc.uniqueArray(fc.integer({ min: 1, max: size - 1 }), { maxLength: 6 })

test('ranges laid end to end are the file', async () => {
  await fc.assert(
    fc.asyncProperty(cuts, async (drawn) => {
      const starts = [0, ...drawn.toSorted((a, b) => a - b)]
      const parts = starts.map(async (first, index) => {
        const last = (starts[index + 1] ?? size) - 1
        const part = await ask({
          range: `bytes=${first}-${index === starts.length - 1 ? '' : last}`,
        })
        expect(part.status).toBe(206)
        expect(part.headers).toMatchObject({
          'content-range': `bytes ${first}-${last}/${size}`,
          'content-length': String(last - first + 1),
          'content-type': 'image/png',
        })
        return bytesOf(part)
      })
      expect(Buffer.concat(await Promise.all(parts)).equals(whole)).toBe(true)
    }),
  )
})

test('a suffix is the last bytes, at most all of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: size * 2 }), async (count) => {
      const part = await ask({ range: `bytes=-${count}` })
      expect(part.status).toBe(206)
      expect(bytesOf(part).equals(whole.subarray(-count))).toBe(true)
    }),
  )
})

test('a range that ends behind the file ends with it', async () => {
  const part = await ask({ range: `bytes=10-${size * 5}` })
  expect(part.headers['content-range']).toBe(`bytes 10-${size - 1}/${size}`)
})

test.each([`bytes=${size}-`, `bytes=${size}-${size + 5}`, 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
  '%s is not satisfiable, and the answer says how long the file is',
  async (range) => {
    const answer = await ask({ range })
    expect(answer).toMatchObject({ status: 416, body: '' })
    expect(answer.headers).toMatchObject({
      'content-range': `bytes */${size}`,
      'content-length': '0',
    })
  },
)

test.each([
  '',
  'bytes',
  'bytes=-',
  'bytes=5-2',
  'bytes=a-b',
  'bytes=0x1-2',
  'bytes=0-1,3-4',
  'bytes=1.5-2',
  'lines=0-5',
  'bytes=0-5;x',
])('a range of "%s" is ignored', async (range) => {
  const answer = await ask({ range })
  expect(answer.status).toBe(200)
  expect(bytesOf(answer).equals(whole)).toBe(true)
})

test('HEAD knows no range', async () => {
  const head = await ask({ range: 'bytes=0-4' }, { method: 'HEAD' })
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': String(size) } })
})

test('who has the tag gets 304, and nothing is drawn', async () => {
  const { etag = '' } = (await ask()).headers
  for (const condition of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask({ 'if-none-match': condition }, { method, draw: undrawn })
      expect(answer).toEqual({ status: 304, headers: { etag, 'accept-ranges': 'bytes' }, body: '' })
    }
  }
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
})

test('a range holds only while the tag does', async () => {
  const { etag = '' } = (await ask()).headers
  const range = 'bytes=0-4'
  expect((await ask({ range, 'if-range': etag })).status).toBe(206)
  for (const old of ['"other"', `W/${etag}`, 'Tue, 01 Sep 2026 00:00:00 GMT']) {
    expect((await ask({ range, 'if-range': old })).status).toBe(200)
  }
})

test('another picture has another tag, whatever is other about it', async () => {
  const others = [
    { id: '00000000-0000-4000-8000-000000000000' },
    { provider: 'kie.ai' },
    { prompt: 'Another' },
    { seed: 43 },
    { size: { width: 200, height: 320 } },
    { format: 'webp' },
    { quality: 85 },
  ] as const
  const tags = [{}, ...others].map(
    async (other) => (await ask({}, { picture: { ...lighthouse, ...other } })).headers.etag,
  )
  expect(new Set(await Promise.all(tags)).size).toBe(others.length + 1)
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused', async (method) => {
  const answer = await ask({}, { method, draw: undrawn })
  expect(answer.status).toBe(405)
  expect(answer.headers).toMatchObject({
    allow: 'GET, HEAD',
    'content-length': String(bytesOf(answer).length),
  })
  expect(answer.body).toContain(method)
})
