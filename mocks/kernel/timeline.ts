import { assert } from '../../src/core/assert.ts'
import type { Dice } from '../../src/core/dice.ts'
import type { Fate, Lifecycle, Phase } from '../../src/core/job.ts'

/** A job's whole life, fixed when it is submitted: in `route[i]` from `at[i]` on. */
export interface Timeline {
  readonly route: readonly Phase[]
  /** Unix milliseconds, ascending, one for each phase of the route. */
  readonly at: readonly number[]
  /** Where each result ends on its own: when and how; `null` where they end with the job. */
  readonly ends: readonly End[] | null
}

export interface End {
  readonly at: number
  readonly fate: Fate
}

export interface Plan {
  readonly now: number
  /** When the job gets its place; later than `now` where it waits for one. */
  readonly start: number
  readonly count: number
  readonly dice: Dice
  /** The share of jobs, or of results where they end on their own, that fail; 0 to 1. */
  readonly failRate: number
}

/** Draws a job's timeline from its dice; same dice, same life. */
export function plan(lifecycle: Lifecycle, { now, start, count, dice, failRate }: Plan): Timeline {
  const fates = drawFates(lifecycle.perResult ? count : 1, dice, failRate)
  const fate = fates.includes('succeeded') ? 'succeeded' : 'failed'
  const roads = lifecycle.roads[fate]
  const road = roads[dice.int('road', 0, roads.length - 1)]
  assert(road !== undefined && road.length > 0, `the lifecycle has no road to "${fate}"`)
  const at = pacing(lifecycle, road, { start, dice })
  const ends = lifecycle.perResult ? finishes(fates, { at, dice }) : null
  if (ends !== null) at[at.length - 1] = Math.max(...ends.map((end) => end.at))
  if (start <= now) return { route: road, at, ends }
  assert(lifecycle.waiting !== null, 'a job waits in a lifecycle that has no waiting phase')
  return { route: [lifecycle.waiting, ...road], at: [now, ...at], ends }
}

function drawFates(count: number, dice: Dice, failRate: number): Fate[] {
  const fates = Array<Fate>(count).fill('succeeded')
  if (failRate === 0) return fates
  return fates.map((_, index) => (dice.unit(`fate ${index}`) < failRate ? 'failed' : 'succeeded'))
}

interface Start {
  readonly start: number
  readonly dice: Dice
}

function pacing({ phases }: Lifecycle, road: readonly Phase[], { start, dice }: Start): number[] {
  let time = start
  return road.map((phase) => {
    const entered = time
    const [least, most] = phases[phase]?.dwellMs ?? [0, 0]
    time += dice.int(`dwell ${phase}`, least, most)
    return entered
  })
}

/** Results of one job come in any order, none before the job left its first phase half-way. */
function finishes(fates: readonly Fate[], { at, dice }: { at: number[]; dice: Dice }): End[] {
  const begin = at[0] ?? 0
  const span = (at.at(-1) ?? begin) - begin
  return fates.map((fate, index) => ({
    at: begin + Math.ceil(span * (0.5 + dice.unit(`end ${index}`) / 2)),
    fate,
  }))
}

/** The index of the phase at `now`: the last one entered by then. */
export function reached({ at }: Timeline, now: number): number {
  let index = at.length - 1
  while (index > 0 && (at[index] ?? 0) > now) index -= 1
  return index
}

export const endOf = ({ at }: Timeline): number => at.at(-1) ?? 0
