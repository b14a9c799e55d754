import type { JobView } from '../../core/job.ts'
import { type Check, each, show } from '../check.ts'
import { givingUp, redelivery } from '../drills/webhooks.ts'
import { tamperCalls, tamperInbox } from '../tamper.ts'
import type { Received } from '../target.ts'
import type { Call, Transcript } from '../transcript.ts'

/** All tries at the one call of a job whose calls were refused, oldest first. */
interface Tries {
  readonly job: number
  readonly tries: readonly Call[]
}

/** Jobs of one result each: where results are told one by one, the tries of several mix. */
function triesOf({ received, turnedAway, entries }: Transcript): Tries[] {
  const jobs = [...new Set(turnedAway.map(({ job }) => job))]
  const lone = jobs.filter((job) =>
    entries.some(({ intent, ...entry }) => {
      return entry.job === job && intent?.kind === 'submit' && intent.count === 1
    }),
  )
  return lone.map((job) => ({
    job,
    tries: [...received, ...turnedAway]
      .filter((call) => call.job === job)
      .toSorted((a, b) => a.at - b.at),
  }))
}

const whereOf = ({ job }: Tries): string => `webhook of job ${job}`

/** How far a try may be from its place on the ladder. */
const SLACK_MS = 1000

export const triesAgain: Check = {
  id: 'retry/keeps-to-the-ladder',
  sentence: 'A webhook call that was refused is made again, as long after as the provider waits.',
  source: 'retry of each provider, with its evidence in src/providers/<id>',
  severity: 'major',
  needs: ['inbox', 'refusing-inbox', 'time-travel'],
  drill: redelivery,
  examine: (transcript) => {
    const delays = transcript.provider.webhook?.retry.delaysMs ?? []
    const taken = triesOf(transcript).filter(({ tries }) => tries.length > 0)
    return each(taken, (job) => {
      const refused = job.tries.filter((call) => call.refused === true).length
      const waits = job.tries.slice(1).map(({ at }, nth) => at - (job.tries[nth]?.at ?? 0))
      const wanted = delays.slice(0, refused)
      const kept = wanted.every((ms, nth) => Math.abs((waits[nth] ?? -1) - ms) <= SLACK_MS)
      if (kept && refused <= delays.length + 1) return null
      return {
        what: 'a refused webhook call is not made again when it should be',
        where: whereOf(job),
        expected: `again after ${show(wanted)} ms`,
        actual: `again after ${show(waits)} ms`,
      }
    })
  },
  mutants: [
    {
      id: 'tries-once',
      plant: (target) => tamperInbox(target, (calls) => calls.filter(isFirst)),
    },
    {
      id: 'tries-at-once',
      plant: (target) =>
        tamperInbox(target, (calls) =>
          calls.map((call) => ({ ...call, at: calls.find(sameAs(call))?.at ?? call.at })),
        ),
    },
  ],
}

const sameAs =
  ({ url }: Received) =>
  (other: Received): boolean =>
    other.url === url

const isFirst = (call: Received, index: number, calls: readonly Received[]): boolean =>
  calls.findIndex(sameAs(call)) === index

export const stopsOnceTaken: Check = {
  id: 'retry/stops-once-taken',
  sentence: 'A webhook call that was taken is not made again.',
  source: 'webhook pages of each provider (DOCS): a 2xx answer ends it',
  severity: 'major',
  needs: ['inbox', 'refusing-inbox', 'time-travel'],
  drill: redelivery,
  examine: (transcript) =>
    each(
      triesOf(transcript).filter(({ tries }) => tries.some(({ refused }) => refused !== true)),
      (job) => {
        const taken = job.tries.findIndex(({ refused }) => refused !== true)
        const after = job.tries.length - taken - 1
        if (after === 0) return null
        return {
          what: 'a webhook call that was taken is made again',
          where: whereOf(job),
          expected: 'no further call',
          actual: `${after} more`,
        }
      },
    ),
  mutants: [
    {
      id: 'does-not-listen',
      plant: (target) =>
        tamperInbox(target, (calls) =>
          calls.flatMap((call) => (call.refused ? [call] : [call, call])),
        ),
    },
  ],
}

export const givesUp: Check = {
  id: 'retry/gives-up',
  sentence: 'A webhook call that is refused to the end of the ladder is given up.',
  source: 'retry of each provider, with its evidence in src/providers/<id>',
  severity: 'minor',
  needs: ['inbox', 'refusing-inbox', 'time-travel'],
  drill: givingUp,
  examine: (transcript) => {
    const most = 1 + (transcript.provider.webhook?.retry.delaysMs.length ?? 0)
    const lost = triesOf(transcript).filter(
      ({ tries }) => tries.length >= most && tries.every(({ refused }) => refused === true),
    )
    return each(lost, (job) =>
      job.tries.length === most
        ? null
        : {
            what: 'a webhook call is made more often than the provider tries',
            where: whereOf(job),
            expected: `${most} calls`,
            actual: `${job.tries.length} calls`,
          },
    )
  },
  mutants: [
    {
      id: 'never-gives-up',
      plant: (target) =>
        tamperInbox(target, (calls) =>
          calls.flatMap((call) => (call.refused ? [call, call] : [call])),
        ),
    },
  ],
}

export const saysTheSame: Check = {
  id: 'retry/says-the-same',
  sentence: 'A webhook call that is made again says what it said before.',
  source: 'webhook pages of each provider (DOCS): receivers are to expect duplicates',
  severity: 'critical',
  needs: ['inbox', 'refusing-inbox', 'time-travel'],
  drill: redelivery,
  examine: (transcript) => {
    const read = ({ body }: Call) => JSON.stringify(transcript.provider.webhook?.read(body)) ?? ''
    const again = triesOf(transcript).filter(({ tries }) => tries.length > 1)
    return each(again, (job) => {
      const [first = '', ...others] = job.tries.map(read)
      const other = others.find((said) => said !== first)
      if (other === undefined) return null
      return {
        what: 'a webhook call that is made again says something else',
        where: whereOf(job),
        expected: show(first),
        actual: show(other),
      }
    })
  },
  mutants: [
    {
      id: 'another-story',
      plant: (target, plot) =>
        tamperCalls(target, plot, (job, nth) => (nth === 0 ? job : renamed(job))),
    },
  ],
}

const renamed = (job: JobView): JobView => ({ ...job, id: job.id.replaceAll(/[a-f\d]/g, '0') })
