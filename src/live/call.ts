import { Unreachable, Unsent } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import type { HttpRequest, HttpResponse } from '../core/exchange.ts'
import { systemFetch } from '../host/fetch.ts'
import { reasonOf } from '../host/reason.ts'

/** Longer than any provider holds an answer back; Runware gives up after two minutes (CODE). */
export const CALL_MS_MAX = 180_000

/** What begins no job is answered at once: a share of the patience for one. INFERRED. */
export const PROMPT_SHARE = 1 / 6

/** An answer with large images inside stays below this. */
const ANSWER_BYTES_MAX = 64 * 1024 * 1024

export interface CallPatience {
  readonly clock: Clock
  /** For the whole answer, in the clock's milliseconds. */
  readonly timeoutMs: number
}

/** One call over the network, redirects not followed: a key goes where it was sent and nowhere
 *  else. Throws `Unreachable` when no whole answer comes in time, in a line without secrets. */
export async function call(
  url: string,
  { method, headers, body }: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
  { clock, timeoutMs }: CallPatience,
): Promise<HttpResponse> {
  const late = new AbortController()
  const off = clock.watch(clock.now() + timeoutMs, () => late.abort())
  const fail = (error: unknown): never => {
    const why = late.signal.aborted
      ? `gave no full answer within ${timeoutMs / 1000} s`
      : clauseOf(error)
    const line = `${new URL(url).origin} ${why}`
    throw neverLeft(error) ? new Unsent(line) : new Unreachable(line)
  }
  try {
    const response = await systemFetch(url, {
      method,
      headers,
      // A dialect's bytes are never shared memory, which is all that the DOM's type excludes.
      body: body as string | Uint8Array<ArrayBuffer> | null,
      redirect: 'manual',
      signal: late.signal,
    })
    const { status } = response
    return { status, headers: Object.fromEntries(response.headers), body: await bytesOf(response) }
  } catch (error) {
    return fail(error)
  } finally {
    off()
  }
}

/** No connection was made, so that nothing was sent. */
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^(ECONNREFUSED|ENOTFOUND|EAI_.+|E(HOST|NET)(UNREACH|DOWN)|UND_ERR_CONNECT_TIMEOUT)$|CERT/.test(
    code,
  )
}

/** `fetch` says no more than "fetch failed"; why stands in the cause. */
function clauseOf(error: unknown): string {
  if (error instanceof TooLong) return error.message
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(cause instanceof Error)) return 'could not be called'
  if (error instanceof Error && error.message === 'terminated') {
    return 'closed the connection in the middle of its answer'
  }
  if ('code' in cause && cause.code === 'UND_ERR_SOCKET') {
    return 'closed the connection without an answer'
  }
  return reasonOf(cause).message
}

class TooLong extends Error {
  override readonly name = 'TooLong'
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
    size += next.value.length
    chunks.push(next.value)
    if (size <= ANSWER_BYTES_MAX) continue
    await reader?.cancel()
    throw new TooLong(`answers more than ${ANSWER_BYTES_MAX} bytes`)
  }
  return Buffer.concat(chunks)
}
