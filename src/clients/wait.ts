import { type Refusal, refuse } from '../core/fault.ts'
import { type Beat, isTerminal, type JobView } from '../core/job.ts'
import type { Ending, Look, WaitOptions } from './ending.ts'
import { imagesOf } from './image.ts'
import { type Line, TransportError, timedOut } from './line.ts'
import { type Patience, passes, pauseMs } from './patience.ts'

/** A job under way, as waiting needs it. */
interface Watched {
  readonly line: Line
  readonly id: string | null
  readonly sentAt: number
  readonly patience: Patience
  readonly phases: readonly Beat[]
  look(deadline: number): Promise<Look>
  view(): JobView
}

/** Polls, ever more slowly, until the job has ended or its time is over. */
export async function waitFor(watched: Watched, options: WaitOptions): Promise<Ending> {
  const { line, id, sentAt, patience, view } = watched
  const deadline = sentAt + (options.limitMs ?? patience.limitMs)
  const tell = teller(watched.phases, options.onPhase)
  const attempt = attempts(watched, deadline)
  for (let nth = 0; ; nth += 1) {
    tell()
    if (isTerminal(view().state)) return endingOf(view(), line)
    const next = line.clock.now() + pauseMs(nth, patience)
    if (next > deadline) return timedOut(line.provider, id)
    await line.clock.until(next)
    const refusal = await attempt()
    if (refusal !== null) return refusal
  }
}

/** Looks once; gives back what ends the waiting early, and bears a few lost connections in a row. */
function attempts(
  { line, id, sentAt, patience, look }: Watched,
  deadline: number,
): () => Promise<Refusal | null> {
  let misses = 0
  return async () => {
    const seen = await look(deadline).catch(missed)
    misses = seen.kind === 'missed' ? misses + 1 : 0
    if (seen.kind === 'missed' && misses > patience.missesMax) throw seen.error
    if (seen.kind === 'cannot') return refuse('internal', { id, message: seen.message })
    if (seen.kind !== 'refused' || passes(seen, line.clock.now() - sentAt, patience)) return null
    return seen
  }
}

interface Missed {
  readonly kind: 'missed'
  readonly error: TransportError
}

/** A poll that found no connection; the job goes on without us. */
function missed(error: unknown): Missed {
  if (error instanceof TransportError) return { kind: 'missed', error }
  throw error
}

/** Tells of each phase once. */
function teller(phases: readonly Beat[], onPhase: WaitOptions['onPhase']): () => void {
  let told = 0
  return () => {
    for (const beat of phases.slice(told)) onPhase?.(beat)
    told = phases.length
  }
}

function endingOf(view: JobView, line: Line): Ending {
  const { id, state, results, failure, costMicroUsd } = view
  if (state === 'cancelled') return { kind: 'cancelled', id }
  const images = imagesOf(results, line)
  const failures = results.flatMap((result) => result.failure ?? [])
  if (state === 'succeeded' && images.length > 0) {
    return { kind: 'images', images, failures, costMicroUsd }
  }
  const why = failure ?? failures[0]
  const message = why?.message ?? 'The job ended without an image, and nothing said why'
  return refuse('generation-failed', { id, message, code: why?.code ?? null })
}
