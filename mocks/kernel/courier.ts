import type { Clock } from '../../src/core/clock.ts'
import {
  type Delivery,
  NotSent,
  type Patience,
  type Send,
  type Sent,
  TimedOut,
} from '../../src/core/exchange.ts'
import type { Draw } from '../../src/core/picture.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { DeliveryRecord } from '../../src/core/record.ts'
import { beginning } from './beginning.ts'
import { drawAll } from './draw-all.ts'
import { log } from './log.ts'
import type { Errand, Outbox } from './outbox.ts'
import { hidden, hiddenLink, hiddenUrl, veiled } from './redact.ts'
import { tagOf } from './world.ts'

export interface Courier {
  /** Looks when the next call is due; to be asked after each change of the kernel's world. */
  look(): void
  readonly records: () => readonly DeliveryRecord[]
  /** Forgets the records that are not to be kept. */
  keep(wanted: (record: DeliveryRecord) => boolean): void
  /** Resolves once nothing that is due is still on its way. */
  idle(): Promise<void>
  close(): void
}

export interface CourierOptions {
  readonly provider: Provider
  readonly outbox: Pick<Outbox, 'due' | 'take' | 'lastEnd'>
  readonly clock: Clock
  readonly send: Send
  readonly draw: Draw
  /** Hears of each try when it is over. */
  readonly onDelivery: (record: DeliveryRecord) => void
  /** Hears of a call that could not be written; the calls after it are made all the same. */
  readonly onError: (error: unknown) => void
}

const RECORDS_MAX = 10_000
const IN_FLIGHT_MAX = 64

/** Carries calls when they are due, oldest first, some at a time, and tries again as planned. */
export function courier(options: CourierOptions): Courier {
  const { outbox, clock, onDelivery, onError } = options
  const records = log<DeliveryRecord>(RECORDS_MAX)
  const waiting: Errand[] = []
  const inFlight = new Set<Promise<void>>()
  let watched: { readonly at: number; readonly off: () => void } | null = null
  let offLast: (() => void) | null = null

  const look = (): void => {
    watchLast()
    const at = outbox.due()
    if (at === null || (watched !== null && watched.at <= at)) return
    watched?.off()
    if (at <= clock.now()) wake()
    else watched = { at, off: clock.watch(at, wake) }
  }

  /** Somebody waits for each job to be over, if only to poll it: time that is moved until all is done
   *  goes as far. One watch for all jobs, renewed when it is over. */
  const watchLast = (): void => {
    const at = outbox.lastEnd()
    if (offLast !== null || at <= clock.now()) return
    offLast = clock.watch(at, () => {
      offLast = null
      watchLast()
    })
  }

  const wake = (): void => {
    watched = null
    try {
      for (const errand of outbox.take(clock.now())) waiting.push(errand)
    } catch (error) {
      onError(error)
    }
    pump()
    look()
  }

  const pump = (): void => {
    while (inFlight.size < IN_FLIGHT_MAX) {
      const next = waiting.shift()
      if (next === undefined) return
      if (isForgotten(next)) continue
      const carried = carry(next)
        .catch(onError)
        .finally(() => {
          inFlight.delete(carried)
          pump()
          look()
        })
      inFlight.add(carried)
      clock.hold(carried)
    }
  }

  const carry = async (errand: Errand): Promise<void> => {
    const at = clock.now()
    const { leadMs } = errand.post.job.account
    const tried = await attempt(errand, options)
    if (isForgotten(errand)) return
    const delivered = tried.sent !== null && isDelivered(tried.sent)
    const over = delivered || tried.error instanceof NotSent
    const nextAt = errand.end(over, endOf(errand, tried, { at, clock }))
    const record = recordOf(errand, tried, { at: at + leadMs, nextAt, delivered, options })
    records.add(record)
    onDelivery(record)
  }

  const idle = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.all(inFlight)
  }

  const close = (): void => {
    watched?.off()
    offLast?.()
    offLast = () => {}
    waiting.length = 0
    // A watch for the beginning of time: no later look finds anything earlier.
    watched = { at: Number.NEGATIVE_INFINITY, off: () => {} }
  }

  const keep: Courier['keep'] = (wanted) => {
    records.keep(wanted)
    if (outbox.lastEnd() > clock.now()) return
    offLast?.()
    offLast = null
  }

  return { look, records: records.all, keep, idle, close }
}

