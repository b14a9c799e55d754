import { type HttpHandler, http, type WebSocketHandler, ws } from 'msw'
import { memo } from '../../src/core/memo.ts'
import type { Socket } from '../../src/core/socket.ts'
import type { Mock } from '../mock.ts'
import { answerRequest } from './_bridge.ts'
import { switchboard } from './websocket.ts'

/**
 * MSW 3 handlers that answer for the mocks' providers, each at its real origin and at its file
 * host: `setupServer(...handlers(...mocks))`. They take every path and method there, so what a
 * provider does not know is refused in its own tongue, and nothing slips through to the real one.
 *
 * Every other host is MSW's to judge: `listen({ onUnhandledFrame: 'error' })` refuses it. MSW 3
 * ignores the option's former name, `onUnhandledRequest`, and lets the request out.
 *
 * Under fake timers a mock on the system clock moves with them. Move them by the `…Async` methods:
 * a request takes some turns to arrive, and a synchronous jump is over before. Leave
 * `queueMicrotask` and `nextTick` real, as vitest does by default: without them MSW itself hangs.
 */
export function handlers(...mocks: readonly Mock[]): (HttpHandler | WebSocketHandler)[] {
  return mocks.flatMap((mock) => {
    const { origin, files } = mock.provider
    const origins = new Set([origin, files.origin])
    return [
      ...[...origins].map((at) => http.all(`${at}/*`, ({ request }) => answer(mock, request))),
      ...connections(mock),
    ]
  })
}

/**
 * The WebSocket connections of a provider that takes them, at their real address. They are the
 * platform's `WebSocket`: of the package `ws`, MSW 3.0 answers the handshake and loses the frames,
 * so it is told at once that nobody will hear it.
 */
function connections(mock: Mock): (HttpHandler | WebSocketHandler)[] {
  const { socket } = mock.provider
  if (socket === null) return []
  const board = switchboard(mock, socket)
  return [
    http.all(
      `${socket.origin.replace(/^ws/, 'http')}/*`,
      () => new Response(deaf, { status: 501 }),
    ),
    linkOf(socket).addEventListener('connection', ({ client }) => {
      const talk = board.connect({
        send: (frame) => {
          client.send(frame)
          return true
        },
        close: (code, reason) => client.close(code, reason),
      })
      client.addEventListener('close', talk.gone)
      client.addEventListener('message', async ({ data }) => talk.receive(await textOf(data)))
    }),
  ]
}

/** One for all mocks: each listens on a channel of MSW's for as long as the process lives. */
const linkOf = memo(({ origin, path }: Socket) => ws.link(origin + path))

const deaf =
  'MSW carries no frames of this client. Use the global WebSocket, or this mock on its HTTP server.\n'

const textOf = (
  data: string | Blob | ArrayBufferLike | ArrayBufferView,
): Promise<string> | string =>
  typeof data === 'string' ? data : new Response(data as BodyInit).text() // a view is never shared

/** To a caller who hung up nothing can be said, and a throw MSW would report as a fault of ours. */
async function answer(mock: Mock, request: Request): Promise<Response> {
  try {
    return await answerRequest(mock, request)
  } catch (error) {
    if (request.signal.aborted) return Response.error()
    throw error
  }
}
