import { createInstance, getHttpOperationsFromSpec, type IHttpRequest } from '@stoplight/prism-http'
import { type HttpRequest, type HttpResponse, readJson } from '../../src/core/exchange.ts'
import type { Mock } from '../mock.ts'
import { headerOf, linesOf, type PrismViolation, violationsOf } from './_prism-violation.ts'
import { type Served, type ServeOptions, serve } from './http.ts'

export interface PrismOptions extends Omit<ServeOptions, 'answer'> {
  /** The file name of a provider's compiled OpenAPI document. */
  readonly document: (id: string) => string
  /** Hears of the violations, one line each, keys and queries left out. */
  readonly log?: (line: string) => void
}

/**
 * The server of `serve`, with Prism between it and the mocks: Prism routes and validates by its
 * own reading of the compiled documents, the kernel answers from Prism's `forward` slot. What
 * breaks the contract, in the request or in our own reply, stands in the answer's `sl-violations`
 * header and goes to `log`; the answer itself is always the provider's.
 *
 * Prism's own HTTP server is left out. It answers for itself where the provider should (a body
 * that is not JSON, `OPTIONS`, a `Prefer` header), knows one document and no limit of 1 MiB, and
 * dies when a header would not be Latin-1 (prism#1934).
 */
export async function servePrism(options: PrismOptions): Promise<Served> {
  const { mocks, document, log = () => {} } = options
  const loaded = mocks.map(async (mock) => {
    const operations = await getHttpOperationsFromSpec(document(mock.provider.id))
    return [mock, operations] as const
  })
  const operationsOf = new Map(await Promise.all(loaded))
  return serve({
    ...options,
    answer: (mock, request, signal) =>
      answer(mock, request, { operations: operationsOf.get(mock) ?? [], signal, log }),
  })
}

type Operations = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>

interface Stage {
  readonly operations: Operations
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

/** Answers with the kernel's own bytes, whatever becomes of Prism meanwhile. */
async function answer(
  mock: Mock,
  request: HttpRequest,
  { operations, signal, log }: Stage,
): Promise<HttpResponse> {
  let answering: Promise<HttpResponse> | undefined
  const forward = (): Promise<HttpResponse> => {
    answering ??= mock.answer(request, signal)
    return answering
  }
  const violations = await examine(request, { operations, forward }).catch(unjudged)
  const response = await forward()
  if (violations.length === 0) return response
  const [path = ''] = request.path.split('?', 1)
  for (const line of linesOf(`${mock.provider.id} ${request.method} ${path}`, violations)) log(line)
  return { ...response, headers: { ...response.headers, 'sl-violations': headerOf(violations) } }
}

/** Prism has its own bugs and limits; an exchange that it could not judge must not look clean. */
const unjudged = (error: unknown): PrismViolation[] => {
  const message = `Prism could not judge this: ${error instanceof Error ? error.message : 'it failed'}`
  return violationsOf('request', [{ severity: 1, code: 'unjudged', message }])
}

interface Exchange {
  readonly operations: Operations
  readonly forward: () => Promise<HttpResponse>
}

/** Has Prism route and validate one exchange; `errors: false` keeps it from answering itself. */
async function examine(
  request: HttpRequest,
  { operations, forward }: Exchange,
): Promise<PrismViolation[]> {
  const prism = createInstance(config, {
    logger,
    forward: () => () => async () => ({ _tag: 'Right', right: toPrismReply(await forward()) }),
  })
  const result = await prism.request(toPrismRequest(request), operations)()
  if (result._tag === 'Left') throw result.left
  const { input, output } = result.right.validations
  return [...violationsOf('request', input), ...violationsOf('response', output)]
}

const config: Parameters<typeof createInstance>[0] = {
  isProxy: true,
  errors: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: true,
  // Neither is ever used: `forward` is ours.
  upstream: new URL('http://127.0.0.1'),
  upstreamProxy: undefined,
  mock: { dynamic: false },
}

type Logger = Parameters<typeof createInstance>[1]['logger']

// Prism hands this on to `forward` and, in this configuration, asks it for nothing but children.
const logger = { child: () => logger } as unknown as Logger

function toPrismRequest({ method, path, headers, body }: HttpRequest): IHttpRequest {
  const mark = path.indexOf('?')
  return {
    // Prism compares methods with those of the document; a foreign one matches none.
    method: method.toLowerCase() as IHttpRequest['method'],
    url: {
      path: mark < 0 ? path : path.slice(0, mark),
      query: mark < 0 ? {} : queryOf(path.slice(mark)),
    },
    headers: { ...headers },
    body: body === null || body.length === 0 ? null : contentOf(body, headers),
  }
}

function queryOf(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search)
  return Object.fromEntries(
    [...params.keys()].map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

const toPrismReply = ({ status, headers, body }: HttpResponse) => ({
  statusCode: status,
  headers: { ...headers },
  body: contentOf(body, headers),
})

/** As Prism's own server reads bodies, but what is no JSON is judged as the text that it is. */
function contentOf(body: string | Uint8Array, headers: HttpRequest['headers']): unknown {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')
  const value = isJson ? readJson(text) : undefined
  return value === undefined ? text : value
}
