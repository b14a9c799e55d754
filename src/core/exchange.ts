/** A request below a provider's origin, as skins hand it to the kernel and clients make it. */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string
  /** Path and query below the origin: `/jobs/1?x=y`. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

export interface HttpResponse {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** A call that the provider makes: to an absolute URL. */
export interface Delivery {
  readonly method: 'POST' | 'PUT'
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** What a call of the provider's met. */
export interface Sent {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The first characters of the answer. */
  readonly body: string
  /** How long it took, in the machine's milliseconds. */
  readonly ms: number
  /** Where redirects led, in order, without queries. */
  readonly hops: readonly string[]
}

export interface Patience {
  /** For the whole call. */
  readonly timeoutMs: number
  /** 0: a redirect is the answer. */
  readonly redirectsMax: number
}

/** The receiver took longer than `Patience` has for it. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut'
}

/** A call that is not made, and never will be: the sentence names the host and how to allow it, and
 *  nothing of the URL that may be a secret. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}

/** Makes a call of the provider's; rejects with what kept an answer from coming, in one clause
 *  without secrets, as `TimedOut` when it was time. */
export type Send = (delivery: Delivery, patience: Patience) => Promise<Sent>

const json = { 'content-type': 'application/json' } as const

/** A JSON answer. */
export const respond = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({ status, headers: { ...json, ...headers }, body: JSON.stringify(value) })

/** The JSON of a body; `undefined` where it is none. */
export function readJson(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** `application/json`, or a type of its own with the suffix `+json`. */
export const isJsonType = (type: string): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(type)

/** A string as it is, a number in digits; `''` for all else that JSON may hold instead. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
