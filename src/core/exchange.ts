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

/** A webhook call as the provider makes it: an absolute URL instead of a path. */
export interface Delivery {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

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

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
