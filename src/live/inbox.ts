import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Received } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'

/** A listener on this machine that the user has made reachable at a public URL. */
export interface Inbox {
  /** Where webhooks can be sent; nobody can guess it. */
  readonly url: string
  received(): readonly Received[]
  close(): Promise<void>
}

export interface InboxOptions {
  /** Without a trailing slash; {port} stands for the port that was taken. */
  readonly publicUrl: string
  /** 0 takes a free one. */
  readonly port: number
  readonly clock: Clock
  /** A part of the path that nobody can guess. */
  readonly secret: string
}

const BODY_BYTES_MAX = 1024 * 1024
const CALLS_MAX = 10_000

/** Listens for webhook calls; whoever calls another path is told that there is nothing. Rejects when
 *  the port is taken. */
export async function listen({ publicUrl, port, clock, secret }: InboxOptions): Promise<Inbox> {
  let base = ''
  const calls: Received[] = []
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    const body = await bodyOf(request)
    const known = within(path, secret) && body !== null && calls.length < CALLS_MAX
    response.writeHead(known ? 200 : 404).end()
    if (!known) return
    const url = base + path.slice(path.indexOf(secret) + secret.length)
    calls.push({ at: clock.now(), url, headers: headersOf(request), body })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve)
  })
  // A TCP server that listens has an address record, never a pipe's name.
  const { port: bound } = server.address() as AddressInfo
  base = `${publicUrl.replace('{port}', String(bound))}/${secret}`
  return {
    url: base,
    received: () => calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A tunnel may or may not take the public URL's own path away. */
const within = (path: string, secret: string): boolean => path.includes(`/${secret}/`)

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      if (size > BODY_BYTES_MAX) return null
      chunks.push(chunk)
    }
  } catch {
    return null // Whoever hangs up has sent no call.
  }
  return Buffer.concat(chunks).toString()
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
