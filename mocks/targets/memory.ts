import type { OpenTarget } from '../../src/conformance/target.ts'
import { fileRequest, localMock, localTarget } from './_local.ts'

/** The kernel itself, no transport between. */
export const memory: OpenTarget = async (provider, opening) => {
  const local = localMock({ provider, ...opening, onError: rethrow })
  return localTarget(local, {
    name: 'memory',
    send: (request) => local.mock.answer(request),
    file: (url, how) => local.mock.file(fileRequest(url, how)),
  })
}

/** Our own bug ends a run here instead of looking like the provider's error. */
const rethrow = (error: unknown): never => {
  throw error
}
