import type { Duration } from '../core/clock.ts'
import { durationMs } from '../core/duration.ts'
import type { Agenda } from './agenda.ts'
import { later, turn } from './machine.ts'

/** Moves the time of a clock, one move after the other, each step only when all is quiet. */
export interface Mover {
  advance(by: Duration): Promise<void>
  runUntilIdle(): Promise<number>
  /** Moves to the next instant that somebody asks for, unless nobody does by then or `stopped`. */
  leap(stopped: () => boolean): Promise<void>
  hold(work: Promise<unknown>): void
  /** To be told when somebody comes to wait for time to pass. */
  noteAsking(): void
}

export interface Hands {
  readonly agenda: Agenda
  now(): number
  /** Moves time on to `at`; never back. */
  reach(at: number): void
  /** Time stands while it is moved by hand. */
  whileStanding<T>(move: () => Promise<T>): Promise<T>
}

/** So many wakes of one `runUntilIdle` are no life of jobs any more but a watcher that renews
 *  itself for ever. */
const WAKES_MAX = 100_000

/**
 * Held work that still runs after so many of the machine's milliseconds, while somebody has come
 * after it who waits for time to pass, may itself be waiting for that: a receiver that asks the
 * mock before it answers. It is waited for no longer.
 */
const SELF_WAIT_MS_MAX = 1000

export function mover(hands: Hands): Mover {
  const { agenda, now, reach } = hands
  /** Each with how many had asked for time to pass when it began. */
  const held = new Map<Promise<unknown>, number>()
  let asked = 0
  let last: Promise<unknown> = Promise.resolve()

  const hold = (work: Promise<unknown>): void => {
    const over = (): boolean => held.delete(work)
    held.set(work, asked)
    work.then(over, over)
  }

  const noteAsking = (): void => {
    asked += 1
  }

  const quiet = async (): Promise<void> => {
    await turn()
    while (held.size > 0) {
      await atMost(SELF_WAIT_MS_MAX, Promise.allSettled(held.keys()), letGo)
      await turn()
    }
  }

  const letGo = (): void => {
    for (const [work, before] of held) if (asked > before) held.delete(work)
  }

  const inLine = <T>(move: () => Promise<T>): Promise<T> => {
    const moved = last.then(() => hands.whileStanding(move))
    last = moved.catch(() => {})
    return moved
  }

  const step = async (limit: number) => {
    const woken = agenda.wakeNext(limit, reach)
    if (woken !== null) await quiet()
    return woken
  }

  const advance = async (by: Duration): Promise<void> => {
    const ms = durationMs(by)
    noteAsking()
    await inLine(async () => {
      const target = now() + ms
      await quiet()
      while ((await step(target)) !== null);
      reach(target)
    })
  }

  const runUntilIdle = (): Promise<number> => {
    noteAsking()
    return inLine(async () => {
      const begin = now()
      await quiet()
      for (let wakes = 0; (await step(Number.POSITIVE_INFINITY)) !== null; wakes += 1) {
        if (wakes >= WAKES_MAX) throw new Error(restless(now() - begin))
      }
      return now() - begin
    })
  }

  const leap = (stopped: () => boolean): Promise<void> =>
    inLine(async () => {
      await quiet()
      while (agenda.asking > 0 && !stopped()) {
        const woken = await step(Number.POSITIVE_INFINITY)
        // Others may have lined up to move time meanwhile.
        if (woken?.asks === true) break
      }
    })

  return { advance, runUntilIdle, leap, hold, noteAsking }
}

const restless = (ms: number): string =>
  `time never comes to rest: after ${WAKES_MAX} wakes and ${ms} ms somebody still waits for a later instant; use advance() with a duration`

/** Waits for `work`, and calls `late` if it takes longer than `ms`. */
async function atMost(ms: number, work: Promise<unknown>, late: () => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const off = later(ms, () => {
    late()
    resolve()
  })
  await Promise.race([work, promise])
  off()
}
