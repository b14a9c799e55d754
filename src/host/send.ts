import type { Delivery, Send } from '../core/exchange.ts'

/** No receiver is waited for longer than this. */
const SEND_MS_MAX = 15_000

/**
 * Makes a webhook call and gives back the status it met. A mock calls nobody but this machine:
 * any other host, and a redirect to anywhere, is refused.
 */
export async function send({ url, headers, body }: Delivery): Promise<number> {
  const target = URL.parse(url)
  if (target === null || !isLoopback(target)) {
    throw new Error('not sent: webhook calls go only to this machine (localhost, 127.0.0.1, [::1])')
  }
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(SEND_MS_MAX),
  })
  await response.body?.cancel()
  return response.status
}

/** `URL` has already turned every spelling of an IPv4 address into four plain numbers. */
const isLoopback = ({ protocol, hostname, username, password }: URL): boolean =>
  /^https?:$/.test(protocol) &&
  username + password === '' &&
  (hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname))

export const sender =
  (_o: { allowHosts?: readonly string[] }): Send =>
  async (delivery) => ({
    status: await send(delivery as never),
    headers: {},
    body: '',
    ms: 0,
    hops: [],
  })
