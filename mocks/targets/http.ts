import type { OpenTarget } from '../../src/conformance/target.ts'
import { FILES_PREFIX, serve } from '../skins/http.ts'
import { fetched } from './_fetched.ts'
import { localMock, localTarget } from './_local.ts'

/** The mock behind a real socket on loopback. */
export const http: OpenTarget = async (provider, { seed }) => {
  let filesAt = ''
  const local = localMock({ provider, seed, filesAt: () => filesAt })
  const served = await serve({ mocks: [local.mock] })
  const base = `${served.url}/${provider.id}`
  filesAt = base + FILES_PREFIX
  return localTarget(local, {
    name: 'http',
    send: (request) => fetched(base + request.path, request),
    file: (url) => fetched(url),
    canonical: (text) => text.replaceAll(filesAt, provider.files.origin),
    close: served.close,
  })
}
