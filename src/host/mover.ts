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
 * Held work that still runs after so many of the machine's milliseconds, while somebody waits for
 * time to pass, may be what waits: a receiver that asks the mock, or moves its clock, before it
 * answers. It is waited for no longer.
 */
const SELF_WAIT_MS_MAX = 1000

export function mover(hands: Hands): Mover {
  const { agenda, now, reach } = hands
  const held = new Set<Promise<unknown>>()
  let inLine = 0
  let last: Promise<unknown> = Promise.resolve()

  const hold = (work: Promise<unknown>): void => {
    const over = (): boolean => held.delete(work)
    held.add(work)
    work.then(over, over)
  }

  const quiet = async (): Promise<void> => {
    await turn()
    while (held.size > 0) {
      await atMost(SELF_WAIT_MS_MAX, Promise.allSettled(held), letGo)
      await turn()
    }
  }

  const letGo = (): void => {
    if (agenda.asking > 0 || inLine > 1) held.clear()
  }

  const queue = <T>(move: () => Promise<T>): Promise<T> => {
    inLine += 1
    const moved = last
      .then(() => hands.whileStanding(move))
      .finally(() => {
        inLine -= 1
      })
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
    await queue(async () => {
      const target = now() + ms
      await quiet()
      while ((await step(target)) !== null);
      reach(target)
    })
  }

  const runUntilIdle = (): Promise<number> =>
    queue(async () => {
      const begin = now()
      await quiet()
      for (let wakes = 0; (await step(Number.POSITIVE_INFINITY)) !== null; wakes += 1) {
        if (wakes >= WAKES_MAX) throw new Error(restless(now() - begin))
      }
      return now() - begin
    })

  const leap = (stopped: () => boolean): Promise<void> =>
    queue(async () => {
      await quiet()
      while (agenda.asking > 0 && !stopped()) {
        const woken = await step(Number.POSITIVE_INFINITY)
        // Others may have lined up to move time meanwhile.
        if (woken?.asks === true) break
      }
    })

  return { advance, runUntilIdle, leap, hold }
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
