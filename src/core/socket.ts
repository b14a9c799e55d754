import type { HttpRequest, HttpResponse } from './exchange.ts'

/**
 * How a provider's calls go over WebSocket: frames of text carry what requests and answers carry
 * over HTTP, on a connection that knows its key and is a session.
 */
export interface Socket {
  /** `wss://…`, without a trailing slash. */
  readonly origin: string
  /** The path of the connection, from `/` on. */
  readonly path: string
  /** The provider hangs up after so long without a frame, either way. */
  readonly idleMs: number
  /** For so long what came while nobody was connected is kept for who comes back. */
  readonly keptMs: number
  /** The frame that gives a key, and names the session to take up again, if any. */
  hello(key: string, session: string | null): string
  /** What a frame's JSON holds, in order. */
  messages(frame: unknown): readonly Message[]
  /** The exchange over HTTP that a call stands for; before a key is known there is none in it. */
  request(body: string, key: string | null): HttpRequest
  /** The frames that tell an answer to a call, in order; at least one. */
  frames(response: HttpResponse, body: unknown): readonly string[]
  /** The frame that takes a key and names the session. */
  welcome(session: string): string
  /** The frame that asks whether anyone is there. */
  readonly ping: string
  /** The frame that answers a ping. */
  readonly pong: string
}

/** One thing that a frame asks for. */
export type Message =
  /** `session`: the one to take up again. */
  | {
      readonly kind: 'authenticate'
      readonly key: string
      readonly session: string | null
      readonly body: unknown
    }
  | { readonly kind: 'ping' }
  /** `body` is what the exchange over HTTP would carry. */
  | { readonly kind: 'call'; readonly body: unknown }
