import { type FileAsk, Unreachable } from '../../src/conformance/target.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { systemFetch } from '../../src/host/fetch.ts'

/** Sends an exchange through `fetch`, and gives back bytes: what they mean is for others to say. */
export async function fetched(
  url: string,
  request?: Omit<HttpRequest, 'path'>,
): Promise<HttpResponse> {
  const { method = 'GET', headers = {}, body = null } = request ?? {}
  // The DOM's type excludes shared memory, which no request here uses.
  const init = { method, headers, body: body as string | Uint8Array<ArrayBuffer> | null }
  const response = await systemFetch(url, { ...init, redirect: 'manual' }).catch(
    (error: unknown) => {
      throw new Unreachable(`no answer from ${new URL(url).origin}`, { cause: error })
    },
  )
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}

/** How a file is asked for, as a request without a body. */
export const asked = (how: FileAsk = { method: 'GET', headers: {} }) => ({ ...how, body: null })
