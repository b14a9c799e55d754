import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import type { Mock } from '../mock.ts'
import type { Line } from './_line.ts'
import { type Switchboard, switchboard } from './websocket.ts'

/** Takes the WebSocket handshakes of an HTTP server's mocks, each at `/<id>` and its own path. */
export interface Upgrades {
  /** Whether a request asks for a connection that one of the mocks takes. */
  takes(request: IncomingMessage): boolean
  take(request: IncomingMessage, stream: Duplex, head: Buffer): void
  close(): void
}

/** What `ws` reads at most before it hangs up by itself, without a word. */
const PAYLOAD_BYTES_MAX = 8 * 1024 * 1024

/** A client that leaves so much unread is hung up on. */
const UNREAD_BYTES_MAX = 64 * 1024 * 1024

export function upgrades(mocks: readonly Mock[], onError: (error: unknown) => void): Upgrades {
  const boards = new Map<string, Switchboard>()
  for (const mock of mocks) {
    const { id, socket } = mock.provider
    if (socket !== null) boards.set(`/${id}${socket.path}`, switchboard(mock, socket))
  }
  const boardOf = ({ url = '' }: IncomingMessage) => boards.get(url.split('?')[0] ?? '')
  let server: Promise<WebSocketServer> | null = null
  let stopped = false

  const take: Upgrades['take'] = (request, stream, head) => {
    const drop = () => stream.destroy()
    stream.on('error', drop)
    server ??= listener()
    server
      .then((door) => door.handleUpgrade(request, stream, head, (peer) => attach(peer, request)))
      .catch((error) => {
        onError(error)
        drop()
      })
  }

  const attach = (peer: WebSocket, request: IncomingMessage): void => {
    if (stopped) return void peer.terminate()
    const prefer = request.headers.prefer
    const talk = boardOf(request)?.connect(lineOf(peer), {
      ...(typeof prefer === 'string' && { prefer }),
    })
    peer.on('message', (data) => talk?.receive(data.toString()))
    peer.on('close', () => talk?.gone())
    // What breaks the protocol is closed by `ws` with the code for it.
    peer.on('error', () => {})
  }

  return {
    takes: (request) =>
      request.headers.upgrade?.toLowerCase() === 'websocket' && boardOf(request) !== undefined,
    take,
    close: () => {
      for (const board of boards.values()) board.close()
      stopped = true
      void server?.then(hangUp, onError)
    },
  }
}

function hangUp({ clients }: WebSocketServer): void {
  for (const peer of clients) peer.terminate()
}

/** Loaded with the first connection: few servers ever meet one. */
async function listener(): Promise<WebSocketServer> {
  const { WebSocketServer } = await import('ws')
  return new WebSocketServer({ noServer: true, maxPayload: PAYLOAD_BYTES_MAX })
}

const lineOf = (peer: WebSocket): Line => ({
  send: (frame) => {
    // While the other side hangs up `ws` drops what it is given.
    if (peer.readyState !== peer.OPEN) return false
    if (peer.bufferedAmount > UNREAD_BYTES_MAX) {
      peer.terminate()
      return false
    }
    peer.send(frame)
    return true
  },
  close: (code, reason) => peer.close(code, reason),
})