/** A reset that came meanwhile has its effect on what is on its way as well. */
const isForgotten = ({ post }: Errand): boolean => post.job.account.forgotten

/** One try: what was sent and what came of it. */
interface Tried {
  readonly delivery: Delivery
  readonly sent: Sent | null
  readonly error: unknown
}

async function attempt(errand: Errand, { draw, send, clock }: CourierOptions): Promise<Tried> {
  const delivery = errand.delivery(await drawAll(errand.pictures, draw))
  try {
    return { delivery, sent: await send(delivery, patienceOf(errand, clock)), error: null }
  } catch (error) {
    return { delivery, sent: null, error }
  }
}

/** Every provider here takes 2xx for delivered; for most of them that is INFERRED. */
const isDelivered = ({ status }: Sent): boolean => status >= 200 && status < 300

/** On a clock that stands, a receiver that says nothing for so long would let the provider's time
 *  out pass: the machine need not wait for all of it. */
const STANDING_MS_MAX = 1000

function patienceOf({ patience }: Errand, { speed }: Clock): Patience {
  const { timeoutMs, redirectsMax } = patience
  const fastMs = Math.max(timeoutMs / Math.max(speed, 1), Math.min(timeoutMs, STANDING_MS_MAX))
  return { timeoutMs: speed === 0 ? Math.min(timeoutMs, STANDING_MS_MAX) : fastMs, redirectsMax }
}

interface Begun {
  readonly at: number
  readonly clock: Clock
}

/** When a try was over by the mock's clock: one that stands lets a time-out pass all the same. */
const endOf = ({ patience }: Errand, { error }: Tried, { at, clock }: Begun): number =>
  error instanceof TimedOut ? Math.max(at + patience.timeoutMs, clock.now()) : clock.now()

/** By the account's time. */
interface Ended {
  readonly at: number
  readonly nextAt: number | null
  readonly delivered: boolean
  readonly options: CourierOptions
}

/** How much of what was sent and answered is kept. */
const BODY_CHARS_MAX = 16 * 1024

function recordOf(
  { post }: Errand,
  { delivery, sent, error }: Tried,
  ended: Ended,
): DeliveryRecord {
  const { at, nextAt, delivered, options } = ended
  const { method, url, headers, body } = delivery
  return {
    provider: options.provider.id,
    account: tagOf(post.job.account),
    job: post.job.id,
    kind: post.kind,
    altered: post.alteration.name ?? null,
    attempt: post.attempt,
    at,
    request: {
      method,
      url: hiddenUrl(url),
      headers: hidden(headers, options.provider.webhook?.signature?.headers ?? []),
      body: typeof body === 'string' ? beginning(veiled(body, url), BODY_CHARS_MAX) : '',
      bytes: typeof body === 'string' ? Buffer.byteLength(body) : body.length,
    },
    answer: sent === null ? null : answerOf(sent, url),
    error: error === null ? null : error instanceof Error ? error.message : String(error),
    delivered,
    nextAt,
  }
}

/** A receiver may repeat its own URL: in a redirect, in what it says. */
const answerOf = ({ status, headers, body, hops }: Sent, url: string): DeliveryRecord['answer'] => {
  const { location, ...others } = hidden(headers, ['set-cookie'])
  return {
    status,
    headers: location === undefined ? others : { ...others, location: hiddenLink(location, url) },
    body: beginning(veiled(body, url), BODY_CHARS_MAX),
    hops,
  }
}
