import { expect, test } from 'vitest'
import { draw } from '../../mocks/media/draw.ts'
import type { Format } from '../../src/core/job.ts'
import { pixelsOf } from '../../src/core/pixels.ts'

const size = { width: 320, height: 200 }

const drawn = (format: Format) =>
  draw({ id: 'x', provider: 'Acme', prompt: 'a cat', seed: 1, size, format, quality: null })

test.each(['png', 'jpg', 'webp'] as const)(
  'the size of a %s stands in its header',
  async (format) => {
    expect(pixelsOf(await drawn(format))).toEqual(size)
  },
)

test('a WebP tells its size in each of its three forms', () => {
  const webp = (...rest: readonly number[]): Uint8Array =>
    Uint8Array.from([...Buffer.from('RIFF\0\0\0\0WEBP'), ...rest])
  const lossy = [...Buffer.from('VP8 \0\0\0\0\0\0\0\x9d\x01\x2a', 'latin1'), 0x80, 2, 0xe0, 1]
  const lossless = [...Buffer.from('VP8L\0\0\0\0\x2f', 'latin1'), 0x7f, 0xc2, 0x77, 0]
  const extended = [...Buffer.from('VP8X\0\0\0\0\0\0\0\0'), 0x7f, 2, 0, 0xdf, 1, 0]
  for (const rest of [lossy, lossless, extended]) {
    expect(pixelsOf(webp(...rest))).toEqual({ width: 640, height: 480 })
  }
})

test('what is no image has no size, cut off or foreign', async () => {
  expect(pixelsOf(new Uint8Array(0))).toBeNull()
  expect(pixelsOf(Buffer.from('<html>not an image</html>'))).toBeNull()
  expect(pixelsOf((await drawn('jpg')).slice(0, 20))).toBeNull()
  expect(pixelsOf((await drawn('png')).slice(0, 12))).toBeNull()
})
