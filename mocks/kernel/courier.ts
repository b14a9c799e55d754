import type { Clock } from '../../src/core/clock.ts'
import type { Delivery } from '../../src/core/exchange.ts'
import type { Kernel } from './kernel.ts'

/** One webhook call that was made, or could not be. */
export interface DeliveryRecord {
  /** Unix milliseconds. */
  readonly at: number
  /** The receiver without query and credentials: receivers put their secrets there. */
  readonly to: string
  /** The receiver's HTTP status; `null` when none came. */
  readonly status: number | null
  /** Why none came. */
  readonly error: string | null
}

export interface Courier {
  /** Looks when the next call is due; to be asked after each change of the kernel's world. */
  look(): void
  readonly records: readonly DeliveryRecord[]
  /** Resolves once nothing that is due is still on its way. */
  idle(): Promise<void>
  close(): void
}

export interface CourierOptions {
  readonly kernel: Pick<Kernel, 'due' | 'deliveries'>
  readonly clock: Clock
  readonly send: (delivery: Delivery) => Promise<number>
  /** Hears of each call when it is over. */
  readonly onDelivery: (record: DeliveryRecord) => void
  /** Hears of a call that could not be written; the calls after it are made all the same. */
  readonly onError: (error: unknown) => void
}

const RECORDS_MAX = 1000
const IN_FLIGHT_MAX = 64

/** Carries webhook calls when they are due, oldest first, some at a time. */
export function courier(options: CourierOptions): Courier {
  const { kernel, clock, send, onDelivery, onError } = options
  const records: DeliveryRecord[] = []
  const waiting: Delivery[] = []
  const inFlight = new Set<Promise<void>>()
  let watched: { readonly at: number; readonly off: () => void } | null = null

  const look = (): void => {
    const at = kernel.due()
    if (at === null || (watched !== null && watched.at <= at)) return
    watched?.off()
    if (at <= clock.now()) wake()
    else watched = { at, off: clock.watch(at, wake) }
  }

  const wake = (): void => {
    watched = null
    try {
      for (const delivery of kernel.deliveries(clock.now())) waiting.push(delivery)
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
      const carried = carry(next).finally(() => {
        inFlight.delete(carried)
        pump()
      })
      inFlight.add(carried)
    }
  }

  const carry = async (delivery: Delivery): Promise<void> => {
    const made = { at: clock.now(), to: publicPart(delivery.url) }
    try {
      record({ ...made, status: await send(delivery), error: null })
    } catch (error) {
      record({ ...made, status: null, error: error instanceof Error ? error.message : 'failed' })
    }
  }

  const record = (entry: DeliveryRecord): void => {
    records.push(entry)
    if (records.length > RECORDS_MAX) records.shift()
    onDelivery(entry)
  }

  const idle = async (): Promise<void> => {
    while (inFlight.size > 0) await Promise.all(inFlight)
  }

  const close = (): void => {
    watched?.off()
    waiting.length = 0
    // A watch for the beginning of time: no later look finds anything earlier.
    watched = { at: Number.NEGATIVE_INFINITY, off: () => {} }
  }

  return { look, records, idle, close }
}

function publicPart(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? '(not a URL)' : parsed.origin + parsed.pathname
}
