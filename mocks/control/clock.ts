import type { Clock, MovableClock } from '../../src/core/clock.ts'
import { durationMs } from '../../src/core/duration.ts'
import type { Mock } from '../mock.ts'
import { type Ask, type Done, done } from './ask.ts'
import { type Refused, refused } from './refused.ts'

/** A mock's clock, by the time of the account that is meant. */
export function clockOf(mock: Mock, key?: string) {
  const { clock, provider } = mock
  const leadMs = key === undefined ? 0 : mock.account(key).leadMs
  return {
    provider: provider.id,
    now: clock.now() + leadMs,
    leadMs,
    speed: clock.speed,
    movable: isMovable(clock),
  }
}

const clocksOf = ({ mocks, key }: Ask) => mocks.map((mock) => clockOf(mock, key))

const told = (ask: Ask): Done => done({ clocks: clocksOf(ask) })

export const getClock = told

export async function advanceClock(ask: Ask): Promise<Done> {
  const { mocks, key } = ask
  const ms = readMs(ask)
  if (typeof ms !== 'number') return ms
  if (key !== undefined) {
    await Promise.all(mocks.map((mock) => mock.lead(ms, key)))
    return done({ movedMs: ms, clocks: clocksOf(ask) })
  }
  return moving(ask, async (clocks) => {
    await Promise.all(clocks.map((clock) => clock.advance(ms)))
    return done({ movedMs: ms, clocks: clocksOf(ask) })
  })
}

/** The end of the year 9999: beyond it no date is written as the providers write theirs. */
const LATEST = Date.UTC(10_000, 0, 1) - 1

/** By how much to advance; the refusal for what is no duration or leads too far. */
function readMs(ask: Ask): number | Refused {
  const pointer = '/body/by'
  // The document admits nothing else.
  const { by } = ask.body as { readonly by: number | string }
  try {
    const ms = durationMs(by)
    const latest = Math.max(...clocksOf(ask).map(({ now }) => now))
    if (latest + ms <= LATEST) return ms
    return refused('invalid', 'Time moves no further than the end of the year 9999.', { pointer })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refused('invalid', `Cannot advance: ${error.message}.`, { pointer })
  }
}

export const runClockUntilIdle = (ask: Ask): Done | Promise<Done> =>
  moving(ask, async (clocks) => {
    const moved = await Promise.all(clocks.map((clock) => clock.runUntilIdle()))
    return done({ movedMs: Math.max(0, ...moved), clocks: clocksOf(ask) })
  })

export const freezeClock = (ask: Ask): Done | Promise<Done> =>
  moving(ask, (clocks) => {
    for (const clock of clocks) clock.freeze()
    return told(ask)
  })

export const flowClock = (ask: Ask): Done | Promise<Done> =>
  moving(ask, (clocks) => {
    // The document admits nothing else.
    const { speed } = ask.body as { readonly speed: number }
    for (const clock of clocks) clock.flow(speed)
    return told(ask)
  })

type Move = (clocks: readonly MovableClock[]) => Done | Promise<Done>

/** Moves the clocks that are meant, each once, or none of them. */
function moving({ mocks, served }: Ask, move: Move): Done | Promise<Done> {
  const clocks = [...new Set(mocks.map(({ clock }) => clock))]
  const standing = mocks.filter(({ clock }) => !isMovable(clock))
  if (standing.length > 0) {
    const which = names(standing)
    return refused(
      'unmovable-clock',
      `The clock of ${which} cannot be moved: it was made by its user. Name an account to advance it alone.`,
    )
  }
  const along = served.filter((mock) => clocks.includes(mock.clock) && !mocks.includes(mock))
  if (along.length === 0) return move(clocks.filter(isMovable))
  return refused(
    'shared-clock',
    `${names(mocks)} shares its clock with ${names(along)}, which would move too. Leave out the provider, or name an account to advance it alone.`,
    { pointer: '/query/provider' },
  )
}

const isMovable = (clock: Clock): clock is MovableClock =>
  'advance' in clock && typeof clock.advance === 'function'

export const names = (mocks: readonly Mock[]): string =>
  mocks.map(({ provider }) => provider.id).join(', ')
