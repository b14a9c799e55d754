import { setupServer } from 'msw/node'
import type { OpenTarget } from '../../src/conformance/target.ts'
import { handlers } from '../skins/msw.ts'
import { asked, fetched } from './_fetched.ts'
import { localMock, localTarget } from './_local.ts'

/** The mock behind MSW at the provider's real origin. MSW patches the process's `fetch`, so only
 *  one such target can be open at a time. */
export const msw: OpenTarget = async (provider, opening) => {
  const local = localMock({ provider, ...opening })
  const server = setupServer(...handlers(local.mock))
  server.listen({ onUnhandledFrame: 'error' })
  return localTarget(local, {
    name: 'msw',
    send: (request) => fetched(provider.origin + request.path, request),
    file: (url, how) => fetched(url, asked(how)),
    close: async () => server.close(),
  })
}
