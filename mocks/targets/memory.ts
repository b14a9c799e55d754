import type { OpenTarget } from '../../src/conformance/target.ts'
import type { HttpResponse } from '../../src/core/exchange.ts'
import { fileRequest, localMock, localTarget } from './_local.ts'
import { direct, wires } from './_wire.ts'

/** The kernel itself, no transport between. */
export const memory: OpenTarget = async (provider, opening) => {
  const local = localMock({ provider, ...opening, onError: rethrow })
  const line = provider.socket === null ? null : direct(local.mock, provider.socket)
  return localTarget(local, {
    name: 'memory',
    // Where no connection is taken, none is asked for.
    abilities: ['at-once', 'socket'],
    ...(line !== null && { connect: wires(local, line.connect), close: async () => line.close() }),
    send: (request) => local.mock.answer(request),
    // Nobody answers for any other host.
    file: async (url, how) =>
      new URL(url).origin === provider.files.origin
        ? local.mock.file(fileRequest(url, how))
        : nothing,
  })
}

const nothing: HttpResponse = { status: 404, headers: {}, body: '' }

/** Our own bug ends a run here instead of looking like the provider's error. */
const rethrow = (error: unknown): never => {
  throw error
}
