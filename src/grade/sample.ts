import { type Dice, dice } from '../core/dice.ts'
import type { Fate, JobState, JobView, Phase, Result } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'

export interface Sample {
  readonly id: string
  readonly fate: Ending
  /** When the job ended, Unix milliseconds. */
  readonly at: number
  /** Which of its results the call reports, where each is reported alone. */
  readonly index?: number
}

/** `cancelled` only where a provider cancels. */
export type Ending = Fate | 'cancelled'

/** How long a job took that was not there. */
const LASTED_MS = 6_000

/** A job as its provider's webhook would tell it, made of the provider's own tables alone. */
export function sampleJob(provider: Provider, { id, fate, at, index = 0 }: Sample): JobView {
  const phase = phaseOf(provider, fate)
  const state: JobState = fate
  const failure = fate === 'failed' ? provider.failures['generation-failed'] : null
  const place = { createdAt: at - LASTED_MS, index, dice: dice(id) }
  const own = fate === 'succeeded' || (fate === 'failed' && provider.webhook?.perResult === true)
  return {
    id,
    phase,
    state,
    createdAt: place.createdAt,
    updatedAt: at,
    finishedAt: at,
    results: own ? [{ ...imageOf(provider, place), ...(failure && lost(failure)) }] : [],
    failure,
    costMicroUsd: provider.price.imageMicroUsd,
    echo: null,
  }
}

function phaseOf({ lifecycle: { roads, cancel } }: Provider, fate: Ending): Phase {
  return (fate === 'cancelled' ? cancel?.to : roads[fate][0]?.at(-1)) ?? ''
}

interface Place {
  readonly createdAt: number
  readonly index: number
  readonly dice: Dice
}

function imageOf({ files, abilities }: Provider, { createdAt, index, dice }: Place): Result {
  const id = dice.uuid(`result ${index}`)
  const format = abilities.formats[0] ?? 'png'
  return {
    id,
    state: 'succeeded',
    format,
    url: files.origin + files.path({ id, format, createdAt }),
    base64: null,
    seed: dice.int(`seed ${index}`, 1, 2 ** 31 - 1),
    prompt: null,
    costMicroUsd: null,
    failure: null,
  }
}

const lost = (failure: NonNullable<Result['failure']>) =>
  ({ state: 'failed', url: null, seed: null, failure }) as const
