import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../generated/backlot/types.ts'
import { systemFetch } from '../host/fetch.ts'
import { usableKey, withoutKey } from './key.ts'
import { hostOf, reasonOf, TransportError } from './line.ts'

export interface ControlOptions {
  /** Where Backlot serves; where it does by default unless given. */
  readonly baseUrl?: string
  /** Needed where the server was given one. */
  readonly token?: string
  /** An API key: calls then concern its account alone. */
  readonly account?: string
  /** The platform's unless given. */
  readonly fetch?: typeof fetch
}

/** The control API's typed client: its paths, below `/__backlot`, as its document has them. */
export type Control = Client<paths, 'application/json'>

const BASE_URL_DEFAULT = 'http://127.0.0.1:4400'

/**
 * Makes the typed client of a server's control API. A refused call is a value (`error`); only a
 * transport failure rejects, with a `TransportError` that holds neither token nor key.
 */
export function createControl(options: ControlOptions = {}): Control {
  const { baseUrl = BASE_URL_DEFAULT, token, account, fetch: call = systemFetch } = options
  const secrets = [token, account].filter((secret) => secret !== undefined)
  return createClient<paths, 'application/json'>({
    baseUrl: `${baseUrl.replace(/\/+$/, '')}/__backlot`,
    fetch: async (request) => {
      try {
        return await call(request)
      } catch (error) {
        if (request.signal.aborted) throw error
        throw new TransportError(hostOf(baseUrl), secrets.reduce(withoutKey, reasonOf(error)))
      }
    },
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${usableKey(token, 'token')}` }),
      ...(account !== undefined && { 'x-backlot-account': usableKey(account, 'account') }),
    },
  })
}
