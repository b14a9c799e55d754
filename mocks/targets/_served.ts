import type { OpenTarget } from '../../src/conformance/target.ts'
import { filesAt, type Served, type ServeOptions } from '../skins/http.ts'
import { asked, fetched } from './_fetched.ts'
import { localMock, localTarget } from './_local.ts'

/** A target behind a real socket on loopback, whoever listens there. */
export const servedTarget =
  (name: string, listen: (options: ServeOptions) => Promise<Served>): OpenTarget =>
  async (provider, opening) => {
    const local = localMock({ provider, ...opening })
    const served = await listen({ mocks: [local.mock] })
    const base = `${served.url}/${provider.id}`
    return localTarget(local, {
      name,
      send: (request) => fetched(base + request.path, request),
      file: (url, how) => fetched(url, asked(how)),
      canonical: (text) => text.replaceAll(filesAt(served.url, provider.id), provider.files.origin),
      close: served.close,
    })
  }
