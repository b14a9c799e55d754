import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { later } from './machine.ts'
import { reasonOf } from './reason.ts'

/** A client's end of a WebSocket connection. */
export interface Peer {
  /** What is sent once the connection has ended is dropped. */
  send(frame: string): void
  /** What has come and nobody has taken, oldest first. */
  readonly unread: readonly string[]
  /** Takes what has come, oldest first. */
  take(): readonly string[]
  /** How the connection ended, as a clause about the other side; `null` while it is there. */
  readonly ended: string | null
  /** Calls `wake` when a frame comes and when the connection ends; one at a time. */
  onStir(wake: () => void): void
  /** Resolves once the other side has had all that was sent, and all that it had sent by then is
   *  here. `false` where it does not show that it has, in time or at all. */
  settled(): Promise<boolean>
  /** Hangs up, and resolves once the other side knows, or shows in time no sign that it does. */
  leave(): Promise<void>
}

/** No connection was made. */
export class NotDialled extends Error {
  override readonly name = 'NotDialled'
  /** The status of an answer in plain HTTP; `null` where none came. */
  readonly status: number | null

  constructor(clause: string, status: number | null = null) {
    super(clause)
    this.status = status
  }
}

/** How long the other side may take, in the machine's milliseconds. */
export interface DialPatience {
  readonly handshakeMs: number
  readonly pongMs: number
  readonly leaveMs: number
}

const patient: DialPatience = { handshakeMs: 10_000, pongMs: 5_000, leaveMs: 2_000 }

/** A frame with large images inside stays below this, and so does all that nobody has taken yet. */
const FRAME_BYTES_MAX = 64 * 1024 * 1024

/** Connects to where frames of text are taken, following no redirect. Rejects with `NotDialled`, whose
 *  message is a clause about who is there, without secrets. */
export async function dial(url: string, patience: DialPatience = patient): Promise<Peer> {
  const { WebSocket } = await import('ws')
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: FRAME_BYTES_MAX,
  })
  // Before it is open: the first frame may come with the handshake.
  const peer = peerOf(socket, patience)
  await opened(socket, patience)
  return peer
}

/** The time is for all of the handshake: what `ws` keeps is for silence, which one byte ends. */
const opened = (socket: WebSocket, { handshakeMs }: DialPatience): Promise<void> =>
  new Promise((resolve, reject) => {
    const off = later(handshakeMs, () => {
      reject(new NotDialled(`made no WebSocket connection within ${handshakeMs / 1000} s`))
      socket.terminate()
    })
    socket.once('open', () => {
      off()
      resolve()
    })
    socket.once('unexpected-response', (request, { statusCode = 0 }: IncomingMessage) => {
      off()
      reject(new NotDialled(`answered the WebSocket handshake with ${statusCode}`, statusCode))
      request.destroy()
    })
    socket.once('error', (error) => {
      off()
      reject(new NotDialled(clauseOf(error)))
    })
  })

/** A message of `ws` tells what came, which may be anything; a code does not. */
const clauseOf = (error: NodeJS.ErrnoException): string =>
  error.code === undefined ? 'speaks no WebSocket' : reasonOf(error).message

function peerOf(socket: WebSocket, { pongMs, leaveMs }: DialPatience): Peer {
  let heard: string[] = []
  let unreadBytes = 0
  let ended: string | null = null
  let stir = () => {}
  let pings = 0
  let lastPong = 0
  const asking = new Set<() => void>()

  const end = (how: string): void => {
    ended ??= how
    for (const wake of asking) wake()
    stir()
  }
  socket.on('message', (data) => {
    if (ended !== null) return
    const frame = data.toString()
    unreadBytes += Buffer.byteLength(frame)
    if (unreadBytes > FRAME_BYTES_MAX) {
      end(`sent more than ${FRAME_BYTES_MAX} bytes`)
      socket.terminate()
      return
    }
    heard.push(frame)
    stir()
  })
  socket.on('pong', (data) => {
    lastPong = Number(data)
    for (const wake of asking) wake()
  })
  socket.on('close', (code) => end(`closed the connection with ${code}`))
  // What breaks the protocol or the connection is told by the close that follows.
  socket.on('error', () => {})

  const settled = async (): Promise<boolean> => {
    pings += 1
    const nth = pings
    const answered = (): boolean => lastPong >= nth
    let wake = () => {}
    await atMost(pongMs, (done) => {
      wake = () => (answered() || ended !== null) && done()
      asking.add(wake)
      socket.ping(String(nth))
      wake()
    })
    asking.delete(wake)
    return answered()
  }

  const leave = async (): Promise<void> => {
    if (ended !== null) return
    await atMost(leaveMs, (done) => {
      socket.once('close', done)
      socket.close()
    })
    socket.terminate()
    end('was hung up on')
  }

  return {
    send: (frame) => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    get unread() {
      return heard
    },
    take: () => {
      const all = heard
      heard = []
      unreadBytes = 0
      return all
    },
    get ended() {
      return ended
    },
    onStir: (wake) => {
      stir = wake
    },
    settled,
    leave,
  }
}

/** Waits for `begin` to be done, and no longer than `ms`. */
function atMost(ms: number, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const off = later(ms, resolve)
    begin(() => {
      off()
      resolve()
    })
  })
}
