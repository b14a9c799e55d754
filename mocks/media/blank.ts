import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { Format, Size } from '../../src/core/job.ts'
import type { Draw } from '../../src/core/picture.ts'
import { drawnSize } from './poster.ts'

/**
 * Draws a valid file of the picture's size and format with nothing on it, an even grey: for those
 * who look at what is around an image. Made by hand, since an encoder would visit each pixel.
 */
export const blank: Draw = async ({ format, size }) => {
  const drawn = drawnSize(size)
  const name = `${format} ${drawn.width} ${drawn.height}`
  const known = made.get(name)
  if (known !== undefined) return known
  if (made.size >= MADE_MAX) made.clear()
  const file = blankOf[format](drawn)
  made.set(name, file)
  return file
}

/** Few sizes are asked for, again and again. */
const made = new Map<string, Uint8Array>()
const MADE_MAX = 256

const blankOf = { png, jpg, webp } as const satisfies Record<Format, (size: Size) => Uint8Array>

const grey = 128

/** One bit a pixel, in a palette of one colour. */
function png({ width, height }: Size): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 3], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([grey, grey, grey])),
    // A row is a filter byte and its bits, all of them 0.
    chunk('IDAT', zeros((1 + Math.ceil(width / 8)) * height)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const stripBytes = 65_536
const strip = deflateRawSync(Buffer.alloc(stripBytes), { finishFlush: constants.Z_FULL_FLUSH })

/** So many zeros as zlib packs them, from strips packed once: a flushed strip may be repeated. */
function zeros(count: number): Buffer {
  const strips = Buffer.alloc(strip.length * Math.floor(count / stripBytes), strip)
  const adler = Buffer.alloc(4)
  adler.writeUInt16BE(count % 65_521)
  adler.writeUInt16BE(1, 2)
  const rest = deflateRawSync(Buffer.alloc(count % stripBytes), { level: 1 })
  return Buffer.concat([Buffer.from([0x78, 0x01]), strips, rest, adler])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}

/**
 * One grey component whose blocks of 8×8 differ in nothing from the one before: with Huffman tables
 * of a single code, a block is two bits, both 0.
 */
function jpg({ width, height }: Size): Uint8Array {
  const bits = Math.ceil(width / 8) * Math.ceil(height / 8) * 2
  const scan = Buffer.alloc(Math.ceil(bits / 8))
  // The last byte is filled up with ones.
  if (bits % 8 > 0) scan[scan.length - 1] = 0xff >> (bits % 8)
  const [oneCode, noMore] = [[1, ...Array<number>(15).fill(0)], 0]
  const frame = [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0', 'latin1'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0, ...Array<number>(64).fill(16)]),
    segment(0xc0, frame),
    segment(0xc4, [0x00, ...oneCode, noMore]),
    segment(0xc4, [0x10, ...oneCode, noMore]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scan,
    Buffer.from([0xff, 0xd9]),
  ])
}

const segment = (marker: number, data: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data])

/** Lossless, each channel of one value: with prefix codes of one symbol a pixel takes no bit. */
function webp({ width, height }: Size): Uint8Array {
  const channel = (value: number): Bits[] => [
    [1, 1], // a simple code
    [0, 1], // of one symbol
    [1, 1], // written in eight bits
    [value, 8],
  ]
  const stream = pack([
    [0x2f, 8],
    [width - 1, 14],
    [height - 1, 14],
    [0, 4], // no alpha, version 0
    [0, 3], // no transform, no colour cache, one group of codes
    ...[grey, grey, grey, 255, 0].flatMap(channel), // green, red, blue, alpha, distance
  ])
  const padded = Buffer.alloc(stream.length + (stream.length % 2))
  padded.set(stream)
  const [riff, body] = [Buffer.from('RIFF\0\0\0\0WEBP'), Buffer.from('VP8L\0\0\0\0')]
  riff.writeUInt32LE(4 + body.length + padded.length, 4)
  body.writeUInt32LE(stream.length, 4)
  return Buffer.concat([riff, body, padded])
}

type Bits = readonly [value: number, count: number]

/** Bits from the least significant on, as WebP packs them. */
function pack(fields: readonly Bits[]): number[] {
  const bits = fields.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, index) => (value >> index) & 1),
  )
  return Array.from({ length: Math.ceil(bits.length / 8) }, (_, byte) =>
    bits.slice(byte * 8, byte * 8 + 8).reduce((sum, bit, index) => sum | (bit << index), 0),
  )
}
