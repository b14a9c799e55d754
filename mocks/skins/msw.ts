import { type HttpHandler, http } from 'msw'
import type { Mock } from '../mock.ts'
import { answerRequest } from './_bridge.ts'

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
export function handlers(...mocks: readonly Mock[]): HttpHandler[] {
  return mocks.flatMap((mock) => {
    const { origin, files } = mock.provider
    const origins = new Set([origin, files.origin])
    return [...origins].map((at) => http.all(`${at}/*`, ({ request }) => answer(mock, request)))
  })
}

/** To a caller who hung up nothing can be said, and a throw MSW would report as a fault of ours. */
async function answer(mock: Mock, request: Request): Promise<Response> {
  try {
    return await answerRequest(mock, request)
  } catch (error) {
    if (request.signal.aborted) return Response.error()
    throw error
  }
}
