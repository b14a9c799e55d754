import type { Wire } from '../../src/conformance/target.ts'
import type { Socket } from '../../src/core/socket.ts'
import { dial } from '../../src/host/dial.ts'
import { turn } from '../../src/host/machine.ts'
import type { Mock } from '../mock.ts'
import { switchboard } from '../skins/websocket.ts'
import type { Local } from './_local.ts'

/** A caller's end of a connection to a local mock, whatever carries it. */
interface End {
  send(frame: string): void
  readonly unread: readonly string[]
  take(): readonly string[]
  /** Resolves once all that either side has sent by now has arrived. */
  settled(): Promise<unknown>
  /** Resolves once the mock knows that the caller is gone. */
  leave(): Promise<void>
}

/**
 * Wires out of such ends. The mock's time stands while one is open, and leaps only for who waits for
 * more than has come, until all calls are answered: so what is heard depends on no machine's pace, and
 * what is not waited for is surely still on its way when the line is lost.
 */
export function wires(
  { clock, answered }: Local,
  connect: () => Promise<End>,
): () => Promise<Wire> {
  let open = 0
  return async () => {
    const end = await connect()
    let left = false
    open += 1
    clock.freeze()
    return {
      send: async (frame) => end.send(frame),
      hear: async (frames) => {
        if (left) return end.take()
        await end.settled()
        if (end.unread.length < frames) {
          clock.flow()
          await answered()
          clock.freeze()
          await end.settled()
        }
        return end.take()
      },
      leave: async () => {
        if (left) return
        left = true
        await end.leave()
        open -= 1
        if (open === 0) clock.flow()
      },
    }
  }
}

/** Ends of connections without any transport; all of them are hung up on when it is closed. */
export function direct(mock: Mock, socket: Socket) {
  const board = switchboard(mock, socket)
  const connect = async (): Promise<End> => {
    let heard: string[] = []
    const { receive, gone } = board.connect({
      send: (frame) => heard.push(frame) > 0,
      close: () => {},
    })
    return {
      send: receive,
      get unread() {
        return heard
      },
      take: () => {
        const all = heard
        heard = []
        return all
      },
      settled: turn,
      leave: async () => gone(),
    }
  }
  return { connect, close: board.close }
}

/** Ends of connections to a server on this machine; its server hangs up on them. */
export const dialled =
  (base: string, { path }: Socket) =>
  (): Promise<End> =>
    dial(base.replace(/^http/, 'ws') + path)
