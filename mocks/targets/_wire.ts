import type { Wire } from '../../src/conformance/target.ts'
import type { Socket } from '../../src/core/socket.ts'
import { turn } from '../../src/host/machine.ts'
import type { Mock } from '../mock.ts'
import { switchboard } from '../skins/websocket.ts'

/** A clock that leaps needs a few of them for the longest answer; who waits for a frame that never
 *  comes waits through all. */
const TURNS_MAX = 200

/** Connections to a mock without any transport; hangs up on all of them when it is closed. */
export function wires(mock: Mock, socket: Socket) {
  const board = switchboard(mock, socket)
  const connect = async (): Promise<Wire> => {
    let heard: string[] = []
    const { receive, gone } = board.connect({
      send: (frame) => heard.push(frame) > 0,
      close: () => {},
    })
    return {
      send: receive,
      hear: async (frames) => {
        for (let turns = 0; heard.length < frames && turns < TURNS_MAX; turns += 1) await turn()
        const all = heard
        heard = []
        return all
      },
      leave: async () => gone(),
    }
  }
  return { connect, close: board.close }
}
