import type { Ability, Received, Target } from '../../src/conformance/target.ts'
import type { Delivery, HttpRequest, HttpResponse, Sent } from '../../src/core/exchange.ts'
import { type VirtualClock, virtualClock } from '../../src/host/virtual-clock.ts'
import { blank } from '../media/blank.ts'
import { createMock, type Mock, type MockOptions } from '../mock.ts'

/** All that a mock on a virtual clock can do. */
const abilities: ReadonlySet<Ability> = new Set(['time-travel', 'inbox', 'accounts', 'free'])

/** A target's own mock: its clock stands still until moved, its webhooks lie in a list. */
export interface Local {
  readonly mock: Mock
  readonly clock: VirtualClock
  readonly received: Received[]
}

const INBOX = 'http://localhost/inbox'

/** A mock whose webhook calls go no further than its own list, and whose files have the right size
 *  and format and nothing on them: thousands of them are looked at. */
export function localMock(options: Omit<MockOptions, 'clock' | 'send'>): Local {
  const clock = virtualClock()
  const received: Received[] = []
  const send = async ({ url, headers, body }: Delivery): Promise<Sent> => {
    const text = typeof body === 'string' ? body : ''
    received.push({ url, headers, body: text, at: clock.now() })
    return arrived
  }
  return { mock: createMock({ draw: blank, ...options, clock, send }), clock, received }
}

const arrived: Sent = { status: 200, headers: {}, body: '', ms: 0, hops: [] }

/** A plain look at a file, by the URL that the provider gave. */
export const fileRequest = (url: string): HttpRequest => ({
  method: 'GET',
  path: new URL(url).pathname,
  headers: {},
  body: null,
})

interface Skin {
  readonly name: string
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  readonly file: (url: string) => Promise<HttpResponse>
  readonly canonical?: (text: string) => string
  readonly close?: () => Promise<void>
}

/** A target out of a local mock and the skin around it. */
export function localTarget({ mock, clock, received }: Local, skin: Skin): Target {
  return {
    name: skin.name,
    abilities,
    quirks: mock.quirks,
    send: skin.send,
    file: skin.file,
    now: clock.now,
    advance: async (ms) => {
      await clock.advance(ms)
      await mock.idle()
    },
    inboxUrl: INBOX,
    received: () => received,
    canonical: skin.canonical ?? ((text) => text),
    close: async () => {
      mock.close()
      await skin.close?.()
    },
  }
}
