import { tamperFiles, tamperOutcomes } from '../../conformance/tamper.ts'
import type { HttpResponse } from '../../core/exchange.ts'
import type { Fault, Ground } from '../planted.ts'

const file = (
  id: string,
  sentence: string,
  change: (file: HttpResponse) => HttpResponse,
): Fault => ({
  id: `media/${id}`,
  sentence,
  shows: ({ entries }) => entries.some(({ act }) => act === 'fetch'),
  plant: (target) => tamperFiles(target, change),
})

const body = (id: string, sentence: string, change: (bytes: Uint8Array) => Uint8Array): Fault =>
  file(id, sentence, (answer) => ({ ...answer, body: change(bytesOf(answer)) }))

const typed = (type: string): Fault =>
  file(`type/${type.replace('/', '-')}`, `Files say that they are ${type}.`, (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': type },
  }))

const status = (code: number): Fault =>
  file(`status/${code}`, `Files are answered with ${code}.`, (answer) => ({
    ...answer,
    status: code,
  }))

const bytesOf = ({ body: content }: HttpResponse): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

const inlined = (id: string, sentence: string, change: (base64: string) => string): Fault => ({
  id: `media/inline-${id}`,
  sentence,
  plant: (target, plot) =>
    tamperOutcomes(target, plot, (outcome) =>
      outcome.kind === 'job' && outcome.job.results.some(({ base64 }) => base64 !== null)
        ? {
            kind: 'job',
            job: {
              ...outcome.job,
              results: outcome.job.results.map((result) => ({
                ...result,
                base64: result.base64 === null ? null : change(result.base64),
              })),
            },
          }
        : outcome,
    ),
})

/** Every way in which a file can be something else than the image that was asked for. */
export const media = ({ provider: { abilities } }: Ground): readonly Fault[] => [
  body('empty', 'Files are empty.', () => new Uint8Array()),
  body('truncated', 'Half of each file is missing.', (bytes) => bytes.slice(0, bytes.length / 2)),
  body('last-bytes', 'The last bytes of each file are missing.', (bytes) => bytes.slice(0, -8)),
  body('magic', 'Files begin with other bytes than an image.', (bytes) =>
    bytes.with(0, (bytes[0] ?? 0) ^ 0xff),
  ),
  body('html', 'Files are HTML pages.', () => text('<!doctype html><h1>Not found</h1>')),
  body('json', 'Files are JSON.', () => text('{"error":"not found"}')),
  body('gif', 'Files are GIF images.', () => text('GIF89a\u0001\u0000\u0001\u0000')),
  body('width', 'Images are wider than they were asked for.', (bytes) => resized(bytes, 'width')),
  body('height', 'Images are taller than they were asked for.', (bytes) =>
    resized(bytes, 'height'),
  ),
  ...['image/gif', 'text/html', 'application/octet-stream', 'application/json'].map(typed),
  file('type/dropped', 'Files do not say what they are.', (answer) => {
    const { 'content-type': _, ...headers } = answer.headers
    return { ...answer, headers }
  }),
  ...[204, 302, 403, 404, 500].map(status),
  ...(abilities.inline.length === 0
    ? []
    : [
        inlined('empty', 'Images in answers are empty.', () => ''),
        inlined('truncated', 'Half of each image in an answer is missing.', (base64) =>
          base64.slice(0, Math.floor(base64.length / 8) * 4),
        ),
        inlined('garbage', 'Images in answers are no base64.', () => '*** no image ***'),
        inlined('html', 'Images in answers are HTML pages.', () => 'PGgxPk5vdCBmb3VuZDwvaDE+'),
      ]),
]

/** Changes the size that an image says it has, where PNG, JPEG and WEBP say it. */
function resized(bytes: Uint8Array, side: 'width' | 'height'): Uint8Array {
  const at = placeOf(bytes)
  if (at === null) return bytes
  const place = at[side]
  return bytes.with(place, (bytes[place] ?? 0) ^ 0x04)
}

/** Where the higher byte of each side stands; `null` for what is no image. */
function placeOf(bytes: Uint8Array): Readonly<Record<'width' | 'height', number>> | null {
  if (bytes[0] === 0x89) return { width: 18, height: 22 }
  if (bytes[0] === 0x52) return webpPlace(bytes)
  return bytes[0] === 0xff ? jpegPlace(bytes) : null
}

function webpPlace(bytes: Uint8Array): Readonly<Record<'width' | 'height', number>> {
  const kind = String.fromCharCode(...bytes.subarray(12, 16))
  if (kind === 'VP8X') return { width: 25, height: 28 }
  return kind === 'VP8L' ? { width: 22, height: 23 } : { width: 27, height: 29 }
}

function jpegPlace(bytes: Uint8Array): Readonly<Record<'width' | 'height', number>> | null {
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) return { height: at + 5, width: at + 7 }
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
  }
  return null
}
