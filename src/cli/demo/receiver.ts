import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import { readJson } from '../../core/exchange.ts'

/** A webhook call as it arrived. */
export interface Call {
  /** Unix milliseconds. */
  readonly at: number
  readonly bytes: number
  readonly json: unknown
}

export interface Hook {
  /** To be given to the provider. */
  readonly url: string
  /** Resolves with the first call; rejects when none comes in time. */
  call(): Promise<Call>
  /** All calls so far. */
  readonly calls: readonly Call[]
}

export interface Receiver {
  hook(name: string): Hook
  close(): Promise<void>
}

const BODY_BYTES_MAX = 1024 * 1024
const WAIT_MS_MAX = 15_000

/** A webhook receiver on this machine, as a user of these providers would run one. */
export async function receive(clock: Clock): Promise<Receiver> {
  const calls = new Map<string, Call[]>()
  const wakers = new Map<string, (call: Call) => void>()
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').slice(1)
    const body = await bodyOf(request)
    response.writeHead(body === null || !calls.has(name) ? 404 : 200).end()
    if (body === null) return
    const call = { at: clock.now(), bytes: body.length, json: readJson(body) }
    calls.get(name)?.push(call)
    wakers.get(name)?.(call)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  // A TCP server that listens has an address record, never a pipe's name.
  const { port } = server.address() as AddressInfo

  const hook = (name: string): Hook => {
    const received: Call[] = []
    calls.set(name, received)
    const first = new Promise<Call>((resolve) => wakers.set(name, resolve))
    const late = async (): Promise<never> => {
      await clock.until(clock.now() + WAIT_MS_MAX, over.signal)
      throw new Error(`no webhook within ${WAIT_MS_MAX / 1000} s`)
    }
    const call = (): Promise<Call> => Promise.race([first, late()])
    return { url: `http://127.0.0.1:${port}/${name}`, call, calls: received }
  }

  const over = new AbortController()
  const close = (): Promise<void> => {
    over.abort()
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { hook, close }
}

/** The body's bytes; `null` when there are too many, or the sender hung up. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request) {
      size += chunk.length
      if (size > BODY_BYTES_MAX) return null
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return null
  }
}
