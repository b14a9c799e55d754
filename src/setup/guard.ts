import type { UnhandledFrameHandle } from 'msw'

/**
 * Lets calls to this machine pass, your app's own server and its receivers, and fails all others as
 * an unreachable host does, with a sentence on the console: no real, billable call can leave. MSW's
 * own `'error'` lets a GET pass that looks like an asset (`….png`); in a callback its
 * `defaults.error()` only prints, and the call goes out; an error thrown becomes an answer, a 500.
 */
export const guard: UnhandledFrameHandle = ({ frame }) => {
  const { method, url } = called(frame.data)
  const target = URL.parse(url)
  if (target !== null && isLoopback(target.hostname)) return
  const place = target === null ? url : target.origin + target.pathname
  const words =
    `backlot: ${method} ${place} was not sent: nothing here answers for that host. ` +
    'Add its provider to `providers`, or a handler of your own to `handlers`.'
  console.error(words)
  throw frame.protocol === 'http' ? Response.error() : new Error(words)
}

/** Of an HTTP frame the request, of a WebSocket frame its address. */
function called(data: unknown): { readonly method: string; readonly url: string } {
  // The two kinds of frames that there are.
  const { request, connection } = data as {
    readonly request?: Request
    readonly connection?: { readonly client: { readonly url: URL | string } }
  }
  if (request !== undefined) return { method: request.method, url: request.url }
  return { method: 'WebSocket', url: String(connection?.client.url ?? '') }
}

/** `URL` has already turned every spelling of an IPv4 address into four plain numbers. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
