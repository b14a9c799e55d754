import type { OpenTarget } from '../../src/conformance/target.ts'
import { FILES_PREFIX, type Served, type ServeOptions } from '../skins/http.ts'
import { fetched } from './_fetched.ts'
import { localMock, localTarget } from './_local.ts'

/** A target behind a real socket on loopback, whoever listens there. */
export const servedTarget =
  (name: string, listen: (options: ServeOptions) => Promise<Served>): OpenTarget =>
  async (provider, { seed }) => {
    let filesAt = ''
    const local = localMock({ provider, seed, filesAt: () => filesAt })
    const served = await listen({ mocks: [local.mock] })
    const base = `${served.url}/${provider.id}`
    filesAt = base + FILES_PREFIX
    return localTarget(local, {
      name,
      send: (request) => fetched(base + request.path, request),
      file: (url) => fetched(url),
      canonical: (text) => text.replaceAll(filesAt, provider.files.origin),
      close: served.close,
    })
  }
