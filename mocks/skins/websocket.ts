import { type HttpRequest, readJson } from '../../src/core/exchange.ts'
import type { Fault } from '../../src/core/fault.ts'
import type { Message, Socket } from '../../src/core/socket.ts'
import type { Mock } from '../mock.ts'
import { type Line, type LiveLine, liveLine, waitMs } from './_line.ts'
import { claim, deliver, type Session, type SessionBook, sessionBook } from './_sessions.ts'

/** No frame is read past so many characters; the connection is closed with 1009. */
export const FRAME_CHARS_MAX = 1024 * 1024

/** So many calls of one connection are on their way at once; a frame that brings more is refused. */
const CALLS_MAX = 1000

/** Close codes of RFC 6455. */
const GOING_AWAY = 1001
const TOO_LARGE = 1009

/** What a mock does with one connection. */
export interface Connection {
  /** A frame came. */
  receive(frame: string): void
  /** The other side is gone. */
  gone(): void
}

/** Takes a provider's connections: every call of a frame is an exchange of its own with the mock. */
export interface Switchboard {
  /** `headers` of the handshake, names in lower case: a scenario may be asked for there. */
  connect(line: Line, headers?: Readonly<Record<string, string | undefined>>): Connection
  /** Hangs up on everyone and calls off what is on its way. */
  close(): void
}

/**
 * The session machine: keys, calls, pings, silence and coming back. What a frame is and how it is
 * spelled is the provider's; answers go out as they are due, in any order.
 */
export function switchboard(mock: Mock, socket: Socket): Switchboard {
  const sessions = sessionBook(() => waitMs(socket.keptMs, mock.clock))
  const ask = asking(mock)
  const lines = new Set<LiveLine>()

  const connect: Switchboard['connect'] = (raw, { prefer } = {}) => {
    const onGone = () => {
      lines.delete(line)
      talk.leave()
    }
    const line = liveLine(raw, { clock: mock.clock, idleMs: socket.idleMs, onGone })
    const talk = new Talk({ mock, socket, sessions, ask: ask.ask, line, prefer })
    lines.add(line)
    return { gone: line.gone, receive: (frame) => talk.receive(frame) }
  }

  const close = (): void => {
    for (const line of lines) line.close(GOING_AWAY, 'the server stops')
    ask.callOff()
  }

  return { connect, close }
}

/** Exchanges with a mock that can be called off, all of them at once. */
function asking(mock: Mock) {
  // One signal for all of them would gather a listener for each.
  const pending = new Set<AbortController>()
  return {
    ask: async (request: HttpRequest) => {
      const off = new AbortController()
      pending.add(off)
      try {
        return await mock.answer(request, off.signal)
      } finally {
        pending.delete(off)
      }
    },
    callOff: () => {
      for (const off of pending) off.abort()
    },
  }
}

interface Station {
  readonly mock: Mock
  readonly socket: Socket
  readonly sessions: SessionBook
  readonly ask: ReturnType<typeof asking>['ask']
  readonly line: LiveLine
  /** The scenario that the handshake asked for. */
  readonly prefer: string | undefined
}

/** A class for its identity: one connection, whose session changes as it gives its key. */
class Talk {
  readonly #station: Station
  #session: Session | null = null
  #calls = 0
  /** Frames are begun in the order in which they come: what follows a key is asked with it. */
  #turn = Promise.resolve()

  constructor(station: Station) {
    this.#station = station
  }

  receive(frame: string): void {
    const { line, socket } = this.#station
    if (!line.open) return
    line.heard()
    if (frame.length > FRAME_CHARS_MAX) {
      this.#refuse('too-large')
      line.close(TOO_LARGE, 'frame too large')
      return
    }
    const value = readJson(frame)
    if (value === undefined) this.#refuse('malformed')
    else this.#turn = this.#turn.then(() => this.#begin(socket.messages(value))).catch(this.#failed)
  }

  leave(): void {
    const { sessions, line, mock } = this.#station
    if (this.#session !== null) sessions.leave(this.#session, { line, now: mock.clock.now() })
  }

  async #begin(messages: readonly Message[]): Promise<void> {
    const { line, socket } = this.#station
    if (this.#calls + messages.length > CALLS_MAX) return this.#refuse('over-concurrency')
    for (const message of messages) {
      if (message.kind === 'ping') line.send(socket.pong)
      else if (message.kind === 'call') void this.#call(message.body).catch(this.#failed)
      else await this.#authenticate(message)
    }
  }

  async #authenticate({ key, body, session: wanted }: Message & { kind: 'authenticate' }) {
    const { mock, socket, sessions, ask, line } = this.#station
    const response = await ask(this.#request(JSON.stringify(body), null))
    const outcome = mock.provider.dialect.read(response, { kind: 'authenticate', key })
    if (outcome.kind !== 'authenticated') return socket.frames(response, body).forEach(line.send)
    if (!line.open) return
    this.leave()
    const now = mock.clock.now()
    this.#session = sessions.join({ key, name: outcome.session, wanted, line, now })
    line.send(socket.welcome(this.#session.id))
    for (const frame of claim(this.#session)) deliver(this.#session, frame)
  }

  /** An answer belongs to the session that asked, on whichever line that is by then. */
  async #call(body: unknown): Promise<void> {
    const { socket, ask, line } = this.#station
    const session = this.#session
    const text = spell(body)
    if (text === null) return this.#refuse('malformed')
    this.#calls += 1
    try {
      const response = await ask(this.#request(text, session?.key ?? null))
      for (const frame of socket.frames(response, body)) {
        if (session === null) line.send(frame)
        else deliver(session, frame)
      }
    } finally {
      this.#calls -= 1
    }
  }

  #request(body: string, key: string | null): HttpRequest {
    const { socket, prefer } = this.#station
    const { headers, ...request } = socket.request(body, key)
    return { ...request, headers: { ...headers, ...(prefer !== undefined && { prefer }) } }
  }

  #refuse(fault: Fault): void {
    const { mock, socket, line } = this.#station
    const request = this.#request('', this.#session?.key ?? null)
    socket.frames(mock.refuse(request, fault), null).forEach(line.send)
  }

  /** Whoever was called off has nobody left to tell; all else is our own bug. */
  #failed = (): void => {
    this.#refuse('internal')
  }
}

/** `null` for what nests too deep to be written down again. */
function spell(body: unknown): string | null {
  try {
    return JSON.stringify(body)
  } catch {
    return null
  }
}
