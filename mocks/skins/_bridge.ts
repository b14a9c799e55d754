import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Mock } from '../mock.ts'

/** A fetch `Request` as the kernel reads it. */
export async function toExchange(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url)
  const bytes = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
  return {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: bytes,
  }
}

/** Statuses that go without a body, and so without its length. */
export const bodiless = new Set([101, 204, 205, 304])

/** The kernel's answer as a fetch `Response`, its length told: of one whose length is not, MSW 3.0
 *  never lets go of the socket and all that hangs on it, 34 KB an answer. */
export function toResponse({ status, headers, body }: HttpResponse): Response {
  if (bodiless.has(status)) return new Response(null, { status, headers: { ...headers } })
  // The kernel's bytes are never shared memory, which is all that the DOM's type excludes.
  // An empty string would be labelled as text.
  const content = body.length === 0 ? null : (body as string | Uint8Array<ArrayBuffer>)
  const told = { 'content-length': String(Buffer.byteLength(body)), ...headers }
  return new Response(content, { status, headers: told })
}

/** Answers a fetch `Request` to one of the provider's origins: its API, or its files. */
export async function answerRequest(mock: Mock, request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  const exchange = await toExchange(request)
  const response = isFile(mock.provider, origin, pathname)
    ? await mock.file(exchange)
    : await mock.answer(exchange, request.signal)
  return toResponse(response)
}

/** All of a host of its own is files; on the API's own host, only what is named like one. */
const isFile = ({ origin, files }: Provider, at: string, path: string): boolean =>
  at === files.origin && (at !== origin || files.id(path) !== null)
