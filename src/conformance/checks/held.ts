import { isTerminal } from '../../core/job.ts'
import { type Check, each } from '../check.ts'
import { tamperOutcomes } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { describe } from './_refused.ts'
import { roadsOf } from './_roads.ts'

/** Sound submits of one way to have their results. */
const submitted = ({ entries }: Transcript, delivery: 'sync' | 'async'): readonly Entry[] =>
  entries.filter(
    ({ act, who, broken, intent }) =>
      act === 'submit' &&
      who === 'caller' &&
      broken === null &&
      intent?.kind === 'submit' &&
      intent.delivery === delivery,
  )

export const holdsTheEnd: Check = {
  id: 'held/holds-the-end',
  sentence: 'An answer that was waited for holds the job at its end, with results.',
  source: 'AI/ML API image generations (SEED); Runware deliveryMethod sync (SEED)',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(submitted(transcript, 'sync'), (entry) => {
      const { outcome, response } = entry
      const job = outcome?.kind === 'job' ? outcome.job : null
      const refused = outcome?.kind === 'refused' && response.status >= 400
      if (refused || (job !== null && isTerminal(job.state) && job.results.length > 0)) return null
      return {
        what: 'an answer that was waited for holds no finished job',
        where: place(entry),
        expected: 'a job that is over, and its results',
        actual: job === null ? describe(outcome) : `${job.results.length} results, ${job.phase}`,
      }
    }),
  mutants: [
    {
      id: 'empty-handed',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome, { intent }) =>
          outcome.kind === 'job' && intent?.kind === 'submit' && intent.delivery === 'sync'
            ? { kind: 'job', job: { ...outcome.job, results: [] } }
            : outcome,
        ),
    },
  ],
}

/** As long as any job is given to be over. */
const HELD_MS_MAX = 600_000

export const takesItsTime: Check = {
  id: 'held/takes-its-time',
  sentence: 'An answer is held as long as the shortest job takes, and not for ever.',
  source: 'pace of the provider’s lifecycle (INFERRED); ten minutes as for polling',
  severity: 'major',
  needs: ['time-travel'],
  examine: (transcript) => {
    const { leastMs } = roadsOf(transcript)
    const held = submitted(transcript, 'sync').filter(({ outcome }) => outcome?.kind === 'job')
    return each(held, (entry) => {
      const heldMs = entry.at - entry.sentAt
      if (heldMs >= leastMs && heldMs <= HELD_MS_MAX) return null
      return {
        what: heldMs < leastMs ? 'an answer came too early' : 'an answer was held too long',
        where: place(entry),
        expected: `after ${leastMs} to ${HELD_MS_MAX} ms`,
        actual: `after ${heldMs} ms`,
      }
    })
  },
  mutants: [
    { id: 'no-time-at-all', plant: (target) => timeless(target) },
    { id: 'for-ever', plant: (target) => slower(target, 'sync', HELD_MS_MAX) },
  ],
}

export const otherwiseAtOnce: Check = {
  id: 'held/otherwise-at-once',
  sentence: 'A submit that need not wait is answered at once.',
  source: 'asynchronous APIs: the answer is an acknowledgement (SEED Krea, kie; Runware DOCS)',
  severity: 'minor',
  needs: ['time-travel'],
  examine: (transcript) =>
    each(submitted(transcript, 'async'), (entry) =>
      entry.at === entry.sentAt
        ? null
        : {
            what: 'an acknowledgement was held',
            where: place(entry),
            expected: 'an answer at once',
            actual: `after ${entry.at - entry.sentAt} ms`,
          },
    ),
  mutants: [{ id: 'dawdles', plant: (target) => slower(target, 'async', 1500) }],
}

const slower = (target: Target, delivery: 'sync' | 'async', ms: number): Target => ({
  ...target,
  send: async (request, note) => {
    const response = await target.send(request, note)
    if (note.intent?.kind === 'submit' && note.intent.delivery === delivery)
      await target.advance(ms)
    return response
  },
})

/** A target at which no time passes while an answer is held. */
function timeless(target: Target): Target {
  let skippedMs = 0
  return {
    ...target,
    now: () => target.now() - skippedMs,
    send: async (request, note) => {
      const sentAt = target.now()
      const response = await target.send(request, note)
      skippedMs += target.now() - sentAt
      return response
    },
  }
}
