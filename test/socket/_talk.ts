import { WebSocket } from 'ws'
import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { serve } from '../../mocks/skins/http.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { runware } from '../../src/providers/runware/index.ts'

export const KEY = 'key-of-the-socket'

/** A client's end of a connection: what came, and how it ended. */
export interface Talk {
  send(frame: unknown): void
  /** Text as it is. */
  raw(text: string): void
  /** The next frame that has not been taken yet. */
  next(): Promise<Frame>
  /** The rest of what has come, once nothing more is on its way. */
  readonly unread: readonly Frame[]
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  close(): Promise<void>
}

export interface Frame {
  readonly data?: readonly Item[]
  readonly errors?: readonly Item[]
}
type Item = Readonly<Record<string, unknown>>

/** Frames as they come, for who asks before and for who asks after. */
export function inbox() {
  const unread: Frame[] = []
  const asked: ((frame: Frame) => void)[] = []
  return {
    unread,
    put: (text: string): void => {
      const frame: Frame = JSON.parse(text)
      const taker = asked.shift()
      if (taker === undefined) unread.push(frame)
      else taker(frame)
    },
    next: (): Promise<Frame> => {
      const frame = unread.shift()
      return frame === undefined
        ? new Promise((resolve) => asked.push(resolve))
        : Promise.resolve(frame)
    },
  }
}

export interface House {
  readonly mock: Mock
  readonly url: string
  readonly port: number
  talk(options?: { readonly headers?: Record<string, string> }): Promise<Talk>
  close(): Promise<void>
}

/** A server with one mock of Runware on a virtual clock. */
export async function openHouse(options: Partial<MockOptions> = {}): Promise<House> {
  const mock = createMock({ provider: runware, clock: virtualClock(), ...options })
  const served = await serve({ mocks: [mock] })
  const url = `${served.url.replace('http', 'ws')}/runware/v1`
  return {
    mock,
    url,
    port: served.port,
    talk: ({ headers = {} } = {}) => dial(url, headers),
    close: () => {
      mock.close()
      return served.close()
    },
  }
}

export async function dial(url: string, headers: Record<string, string> = {}): Promise<Talk> {
  const peer = new WebSocket(url, { headers })
  const { unread, put, next } = inbox()
  peer.on('message', (data) => put(data.toString()))
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    peer.on('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  await new Promise((resolve, reject) => {
    peer.on('open', resolve)
    peer.on('error', reject)
  })
  return {
    send: (frame) => peer.send(JSON.stringify(frame)),
    raw: (text) => peer.send(text),
    next,
    unread,
    closed,
    close: async () => {
      peer.close()
      await closed
    },
  }
}

/** Gives the key and takes the session's id. */
export async function enter(
  talk: Talk,
  { key = KEY, session }: { readonly key?: string; readonly session?: string } = {},
): Promise<string> {
  talk.send([
    {
      taskType: 'authentication',
      apiKey: key,
      ...(session !== undefined && { connectionSessionUUID: session }),
    },
  ])
  const { data } = await talk.next()
  return String(data?.[0]?.connectionSessionUUID)
}

let tasks = 0

/** A task that keeps the contract, with a UUID of its own. */
export function imageTask(change: Record<string, unknown> = {}) {
  tasks += 1
  return {
    taskType: 'imageInference',
    taskUUID: `7c28b0f9-2464-4e88-b21e-${String(tasks).padStart(12, '0')}`,
    model: 'google:2@3',
    positivePrompt: 'A flooded cathedral',
    width: 1024,
    height: 1024,
    ...change,
  }
}
