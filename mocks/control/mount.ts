import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import type { Mock } from '../mock.ts'
import { admit, checkedToken } from './access.ts'
import { refusal, refused } from './refused.ts'

/** The first part of every path of the control API. */
export const CONTROL_PREFIX = '__backlot'

export interface ControlOptions {
  /** Needed from everyone, from anywhere; without one, only this machine may call. */
  readonly token?: string
}

interface MountOptions extends ControlOptions {
  readonly mocks: readonly Mock[]
  readonly onError: (error: unknown) => void
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/** Answers what is asked below `/__backlot`. Throws a `RangeError` for a token that cannot be one. */
export function mountControl({ mocks, onError, token }: MountOptions): Listener {
  const secret = token === undefined ? null : checkedToken(token)
  const reply = async (request: IncomingMessage): Promise<HttpResponse> => {
    const peer = request.socket.remoteAddress ?? ''
    // Only `set-cookie` comes as a list, and no client sends it.
    const headers = request.headers as Record<string, string>
    const body = await bodyOf(request)
    const denied = admit({ peer, headers }, secret)
    if (denied !== null) return refusal(denied)
    if (body === null) return refusal(refused('too-large', TOO_LARGE))
    // The compiled document takes longer to load than the whole server, and few ask.
    const { answerControl } = await import('./answer.ts')
    const { method = 'GET', url: path = '/' } = request
    return answerControl({ method, path, headers, body } satisfies HttpRequest, mocks)
  }
  return (request, response) => {
    reply(request)
      .catch((error: unknown) => {
        // Who hung up in the middle of a body needs no answer.
        if (!request.destroyed || request.complete) onError(error)
        return refusal(refused('internal', BUG))
      })
      .then((answer) => write(response, answer))
  }
}

const BODY_BYTES_MAX = 64 * 1024
const TOO_LARGE = `The body must not be longer than ${BODY_BYTES_MAX / 1024} KiB.`
const BUG = 'This is a bug of Backlot; what was asked for may be done in part.'

/** A body over the limit is dropped as it comes, so that its sender hears why, up to this. */
const UNREAD_BYTES_MAX = 16 * 1024 * 1024

/** The whole body; `null` for one over the limit. Rejects when the caller hangs up. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= BODY_BYTES_MAX) chunks.push(chunk)
    else if (size > UNREAD_BYTES_MAX) request.destroy()
  }
  return size > BODY_BYTES_MAX ? null : Buffer.concat(chunks)
}

function write(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  if (response.destroyed) return
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length })
  response.end(body)
}
