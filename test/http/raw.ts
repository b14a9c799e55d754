import { connect, type Socket } from 'node:net'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'

/** A request as it goes over the wire, header by header, so that headers can be wrong too. */
export interface Wire {
  readonly line: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | Uint8Array
}

export const wireOf = ({ method, path, headers, body }: HttpRequest, below: string): Wire => ({
  line: `${method} ${below}${path} HTTP/1.1`,
  headers: [['host', 'localhost'], ...Object.entries(headers)],
  body: body ?? '',
})

/** The bytes of a request; the length is stated unless the headers already speak of it. */
export function bytesOf({ line, headers, body }: Wire): Buffer {
  const stated = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  const length = stated ? [] : [['content-length', String(Buffer.byteLength(body))] as const]
  const lines = [...headers, ...length].map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([
    Buffer.from(`${[line, ...lines, ''].join('\r\n')}\r\n`, 'latin1'),
    Buffer.from(body),
  ])
}

export interface Sending {
  /** Closes our side once all is sent. */
  readonly hangUp?: boolean
}

/** Sends bytes, reads until the server closes, and gives back all that came. */
export function send(port: number, bytes: Uint8Array, { hangUp }: Sending = {}): Promise<Buffer> {
  const socket = connect(port, '127.0.0.1')
  const came = all(socket)
  if (hangUp === true) socket.end(bytes)
  else socket.write(bytes)
  return came
}

/** Sends bytes and breaks the connection. */
export function vanish(port: number, bytes: Uint8Array): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    socket.on('close', () => resolve())
    socket.write(bytes, () => socket.resetAndDestroy())
  })
}

const all = (socket: Socket): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = []
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A reset is an end like any other: what came before it is the answer.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(Buffer.concat(chunks)))
  })

/** The answers in what came, interim ones left out; a length is believed, as clients do. */
export function answersIn(came: Buffer, { method = 'GET' } = {}): HttpResponse[] {
  const answers: HttpResponse[] = []
  for (let rest = came; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n')
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const headers = Object.fromEntries(lines.map(headerOf))
    const status = Number(first.split(' ')[1])
    const length = method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0)
    const body = rest.subarray(end + 4, end + 4 + length).toString('utf8')
    if (status >= 200) answers.push({ status, headers, body })
    rest = rest.subarray(end + 4 + length)
  }
  return answers
}

function headerOf(line: string): [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
}
