import type { Clock } from '../core/clock.ts'
import type { HttpRequest, HttpResponse } from '../core/exchange.ts'
import { type Refusal, refuse } from '../core/fault.ts'
import type { Intent } from '../core/intent.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { readUpTo } from './body.ts'
import { withoutKey } from './key.ts'

/** The way to one account of a provider: where, with which key, by which `fetch`. */
export interface Line {
  readonly provider: Provider
  readonly apiKey: string
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly clock: Clock
}

/** No answer arrived: the host could not be reached, or hung up. Never holds the key. */
export class TransportError extends Error {
  /** Host and port that were called. */
  readonly host: string

  constructor(host: string, reason: string) {
    super(`No answer from ${host}: ${reason}. Check the address and the network, then try again.`)
    this.name = 'TransportError'
    this.host = host
  }
}

/** An answer with four large images inside stays below this. */
const ANSWER_BYTES_MAX = 256 * 1024 * 1024

/**
 * Asks the provider and reads its answer. One that is not there by `deadline` is a refusal
 * (`timeout`); throws a `TransportError` when none can come.
 */
export async function ask(line: Line, intent: Intent, deadline: number): Promise<Outcome> {
  const { provider, apiKey, clock } = line
  const request = provider.dialect.encode(intent, apiKey)
  const late = new AbortController()
  const off = clock.watch(deadline, () => late.abort())
  const answer = await exchange(line, request, late.signal)
    .catch((error: unknown) => {
      if (late.signal.aborted) return null
      throw failure(error, line)
    })
    .finally(off)
  if (answer === null) return timedOut(provider, idOf(intent))
  return explained(provider.dialect.read(answer, intent), answer, baseUrlAnd(line, request))
}

/** A refusal without words, as from a server that is not the provider's, says what came instead. */
function explained(outcome: Outcome, { status, body }: HttpResponse, url: string): Outcome {
  if (outcome.kind !== 'refused' || outcome.message !== null) return outcome
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  const said = text.replaceAll(/\s+/g, ' ').slice(0, EXCERPT_CHARS)
  return { ...outcome, message: `HTTP ${status} from ${url}, without a reason: ${said}` }
}

const EXCERPT_CHARS = 200

const baseUrlAnd = ({ baseUrl }: Line, { path }: HttpRequest): string =>
  baseUrl + (path.split('?', 1)[0] ?? '')

/** What a deadline that passed is to the caller. */
export const timedOut = ({ name }: Provider, id: string | null): Refusal =>
  refuse('timeout', { id, message: `${name} did not finish in the time given; it may yet` })

const idOf = (intent: Intent): string | null => ('id' in intent ? intent.id : null)

async function exchange(
  { baseUrl, fetch: call }: Line,
  { method, path, headers, body }: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const response = await call(baseUrl + path, {
    method,
    headers,
    // A dialect's bytes are never shared memory, which is all that the DOM's type excludes.
    body: body as string | Uint8Array<ArrayBuffer> | null,
    // A key goes where it was sent and nowhere else.
    redirect: 'manual',
    signal,
  })
  const bytes = await readUpTo(response, { bytesMax: ANSWER_BYTES_MAX, what: 'the answer' })
  return { status: response.status, headers: Object.fromEntries(response.headers), body: bytes }
}

/** What a call that brought no answer is to the caller. */
export function failure(
  error: unknown,
  { baseUrl, apiKey }: Pick<Line, 'baseUrl' | 'apiKey'>,
): TransportError {
  return new TransportError(hostOf(baseUrl), withoutKey(reasonOf(error), apiKey))
}

export const hostOf = (url: string): string => URL.parse(url)?.host ?? '(not a URL)'

/** `fetch` says no more than "fetch failed"; why stands in the cause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the call failed'
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const code = 'code' in cause ? String(cause.code) : ''
  return cause.message || code || error.message
}
