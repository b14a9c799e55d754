import { dice } from '../../src/core/dice.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { mediaTypes } from '../../src/core/job.ts'
import type { Draw, Picture } from '../../src/core/picture.ts'

/** Goes up whenever the same picture is drawn as other bytes: a tag names bytes. */
const edition = 1

/**
 * Answers a read of a picture's file as RFC 9110 has it: GET and HEAD, conditional on its tag, whole
 * or one range of bytes. What can be said without drawing is said without; nothing is kept.
 */
export async function answerFile(
  request: HttpRequest,
  picture: Picture,
  draw: Draw,
): Promise<HttpResponse> {
  const { method, headers } = request
  if (method !== 'GET' && method !== 'HEAD') return notAllowed(method)
  const etag = tagOf(picture)
  const common = { etag, 'accept-ranges': 'bytes' }
  if (matches(headers['if-none-match'], etag)) return { status: 304, headers: common, body: '' }
  const bytes = await draw(picture)
  const about = { ...common, 'content-type': mediaTypes[picture.format] }
  const asked = method === 'GET' && applies(headers['if-range'], etag) ? headers.range : undefined
  const range = rangeOf(asked, bytes.length)
  if (range === 'none') {
    return {
      status: 416,
      headers: { ...common, 'content-length': '0', 'content-range': `bytes */${bytes.length}` },
      body: '',
    }
  }
  if (range !== 'whole') return part(bytes, range, about)
  const whole = { ...about, 'content-length': String(bytes.length) }
  return { status: 200, headers: whole, body: method === 'HEAD' ? '' : bytes }
}

function notAllowed(method: string): HttpResponse {
  const body = `A file is read with GET or HEAD, not with ${method}.\n`
  return {
    status: 405,
    headers: {
      allow: 'GET, HEAD',
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
    },
    body,
  }
}

/** A strong tag: all that the bytes depend on, hashed. */
function tagOf({ id, provider, prompt, seed, size, format, quality }: Picture): string {
  const all = [edition, id, provider, prompt, seed, size.width, size.height, format, quality]
  return `"${dice(JSON.stringify(all)).hex('etag', 32)}"`
}

/** `If-None-Match` compares weakly: a list of tags, or any. */
const matches = (condition: string | undefined, etag: string): boolean =>
  (condition?.split(',') ?? []).some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))

/** `If-Range` compares strongly; no file of ours has a date to compare. */
const applies = (condition: string | undefined, etag: string): boolean =>
  condition === undefined || condition.trim() === etag

interface Range {
  readonly first: number
  readonly last: number
}

/**
 * The bytes that a `Range` asks for. `whole`: it asks for none, for several, or cannot be read, and
 * is ignored. `none`: it can be read, and the file has no such bytes.
 */
function rangeOf(range: string | undefined, length: number): Range | 'whole' | 'none' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(range?.trim() ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  if (from === '') return to === '' ? 'whole' : suffix(Number(to), length)
  const [first, last] = [Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to)]
  if (last < first) return 'whole'
  return first >= length ? 'none' : { first, last: Math.min(last, length - 1) }
}

const suffix = (count: number, length: number): Range | 'none' =>
  count === 0 ? 'none' : { first: Math.max(0, length - count), last: length - 1 }

function part(
  bytes: Uint8Array,
  { first, last }: Range,
  about: Readonly<Record<string, string>>,
): HttpResponse {
  return {
    status: 206,
    headers: {
      ...about,
      'content-length': String(last - first + 1),
      'content-range': `bytes ${first}-${last}/${bytes.length}`,
    },
    body: bytes.slice(first, last + 1),
  }
}
