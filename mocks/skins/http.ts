import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { BODY_BYTES_MAX } from '../kernel/envelope.ts'
import type { Mock } from '../mock.ts'

export interface ServeOptions {
  readonly mocks: readonly Mock[]
  /** 0 takes a free one. */
  readonly port?: number
  readonly host?: string
  /** Another way to have a mock answer; straight from the mock unless given. */
  readonly answer?: (mock: Mock, request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>
  /** Hears of what broke outside the mocks. */
  readonly onError?: (error: unknown) => void
}

export interface Served {
  /** `http://127.0.0.1:4400`, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** Stops listening, hangs up on everyone, resolves when the port is free. */
  close(): Promise<void>
}

/** Below a provider's prefix, where its file host's paths begin. */
export const FILES_PREFIX = '/_files'

/**
 * One server for all mocks: each provider's real paths below `/<id>`, its result files below
 * `/<id>/_files`, and outside of them a 404 that says what is there. Rejects when the port is taken.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { mocks, port = 0, host = '127.0.0.1' } = options
  const byId = new Map(mocks.map((mock) => [mock.provider.id, mock]))
  const server = createServer((request, response) => {
    const mock = byId.get(prefixOf(request.url ?? '/'))
    if (mock === undefined) return outside(response, { mocks, request })
    receive(request, response, { mock, options })
  })
  server.on('clientError', (_error, socket) => rejectGarbage(socket as Socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // A TCP server that listens has an address record, never a pipe's name.
  const bound = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `krea` of `/krea/jobs/1?x=y`. */
function prefixOf(url: string): string {
  const end = url.slice(1).search(/[/?]/)
  return end < 0 ? url.slice(1) : url.slice(1, end + 1)
}

interface Errand {
  readonly mock: Mock
  readonly options: ServeOptions
}

/** Reads the body up to its limit and answers; a client that hangs up calls everything off. */
function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { mock, options }: Errand,
): void {
  const gone = new AbortController()
  const chunks: Buffer[] = []
  let size = 0
  response.once('close', () => gone.abort())
  request.on('error', () => gone.abort())
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= BODY_BYTES_MAX) chunks.push(chunk)
    else refuseRest(request, response, mock)
  })
  request.once('end', () => {
    if (size > BODY_BYTES_MAX) return
    const body = chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)
    void reply(toExchange(request, mock, body), response, { mock, options, signal: gone.signal })
  })
}

function refuseRest(request: IncomingMessage, response: ServerResponse, mock: Mock): void {
  if (response.headersSent) return
  write(response, mock.refuse(toExchange(request, mock, null), 'too-large'), {
    connection: 'close',
  })
  // What still comes is read and dropped, so that the client gets to read the answer.
  request.resume()
}

function toExchange(request: IncomingMessage, mock: Mock, body: Uint8Array | null): HttpRequest {
  const below = (request.url ?? '/').slice(mock.provider.id.length + 1)
  return {
    method: request.method ?? 'GET',
    path: below.startsWith('/') ? below : `/${below}`,
    headers: flatten(request.headers),
    body,
  }
}

/** Only `set-cookie` comes as a list, and no client sends it. */
const flatten = (headers: IncomingMessage['headers']): Record<string, string> =>
  headers as Record<string, string>

interface Reply extends Errand {
  readonly signal: AbortSignal
}

async function reply(
  request: HttpRequest,
  response: ServerResponse,
  { mock, options, signal }: Reply,
): Promise<void> {
  const { answer = (the, ask, off) => the.answer(ask, off), onError = () => {} } = options
  try {
    if (request.path.startsWith(`${FILES_PREFIX}/`)) write(response, fileOf(mock, request))
    else write(response, await answer(mock, request, signal))
  } catch (error) {
    if (signal.aborted) return
    onError(error)
    write(response, mock.refuse(request, 'internal'))
  }
}

function fileOf(mock: Mock, { path }: HttpRequest): HttpResponse {
  const [file = ''] = path.slice(FILES_PREFIX.length).split('?')
  return mock.file(file)
}

function write(
  response: ServerResponse,
  { status, headers, body }: HttpResponse,
  more: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  response.writeHead(status, { ...headers, 'content-length': length, ...more })
  response.end(body)
}

interface Outside {
  readonly mocks: readonly Mock[]
  readonly request: IncomingMessage
}

/** Speaks for the server itself: no provider is asked here. */
function outside(response: ServerResponse, { mocks, request }: Outside): void {
  request.resume()
  const root = `http://${request.headers.host ?? 'localhost'}`
  const body = {
    error: `Nothing is at ${(request.url ?? '/').slice(0, 200)}. Each provider lives below its own id.`,
    providers: Object.fromEntries(
      mocks.map(({ provider: { id, origin } }) => [id, { at: `${root}/${id}`, standsFor: origin }]),
    ),
  }
  write(response, {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(body, null, 2)}\n`,
  })
}

/** What is not HTTP gets a plain 400; what hung up already gets nothing. */
function rejectGarbage(socket: Socket): void {
  if (!socket.writable) return
  socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
}
