import { Agent, type IncomingMessage, request as open } from 'node:http'
import type { HttpRequest, HttpResponse } from '../core/exchange.ts'

/** An HTTP client of one server's, whose connections are kept open until it is closed. */
export interface Client {
  /** Sends a request as it is, adding no header but what the protocol needs, and follows no redirect.
   *  Rejects when no whole answer came. */
  send(url: string, request: Omit<HttpRequest, 'path'>): Promise<HttpResponse>
  close(): void
}

/** At this machine's servers thousands of exchanges a second: a third of what `fetch` costs. */
export function client(): Client {
  const agent = new Agent({ keepAlive: true })
  return {
    send: (url, { method, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) }
        const outgoing = open(url, { method, headers: { ...headers, ...length }, agent })
        outgoing.once('response', (incoming) => void read(incoming).then(resolve, reject))
        outgoing.once('error', reject)
        outgoing.end(body ?? undefined)
      }),
    close: () => agent.destroy(),
  }
}

function read(incoming: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.once('error', reject)
    incoming.once('end', () =>
      resolve({
        status: incoming.statusCode ?? 0,
        headers: joined(incoming.headers),
        body: chunks.length === 1 ? (chunks[0] ?? '') : Buffer.concat(chunks),
      }),
    )
  })
}

/** Node joins all headers of one name but `set-cookie`. */
const joined = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
