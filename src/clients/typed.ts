import createClient, { type Client } from 'openapi-fetch'
import type { paths as Aimlapi } from '../../generated/aimlapi/types.ts'
import type { paths as Apikley } from '../../generated/apikley/types.ts'
import type { paths as Kie } from '../../generated/kie/types.ts'
import type { paths as Krea } from '../../generated/krea/types.ts'
import type { paths as Runware } from '../../generated/runware/types.ts'
import { systemFetch } from '../host/fetch.ts'
import { usableKey } from './key.ts'
import { failure } from './line.ts'

export interface ClientOptions {
  readonly apiKey: string
  /** The provider's real origin unless given: a mock, a gateway. */
  readonly baseUrl?: string
  /** The platform's unless given. */
  readonly fetch?: typeof fetch
}

/** Makes a provider's typed client: its paths, bodies and answers as its contract has them. */
export type CreateClient<Paths extends object> = (
  options: ClientOptions,
) => Client<Paths, 'application/json'>

/**
 * Each call carries the bearer key. An HTTP error is a value (`error`), typed by the contract; only
 * a transport failure rejects, with a `TransportError`. Redirects are not followed: a key goes where it was sent.
 */
const clientOf =
  <Paths extends object>(origin: string): CreateClient<Paths> =>
  ({ apiKey, baseUrl = origin, fetch: call = systemFetch }) =>
    createClient<Paths, 'application/json'>({
      baseUrl,
      fetch: async (request) => {
        try {
          return await call(request)
        } catch (error) {
          if (request.signal.aborted) throw error
          throw failure(error, { baseUrl, apiKey })
        }
      },
      redirect: 'manual',
      headers: { authorization: `Bearer ${usableKey(apiKey)}` },
    })

export const createKrea = clientOf<Krea>('https://api.krea.ai')
export const createKie = clientOf<Kie>('https://api.kie.ai')
export const createApikley = clientOf<Apikley>('https://api.apikley.ru')
export const createAimlapi = clientOf<Aimlapi>('https://api.aimlapi.com')
export const createRunware = clientOf<Runware>('https://api.runware.ai')
