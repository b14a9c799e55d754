import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import { TimedOut } from '../core/exchange.ts'
import type { Destination } from './guard.ts'
import { later } from './machine.ts'
import { isHangUp, reasonOf } from './reason.ts'

/** One HTTP request to a destination that was judged. */
export interface Call {
  readonly to: Destination
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Wire {
  /** Answers within `ms`, or rejects with one clause that says what kept it. */
  readonly call: (call: Call, ms: number) => Promise<Answer>
}

/** No more of an answer is read; what answers more is hung up on, and its status counts. */
const ANSWER_BYTES_MAX = 16 * 1024

const SOCKETS_MAX = 256

/** Shorter than any usual server keeps a connection open, so that none is used as it closes. */
const IDLE_MS_MAX = 1000

/** Connections of their own, kept open between calls; each new one goes where `lookup` says. */
export function wire(lookup: LookupFunction): Wire {
  const options = { keepAlive: true, maxSockets: SOCKETS_MAX, timeout: IDLE_MS_MAX }
  const plain = new http.Agent(options)
  const secure = new https.Agent(options)

  // By way of the modules' own objects: that is where MSW puts itself in between.
  const open = ({ to: { url, host }, method, headers, body }: Call): ClientRequest => {
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const how = {
      hostname: host,
      port: url.port,
      path: url.pathname + url.search,
      method,
      headers: { ...headers, ...length },
      lookup,
    }
    return url.protocol === 'https:'
      ? https.request({ ...how, agent: secure })
      : http.request({ ...how, agent: plain })
  }

  const call = (request: Call, ms: number): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const fail = (error: Error): void => reject(reasonOf(error))
    try {
      const outgoing = open(request)
      const off = later(ms, () => {
        reject(new TimedOut('timed out'))
        outgoing.destroy()
      })
      let answering = false
      outgoing.on('response', (incoming) => {
        answering = true
        // A receiver may answer before it has read all: what is left is not sent any more.
        const over = (): unknown => outgoing.writableFinished || outgoing.destroy()
        read(incoming).then(resolve, reject).finally(over)
      })
      // What ends a connection ends the answer too, and then `read` says so.
      outgoing.on('error', (error) => {
        if (!answering || !isHangUp(error)) fail(error)
      })
      outgoing.on('close', () => {
        off()
        if (!answering) fail(new Error('closed the connection without an answer'))
      })
      outgoing.end(request.body ?? undefined)
    } catch (error) {
      // Node throws for headers that cannot be written.
      fail(error as Error)
    }
    return promise
  }

  return { call }
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of incoming) {
      chunks.push(chunk)
      bytes += chunk.length
      // Leaving the loop destroys the socket.
      if (bytes >= ANSWER_BYTES_MAX) break
    }
  } catch {
    throw new Error('closed the connection in the middle of its answer')
  }
  return {
    status: incoming.statusCode ?? 0,
    headers: joined(incoming.headersDistinct),
    body: text(Buffer.concat(chunks).subarray(0, ANSWER_BYTES_MAX)),
  }
}

/** Without the character that the cut may go through. */
const text = (bytes: Buffer): string => new TextDecoder().decode(bytes, { stream: true })

const joined = (headers: NodeJS.Dict<string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, values]) => [name, values?.join(', ') ?? '']),
  )
