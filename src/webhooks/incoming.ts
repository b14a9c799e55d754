import { isRecord } from '../core/exchange.ts'
import { type Rejected, rejected } from './verdict.ts'

/**
 * A call as a framework has it. A fetch `Request` is one as it stands; of `node:http` it is
 * `{ method, url, headers, body: request }`. The body must be as it came: text or bytes, or the
 * stream of them, never what a parser made of it.
 */
export interface Incoming {
  /** `POST` unless given. */
  readonly method?: string | undefined
  /** Whole, or from the path on. */
  readonly url?: string | undefined
  /** Names in any case. */
  readonly headers: HeadersLike
  readonly body: BodyLike
}

export type HeadersLike =
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [string, string]>

export type BodyLike =
  | string
  | Uint8Array
  | ArrayBuffer
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | null
  | undefined

/** Headers by their name in lower case. What came twice, in whatever case, is joined as HTTP says,
 *  so that no second value can hide behind the first. */
export function headersOf(given: unknown): Readonly<Record<string, string>> {
  const found = new Map<string, string>()
  for (const [name, value] of pairsOf(given)) {
    const key = name.toLowerCase()
    const before = found.get(key)
    found.set(key, before === undefined ? value : `${before}, ${value}`)
  }
  // `fromEntries` defines properties: a header called `__proto__` is one like any other.
  return Object.fromEntries(found)
}

function pairsOf(given: unknown): [string, string][] {
  if (typeof given !== 'object' || given === null) return []
  const pairs: unknown[] = isIterable(given) ? [...given] : Object.entries(given)
  return pairs.flatMap((pair) => {
    const [name, value]: unknown[] = Array.isArray(pair) ? pair : []
    if (typeof name !== 'string') return []
    return [value].flat().flatMap((one): [string, string][] => {
      return typeof one === 'string' || typeof one === 'number' ? [[name, String(one)]] : []
    })
  })
}

const isIterable = (value: object): value is Iterable<unknown> =>
  Symbol.iterator in value && typeof value[Symbol.iterator] === 'function'

/** The values of a query parameter; none where there is no query. */
export const queried = (url: unknown, name: string): readonly string[] =>
  typeof url === 'string'
    ? (URL.parse(url, 'http://receiver.invalid')?.searchParams.getAll(name) ?? [])
    : []

/** A call that is too long is still listened to for so many limits, so that it can be answered:
 *  who hangs up on a sender gives no answer. */
const DRAINED_MAX = 16

const tooLarge = (bytesMax: number): Rejected =>
  rejected('too-large', `The body is longer than ${bytesMax} bytes, the most that is taken.`)

/** The body as text. */
export async function textOf(body: unknown, bytesMax: number): Promise<string | Rejected> {
  const bytes = await bytesOf(body, bytesMax)
  if (!(bytes instanceof Uint8Array)) return bytes
  if (bytes.length > bytesMax) return tooLarge(bytesMax)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return rejected('malformed', 'The body is no UTF-8 text; every provider sends JSON.')
  }
}

async function bytesOf(body: unknown, bytesMax: number): Promise<Uint8Array | Rejected> {
  if (body === null || body === undefined) return new Uint8Array()
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof Uint8Array) return body
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (typeof body === 'object' && isStream(body)) return gather(body, bytesMax)
  const what = isRecord(body) ? 'an object that something parsed before' : `a ${typeof body}`
  return rejected(
    'malformed',
    `The receiver was given ${what} as the body. Give it the raw text or bytes: with Express use ` +
      'express.raw({ type: () => true }) on this route.',
  )
}

const isStream = (value: object): value is AsyncIterable<unknown> =>
  Symbol.asyncIterator in value && typeof value[Symbol.asyncIterator] === 'function'

async function gather(
  stream: AsyncIterable<unknown>,
  bytesMax: number,
): Promise<Uint8Array | Rejected> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
      if (!(bytes instanceof Uint8Array)) break
      size += bytes.length
      if (size <= bytesMax) chunks.push(bytes)
      if (size > bytesMax * DRAINED_MAX) break
    }
  } catch {
    return rejected('malformed', 'The body broke off: the sender hung up, or it was read before.')
  }
  return size > bytesMax ? tooLarge(bytesMax) : joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
