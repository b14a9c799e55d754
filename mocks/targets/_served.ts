import { type Ability, type OpenTarget, Unreachable } from '../../src/conformance/target.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { client } from '../../src/host/client.ts'
import { filesAt, type Served, type ServeOptions } from '../skins/http.ts'
import { asked } from './_fetched.ts'
import { localMock, localTarget } from './_local.ts'
import { dialled, wires } from './_wire.ts'

interface Listener {
  readonly name: string
  readonly listen: (options: ServeOptions) => Promise<Served>
  /** What not every server on loopback can do. */
  readonly abilities: readonly Ability[]
}

/** A target behind a real socket on loopback, whoever listens there. */
export const servedTarget =
  ({ name, listen, abilities }: Listener): OpenTarget =>
  async (provider, opening) => {
    const local = localMock({ provider, ...opening })
    const served = await listen({ mocks: [local.mock] })
    const base = `${served.url}/${provider.id}`
    const { socket } = provider
    const { send, close } = client()
    const sent = (url: string, request: Omit<HttpRequest, 'path'>): Promise<HttpResponse> =>
      send(url, request).catch((error: unknown) => {
        throw new Unreachable(`no answer from ${new URL(url).origin}`, { cause: error })
      })
    return localTarget(local, {
      name,
      // Where no connection is taken, none is asked for.
      abilities: [...abilities, 'socket'],
      ...(socket !== null && { connect: wires(local, dialled(base, socket)) }),
      send: (request) => local.calling(() => sent(base + request.path, request)),
      file: (url, how) => sent(url, asked(how)),
      canonical: (text) => text.replaceAll(filesAt(served.url, provider.id), provider.files.origin),
      close: async () => {
        close()
        await served.close()
      },
    })
  }
