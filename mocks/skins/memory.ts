import type { Mock } from '../mock.ts'
import { answerRequest } from './_bridge.ts'

/**
 * A `fetch` that knows only the given mocks, at their providers' real origins: no socket, no
 * interception. Any other origin fails as an unreachable host does, with the reason.
 */
export function memoryFetch(...mocks: readonly Mock[]): typeof fetch {
  const byOrigin = new Map<string, Mock>()
  for (const mock of mocks) {
    byOrigin.set(mock.provider.origin, mock)
    byOrigin.set(mock.provider.files.origin, mock)
  }
  return async (input, init) => {
    const request = new Request(input, init)
    const mock = byOrigin.get(new URL(request.url).origin)
    if (mock !== undefined) return answerRequest(mock, request)
    throw new TypeError(
      `fetch failed: no mock here for ${request.url}; there is ${[...byOrigin.keys()].join(', ')}`,
    )
  }
}
