import { assert } from '../../src/core/assert.ts'
import type { Dice } from '../../src/core/dice.ts'
import type { Fate, Lifecycle, Phase } from '../../src/core/job.ts'
import type { Plan } from '../../src/core/scenario.ts'

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

export interface Birth {
  readonly now: number
  /** When the job gets its place; later than `now` where it waits for one. */
  readonly start: number
  readonly count: number
  readonly dice: Dice
  readonly plan: Plan
}

/** Draws a job's timeline from its dice; same dice, same plan, same life. */
export function draw(lifecycle: Lifecycle, { now, start, count, dice, plan }: Birth): Timeline {
  const fates = drawFates(lifecycle.perResult ? count : 1, dice, plan)
  const fate = fates.includes('succeeded') ? 'succeeded' : 'failed'
  const roads = lifecycle.roads[fate]
  const road = roads[dice.int('road', 0, roads.length - 1)]
  assert(road !== undefined && road.length > 0, `the lifecycle has no road to "${fate}"`)
  const at = pacing(lifecycle, road, { start, dice, plan })
  const ends = lifecycle.perResult ? finishes(fates, { at, dice }) : null
  if (ends !== null) at[at.length - 1] = Math.max(...ends.map((end) => end.at))
  if (start <= now) return { route: road, at, ends }
  assert(lifecycle.waiting !== null, 'a job waits in a lifecycle that has no waiting phase')
  return { route: [lifecycle.waiting, ...road], at: [now, ...at], ends }
}

function drawFates(count: number, dice: Dice, { fails }: Plan): Fate[] {
  const fates = Array<Fate>(count).fill('succeeded')
  if (fails === undefined || fails.share === 0) return fates
  if (fails.some === true && count === 1) return fates
  const drawn = fates.map(
    (_, index): Fate => (dice.unit(`fate ${index}`) < fails.share ? 'failed' : 'succeeded'),
  )
  return fails.some === true ? mixed(drawn, dice) : drawn
}

/** Turns one of several fates round where all are the same. */
function mixed(fates: readonly Fate[], dice: Dice): Fate[] {
  const [first] = fates
  const odd = fates.every((fate) => fate === first) ? dice.int('odd', 0, fates.length - 1) : -1
  const other: Fate = first === 'failed' ? 'succeeded' : 'failed'
  return fates.map((fate, index) => (index === odd ? other : fate))
}

interface Start extends Pick<Birth, 'start' | 'dice' | 'plan'> {}

function pacing({ phases }: Lifecycle, road: readonly Phase[], at: Start): number[] {
  const { start, dice, plan } = at
  const { pace = 1, startMs = 0 } = plan
  let time = start
  return road.map((phase, index) => {
    const entered = time
    const [least, most] = phases[phase]?.dwellMs ?? [0, 0]
    const dwellMs = Math.round(dice.int(`dwell ${phase}`, least, most) * pace)
    // What is terminal lasts for ever as it is.
    time += dwellMs + (index === 0 ? startMs : 0)
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
