import type { Ability, FileAsk, Received, Target, Wire } from '../../src/conformance/target.ts'
import type { Delivery, HttpRequest, HttpResponse, Sent } from '../../src/core/exchange.ts'
import { type VirtualClock, virtualClock } from '../../src/host/virtual-clock.ts'
import { blank } from '../media/blank.ts'
import { createMock, type Mock, type MockOptions } from '../mock.ts'

/** All that a mock on a virtual clock can do. */
const abilities: ReadonlySet<Ability> = new Set([
  'time-travel',
  'inbox',
  'accounts',
  'second-account',
  'free',
  'signed',
  'refusing-inbox',
  'purse',
  'doom',
  'file-host',
])

/** A target's own mock: its clock stands still until moved, its webhooks lie in a list. */
export interface Local {
  readonly mock: Mock
  readonly clock: VirtualClock
  readonly received: Received[]
  /** Makes a call: time waits until it is there, so that calls of one instant arrive at it. */
  calling<Answer>(call: () => Promise<Answer>): Promise<Answer>
  /** Resolves once all calls that have come are answered. */
  answered(): Promise<void>
  /** Refuses the next webhook calls below a URL. */
  refuse(url: string, calls: number): void
}

const INBOX = 'http://localhost/inbox'

/** What the mocks sign webhook calls with, where their provider signs. */
const WEBHOOK_SECRET = 'known-to-both-sides'

/** A mock whose webhook calls go no further than its own list, and whose files have the right size
 *  and format and nothing on them: thousands of them are looked at. */
export function localMock(options: Omit<MockOptions, 'clock' | 'send'>): Local {
  const clock = virtualClock()
  const received: Received[] = []
  let refusing = { below: '', calls: 0 }
  const send = async ({ url, headers, body }: Delivery): Promise<Sent> => {
    const text = typeof body === 'string' ? body : ''
    const call = { url, headers, body: text, at: clock.now() }
    const left = url.startsWith(refusing.below) ? refusing.calls : 0
    refusing.calls -= left > 0 ? 1 : 0
    received.push(left > 0 ? { ...call, refused: true } : call)
    return left > 0 ? refused : arrived
  }
  const secret = { webhookSecret: WEBHOOK_SECRET }
  const { mock, ...visits } = attended(
    createMock({ draw: blank, ...secret, ...options, clock, send }),
    clock,
  )
  const refuse = (below: string, calls: number): void => {
    refusing = { below, calls }
  }
  return { mock, clock, received, ...visits, refuse }
}

/** A mock that knows who is on the way to it, and whom it has not answered yet. */
function attended(mock: Mock, clock: VirtualClock) {
  const coming = new Set<() => void>()
  const open = new Set<Promise<unknown>>()
  // Which of them has come is all one: time waits for the last.
  const arrive = (): void => {
    const [first] = coming
    if (first === undefined) return
    coming.delete(first)
    first()
  }
  const answer: Mock['answer'] = (...call) => {
    arrive()
    const answering = mock.answer(...call)
    const over = (): boolean => open.delete(answering)
    open.add(answering)
    answering.then(over, over)
    return answering
  }
  const refuse: Mock['refuse'] = (...call) => {
    arrive()
    return mock.refuse(...call)
  }
  const calling: Local['calling'] = async (call) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    coming.add(resolve)
    clock.hold(promise)
    try {
      return await call()
    } finally {
      // What the server answers by itself never comes to the mock.
      coming.delete(resolve)
      resolve()
    }
  }
  const answered = async (): Promise<void> => {
    while (open.size > 0) await Promise.allSettled(open)
  }
  return { mock: { ...mock, answer, refuse }, calling, answered }
}

const arrived: Sent = { status: 200, headers: {}, body: '', ms: 0, hops: [] }
const refused: Sent = { ...arrived, status: 503 }

/** A look at a file, by the URL that the provider gave; a plain one unless told how. */
export const fileRequest = (url: string, how?: FileAsk): HttpRequest => ({
  method: 'GET',
  headers: {},
  ...how,
  path: new URL(url).pathname,
  body: null,
})

interface Skin {
  readonly name: string
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  readonly file: (url: string, how?: FileAsk) => Promise<HttpResponse>
  readonly canonical?: (text: string) => string
  readonly connect?: () => Promise<Wire>
  /** What only this skin can do. */
  readonly abilities?: readonly Ability[]
  readonly close?: () => Promise<void>
}

/** A target out of a local mock and the skin around it. */
export function localTarget({ mock, clock, received, refuse }: Local, skin: Skin): Target {
  return {
    name: skin.name,
    abilities: new Set([...abilities, ...(skin.abilities ?? [])]),
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
    webhookSecret: WEBHOOK_SECRET,
    refuse,
    fund: (key, microUsd) => mock.change({ balanceUsd: microUsd / 1_000_000 }, key),
    doom: (key) => mock.change({ scenario: 'generation-failed' }, key),
    ...(skin.connect !== undefined && { connect: skin.connect }),
    canonical: skin.canonical ?? ((text) => text),
    close: async () => {
      mock.close()
      await skin.close?.()
    },
  }
}
