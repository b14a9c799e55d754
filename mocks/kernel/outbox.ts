import TinyQueue from 'tinyqueue'
import type { Delivery } from '../../src/core/exchange.ts'
import { endOf } from './timeline.ts'
import { type Sight, view } from './view.ts'
import type { Job } from './world.ts'

/** A webhook call that will be made: written when the timeline is, so that no tie can lose it. */
interface Letter {
  readonly at: number
  /** Keeps letters of one instant in the order in which they were written. */
  readonly nth: number
  readonly job: Job
  /** The one result it reports; `null`: the whole job. */
  readonly index: number | null
}

export interface Outbox {
  /** Writes the letters of a new job, or of one that was just cut short. */
  write(job: Job): void
  /** When the next letter is due; `null` when there is none. */
  due(): number | null
  /** Takes out what is due by `now`, oldest first. */
  take(now: number): Iterable<Delivery>
}

export function outbox(sight: Sight): Outbox {
  const letters = new TinyQueue<Letter>([], (a, b) => a.at - b.at || a.nth - b.nth)
  const { webhook } = sight.provider
  let written = 0
  const post = (job: Job, at: number, index: number | null): void => {
    letters.push({ at, nth: written, job, index })
    written += 1
  }

  const write = (job: Job): void => {
    if (webhook === null || job.submit.hook === null) return
    const { ends } = job.timeline
    if (job.cutAt !== null) post(job, job.cutAt, null)
    else if (webhook.perResult && ends !== null) ends.map((end, index) => post(job, end.at, index))
    else post(job, endOf(job.timeline), null)
  }

  function* take(now: number): Generator<Delivery> {
    for (let next = letters.peek(); next && next.at <= now; next = letters.peek()) {
      letters.pop()
      if (!isVoid(next)) yield deliver(next)
    }
  }

  const deliver = ({ job, at, index }: Letter): Delivery => {
    const rendered = webhook?.render(view(job, at, { ...sight, only: index }))
    return {
      url: job.submit.hook ?? '',
      headers: rendered?.headers ?? {},
      body: rendered?.body ?? '',
    }
  }

  return { write, due: () => letters.peek()?.at ?? null, take }
}

/** A letter about an end that the job's cancelling forestalled. */
const isVoid = ({ job, at }: Letter): boolean => job.cutAt !== null && at > job.cutAt
