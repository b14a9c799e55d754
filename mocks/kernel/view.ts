import type { Dice } from '../../src/core/dice.ts'
import {
  type Failure,
  isTerminal,
  type JobState,
  type JobView,
  type Result,
} from '../../src/core/job.ts'
import type { Picture } from '../../src/core/picture.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Quirks } from '../../src/core/quirk.ts'
import type { Seal } from './seal.ts'
import { endOf, reached } from './timeline.ts'
import type { Job } from './world.ts'

export interface Sight {
  /** With the lifecycle that its quirks make. */
  readonly provider: Provider
  readonly quirks: Quirks
  readonly seal: Seal
  /** The origin under which files are served, without a trailing slash. */
  readonly filesAt: () => string
}

/** How to look at a job. */
interface Look extends Sight {
  /** Tell only of this result; of all of them unless given. */
  readonly only?: number | null
}

/** A job as it is at `now`: read off its timeline, so looking changes nothing. */
export function view(job: Job, now: number, look: Look): JobView {
  const { provider } = look
  const { timeline, cutAt, submit } = job
  const cancelled = cutAt !== null && now >= cutAt
  const index = reached(timeline, cancelled ? cutAt : now)
  const phase = (cancelled ? provider.lifecycle.cancel?.to : timeline.route[index]) ?? ''
  const info = provider.lifecycle.phases[phase]
  const state = info?.means ?? 'queued'
  const updatedAt = cancelled ? cutAt : (timeline.at[index] ?? job.createdAt)
  return {
    id: job.id,
    phase,
    state,
    createdAt: job.createdAt,
    updatedAt,
    finishedAt: isTerminal(state) ? updatedAt : null,
    results: resultsOf(job, { now, state, partial: info?.partial === true, look }),
    failure: state === 'failed' ? failureOf(job, provider) : null,
    costMicroUsd: provider.price.imageMicroUsd * submit.count,
    echo: submit.echo,
  }
}

/** A reason that the provider's jobs do not end for was refused before there was a job. */
const failureOf = ({ fault }: Job, { failures }: Provider): Failure =>
  failures[fault] ?? failures['generation-failed']

interface Moment {
  readonly now: number
  readonly state: JobState
  readonly partial: boolean
  readonly look: Look
}

function resultsOf(job: Job, { now, state, partial, look }: Moment): Result[] {
  const { ends } = job.timeline
  if (ends === null && state !== 'succeeded' && !partial) return []
  const dice = job.account.dice.of(job.nth)
  const { only = null } = look
  const indices = only === null ? Array(job.submit.count).keys() : [only]
  return Array.from(indices, (index) => {
    const end = ends?.[index]
    const own = end === undefined ? 'succeeded' : end.at <= now ? end.fate : 'running'
    return result(job, { index, state: own, dice, sight: look })
  })
}

interface Place {
  readonly index: number
  readonly state: JobState
  readonly dice: Dice
  readonly sight: Sight
}

function result(job: Job, { index, state, dice, sight }: Place): Result {
  const { provider, seal, filesAt } = sight
  const { submit, createdAt } = job
  const id = seal.id(job, index)
  const done = state === 'succeeded'
  const { format, inline } = submit
  const path = provider.files.path({ id, format, createdAt })
  return {
    id,
    state,
    format,
    url: done && inline === 'none' ? filesAt() + path : null,
    base64: null,
    seed: seedOf(job, index, dice),
    prompt: provider.invent.prompt?.(submit, dice) ?? null,
    costMicroUsd: submit.costShown ? provider.price.imageMicroUsd : null,
    failure: state === 'failed' ? failureOf(job, provider) : null,
  }
}

const seedOf = ({ submit }: Job, index: number, dice: Dice): number =>
  submit.seed ?? dice.int(`seed ${index}`, 0, 2 ** 31 - 1)

/** All that it takes to draw a result's file. */
export function pictureOf(job: Job, index: number, { provider, seal }: Sight): Picture {
  const { prompt, size, format, quality } = job.submit
  const dice = job.account.dice.of(job.nth)
  const seed = seedOf(job, index, dice)
  const id = seal.id(job, index)
  return { id, provider: provider.name, prompt, seed, size, format, quality }
}

/** From when until when a result's file is there. */
export interface Stay {
  readonly from: number
  readonly until: number
}

/** When a result's file is there to be fetched; `null` if it never will be. */
export function stayOf(job: Job, index: number, sight: Sight): Stay | null {
  const from = fileAt(job, index, sight)
  if (from === null) return null
  const keptMs = job.submit.keepMs ?? sight.provider.files.keptMs(sight.quirks)
  return { from, until: keptMs === null ? Number.POSITIVE_INFINITY : from + keptMs }
}

function fileAt(job: Job, index: number, { provider }: Sight): number | null {
  const { timeline, cutAt } = job
  const end = timeline.ends?.[index]
  if (end !== undefined) return end.fate === 'succeeded' ? end.at : null
  const shown = timeline.route.findIndex((phase) => {
    const info = provider.lifecycle.phases[phase]
    return info?.partial === true || info?.means === 'succeeded'
  })
  const at = shown < 0 ? null : (timeline.at[shown] ?? endOf(timeline))
  return at !== null && cutAt !== null && cutAt < at ? null : at
}
