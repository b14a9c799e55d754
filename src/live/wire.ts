import { Declined, type Note, type Wire } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import { dial, NotDialled, type Peer } from '../host/dial.ts'
import { type CallPatience, PROMPT_SHARE } from './call.ts'

export interface Exchange extends CallPatience {
  /** Waits until a call may be made. */
  readonly paced: (note: Pick<Note, 'intent'>) => Promise<void>
  /** The address answers in plain HTTP, as one that takes no connections, and has taken none. */
  readonly onDeaf: () => void
}

/** Whose jobs are begun, so that their answers take their time. */
const served: ReadonlySet<Note['who']> = new Set(['caller', 'stranger', 'guest'])

/**
 * Connections over the network, to where the provider takes them. What is not heard in time, though
 * the other side is there and answers a ping, was not said; that it hung up, or is not there, proves
 * nothing, and is declined in a line without secrets.
 */
export function dialler(
  url: string,
  { clock, timeoutMs, paced, onDeaf }: Exchange,
): () => Promise<Wire> {
  const { origin } = new URL(url)
  // Also the next connection may hear of a job that was begun on this one.
  let begun = false
  // Who took a connection once takes connections.
  let met = false
  return async () => {
    const peer = await dial(url).catch((error: unknown) => {
      if (!(error instanceof NotDialled)) throw error
      if (!met && error.status !== null && deaf.has(error.status)) onDeaf()
      throw new Declined(`${origin} ${error.message}`)
    })
    met = true
    return {
      send: async (frame, note) => {
        await paced(note)
        begun ||= note.intent?.kind === 'submit' && served.has(note.who)
        peer.send(frame)
      },
      hear: async (frames, isLast) => {
        const isAll = (): boolean => peer.unread.length >= frames || peer.unread.some(isLast)
        const waitMs = begun ? timeoutMs : timeoutMs * PROMPT_SHARE
        await come(peer, isAll, { clock, waitMs })
        const there = await peer.settled()
        if (!isAll() && (peer.ended !== null || !there)) {
          const silent = `gave no answer over WebSocket within ${waitMs / 1000} s`
          const how = peer.ended === null ? silent : `${peer.ended} instead of an answer`
          throw new Declined(`${origin} ${how}`)
        }
        return peer.take()
      },
      leave: peer.leave,
    }
  }
}

/** What an address answers to a handshake that takes none, or has nothing there. */
const deaf: ReadonlySet<number> = new Set([200, 400, 404, 405, 426, 501])

interface Waiting {
  readonly clock: Clock
  readonly waitMs: number
}

/** Resolves once all is there, the connection has ended or the time is over. */
function come(peer: Peer, isAll: () => boolean, { clock, waitMs }: Waiting): Promise<void> {
  return new Promise((resolve) => {
    const off = clock.watch(clock.now() + waitMs, resolve)
    const look = (): void => {
      if (!isAll() && peer.ended === null) return
      off()
      resolve()
    }
    peer.onStir(look)
    look()
  })
}
