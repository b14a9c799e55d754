import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type ReceiverOptions, receiver } from 'backlot/webhooks'

export interface Open {
  readonly url: string
  close(): void
}

/** Serves on a free port of this machine. */
export async function open(listener: RequestListener): Promise<Open> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // It listens on TCP.
  const close = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${port}/hooks`, close }
}

/** A receiver as the README has it. */
export function careful(provider: string, options: ReceiverOptions): RequestListener {
  const webhooks = receiver(provider, options)
  return async (request, response) => {
    const { method, url, headers } = request
    const verdict = await webhooks.receive({ method, url, headers, body: request })
    response.writeHead(verdict.respond).end(verdict.kind)
  }
}

/** One that believes everything. */
export const naive: RequestListener = (request, response) => {
  request.resume().on('end', () => response.writeHead(200).end('ok'))
}

/** One that reads what it is sent as if it could be nothing else. */
export const fragile: RequestListener = async (request, response) => {
  const body = await text(request)
  try {
    const { job_id: id, result } = JSON.parse(body)
    response.writeHead(result?.urls === undefined && id.length < 1 ? 400 : 200).end()
  } catch {
    request.socket.destroy()
  }
}
