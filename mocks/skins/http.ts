import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { CONTROL_PREFIX, type ControlOptions, mountControl } from '../control/mount.ts'
import { BODY_BYTES_MAX } from '../kernel/envelope.ts'
import type { Mock } from '../mock.ts'
import { bodiless } from './_bridge.ts'
import { upgrades } from './_upgrade.ts'

// What `import` gives, but sooner: it would also load undici, for names that nobody asks for here.
const { createServer } = process.getBuiltinModule('node:http')

export interface ServeOptions {
  readonly mocks: readonly Mock[]
  /** 0 takes a free one. */
  readonly port?: number
  readonly host?: string
  /** Another way to have a mock answer; straight from the mock unless given. */
  readonly answer?: (mock: Mock, request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>
  /** Who may use the control API at `/__backlot/`: this machine unless there is a token; `false`:
   *  there is no control API. */
  readonly control?: ControlOptions | false
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
const FILES_PREFIX = '/_files'

/** Where a server has a provider's result files, instead of on the provider's file host. */
export const filesAt = (url: string, id: string): string => `${url}/${id}${FILES_PREFIX}`

/**
 * One server for all mocks: each provider's real paths below `/<id>`, its result files below
 * `/<id>/_files`, the control API below `/__backlot/`, and outside of them a 404 that says what is
 * there. A provider that takes WebSocket connections has them below `/<id>` as well. Rejects when
 * the port is taken.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { mocks, port = 0, host = '127.0.0.1' } = options
  const control = controlOf(options)
  const byId = new Map(mocks.map((mock) => [mock.provider.id, mock]))
  const { takes, take, close: hangUp } = upgrades(mocks, options.onError ?? (() => {}))
  const server = createServer({ shouldUpgradeCallback: takes }, (request, response) => {
    const prefix = prefixOf(request.url ?? '/')
    if (prefix === CONTROL_PREFIX && control !== null) return control(request, response)
    const mock = byId.get(prefix)
    if (mock === undefined || isDoor(request, mock)) return outside(response, { mocks, request })
    receive(request, response, { mock, options })
  })
  server.on('upgrade', take)
  // An HTTP server's connections are sockets.
  server.on('clientError', (error, socket) => rejectGarbage(error, socket as Socket))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  // A TCP server that listens has an address record, never a pipe's name.
  const bound = server.address() as AddressInfo
  const url = `http://${reachable(host)}:${bound.port}`
  for (const mock of mocks) mock.nameFilesAt(filesAt(url, mock.provider.id))
  return {
    url,
    port: bound.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        hangUp()
        server.closeAllConnections()
      }),
  }
}

const controlOf = ({ mocks, control = {}, onError = () => {} }: ServeOptions) =>
  control === false ? null : mountControl({ ...control, mocks, onError })

/** The name to call a host by: nobody is reached at the address that stands for all of them. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** Who opens a provider's own address in a browser asks what there is; no provider answers that. */
const isDoor = ({ method, url = '' }: IncomingMessage, { provider }: Mock): boolean =>
  method === 'GET' && /^\/[^/?]*\/?$/.test(url) && provider.contract.operations.every(notAtRoot)

const notAtRoot = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
  method !== 'GET' || path !== '/'

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
  response.once('close', () => {
    // An abort writes a stack trace: a quarter of the server's time if done after every answer.
    if (!response.writableFinished) gone.abort()
  })
  request.on('error', () => gone.abort())
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= BODY_BYTES_MAX) chunks.push(chunk)
    else if (!response.headersSent) refuseRest(request, response, mock)
    else if (size > UNREAD_BYTES_MAX) request.destroy()
  })
  request.once('end', () => {
    if (size > BODY_BYTES_MAX) return response.end()
    const body = chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)
    void reply(toExchange(request, mock, body), response, { mock, options, signal: gone.signal })
  })
}

/** A body over the limit is dropped as it comes, up to this; then the connection is. */
const UNREAD_BYTES_MAX = 64 * 1024 * 1024

/** Answers at once but ends with the body: who closes on a client that still sends may cost it
 *  the answer. */
function refuseRest(request: IncomingMessage, response: ServerResponse, mock: Mock): void {
  const { status, headers, body } = mock.refuse(toExchange(request, mock, null), 'too-large')
  response.writeHead(status, { ...headers, 'content-length': lengthOf(body), connection: 'close' })
  response.write(body)
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
    if (request.path.startsWith(`${FILES_PREFIX}/`)) write(response, await fileOf(mock, request))
    else write(response, await answer(mock, request, signal))
  } catch (error) {
    if (signal.aborted) return
    onError(error)
    write(response, mock.refuse(request, 'internal'))
  }
}

const fileOf = (mock: Mock, request: HttpRequest): Promise<HttpResponse> =>
  mock.file({ ...request, path: request.path.slice(FILES_PREFIX.length) })

function write(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  if (response.headersSent || response.destroyed) return
  // The answer to HEAD tells the length of what it does not hold.
  const told = bodiless.has(status) || headers['content-length'] !== undefined
  const length = lengthOf(body)
  response.writeHead(status, told ? headers : { ...headers, 'content-length': length })
  // Text of one byte a character is the same in either, and sooner written in this one.
  response.end(body, length === body.length ? 'latin1' : 'utf8')
}

const lengthOf = (body: HttpResponse['body']): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body.length

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
      mocks.map(({ provider: { id, origin, contract } }) => [
        id,
        {
          at: `${root}/${id}`,
          standsFor: origin,
          answers: contract.operations.map(({ method, path }) => `${method} ${path}`),
        },
      ]),
    ),
  }
  write(response, {
    status: 404,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(body, null, 2)}\n`,
  })
}

/** What is not HTTP gets a plain answer; what hung up already gets nothing. */
function rejectGarbage({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return void socket.destroy()
  const [status, words] = garbage[code] ?? ['400 Bad Request', 'This is not a valid HTTP request.']
  const body = `${words}\n`
  const head = `content-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close`
  socket.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${body}`)
}

/** By the codes of Node's HTTP parser. */
const garbage: Readonly<Record<string, readonly [status: string, words: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The URL and the headers together must not be longer than 16 KiB.',
  ],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['413 Payload Too Large', 'The chunk extensions are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
}
