import TinyQueue from 'tinyqueue'

interface Entry {
  readonly at: number
  /** Keeps entries of one instant in the order in which they came. */
  readonly nth: number
  readonly wake: () => void
  /** `false` for a watcher, who is woken when time passes but makes none pass. */
  readonly asks: boolean
  live: boolean
}

/** Who is to be woken when, on a clock. Costs no more for entries that were called off. */
export interface Agenda {
  /** Returns how to call it off. An instant that never comes is never entered. */
  enter(at: number, wake: () => void, asks: boolean): () => void
  /** The earliest instant that somebody waits for; `null` when nobody waits. */
  next(): number | null
  /** Takes off the earliest entry that is due by `limit`, has `reach` move the clock to its instant,
   *  and wakes it; `null` when nobody is due. */
  wakeNext(limit: number, reach: (at: number) => void): { readonly asks: boolean } | null
  /** How many wait who ask for time to pass. */
  readonly asking: number
}

/** Below this many dead entries it is not worth to clear them away. */
const DEAD_MIN = 64

export function agenda(): Agenda {
  const order = (a: Entry, b: Entry): number => a.at - b.at || a.nth - b.nth
  let queue = new TinyQueue<Entry>([], order)
  let entered = 0
  let asking = 0
  let dead = 0

  const enter = (at: number, wake: () => void, asks: boolean): (() => void) => {
    if (!(at < Number.POSITIVE_INFINITY)) return () => {}
    const entry: Entry = { at: Math.ceil(at), nth: entered, wake, asks, live: true }
    entered += 1
    if (asks) asking += 1
    queue.push(entry)
    return () => callOff(entry)
  }

  const leave = (entry: Entry): void => {
    entry.live = false
    if (entry.asks) asking -= 1
  }

  const callOff = (entry: Entry): void => {
    if (!entry.live) return
    leave(entry)
    dead += 1
    if (dead < DEAD_MIN || dead * 2 < queue.length) return
    queue = new TinyQueue(
      queue.data.filter(({ live }) => live),
      order,
    )
    dead = 0
  }

  const head = (): Entry | undefined => {
    for (let first = queue.peek(); first !== undefined && !first.live; first = queue.peek()) {
      queue.pop()
      dead -= 1
    }
    return queue.peek()
  }

  const wakeNext: Agenda['wakeNext'] = (limit, reach) => {
    const entry = head()
    if (entry === undefined || entry.at > limit) return null
    queue.pop()
    leave(entry)
    reach(entry.at)
    entry.wake()
    return entry
  }

  return {
    enter,
    next: () => head()?.at ?? null,
    wakeNext,
    get asking() {
      return asking
    },
  }
}

/** Enters one who waits; resolves when woken, rejects with the signal's reason when called off. */
export const waitFor = (enter: (wake: () => void) => () => void, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason)
    const leave = (): void => {
      off()
      reject(signal?.reason)
    }
    const off = enter(() => {
      signal?.removeEventListener('abort', leave)
      resolve()
    })
    signal?.addEventListener('abort', leave, { once: true })
  })
