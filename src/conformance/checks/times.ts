import { isTerminal, type JobView } from '../../core/job.ts'
import { type Check, each, type Mutant, show } from '../check.ts'
import { tamperOutcomes } from '../tamper.ts'
import { type Entry, place, stories, type Transcript } from '../transcript.ts'
import { pairsOf } from './_pairs.ts'

/** Changes each job that is told with its times. */
const redated = (id: string, change: (job: JobView, now: number) => Partial<JobView>): Mutant => ({
  id,
  plant: (target, plot) =>
    tamperOutcomes(target, plot, (outcome) =>
      outcome.kind === 'job' && outcome.job.createdAt !== null
        ? { kind: 'job', job: { ...outcome.job, ...change(outcome.job, target.now()) } }
        : outcome,
    ),
})

/** Looks that tell when the job was created, as dialects do that carry times at all. */
const dated = (transcript: Transcript) =>
  stories(transcript).flatMap((story) =>
    story.seen.flatMap(({ entry, view }) =>
      view.createdAt === null ? [] : [{ story, entry, view, createdAt: view.createdAt }],
    ),
  )

export const createdAtSubmit: Check = {
  id: 'lifecycle/created-at-submit',
  sentence: 'A job was created at the instant of its submission.',
  source: 'documented fields created_at (Krea, SEED), createTime (kie, DOCS)',
  severity: 'major',
  needs: ['time-travel'],
  examine: (transcript) =>
    each(dated(transcript), ({ story, entry, createdAt }) => {
      const { sentAt } = story.accepted
      if (createdAt === sentAt) return null
      return {
        what: 'a job was not created when it was submitted',
        where: place(entry),
        expected: new Date(sentAt).toISOString(),
        actual: `${createdAt - sentAt} ms from then`,
      }
    }),
  mutants: [redated('backdated', ({ createdAt }) => ({ createdAt: (createdAt ?? 0) - 1000 }))],
}

/** Where clocks are apart, and one may be faster, only so much is sure: how long a job took, give or
 *  take the longest life that there is (INFERRED). */
const LIFE_MS_MAX = 600_000

interface Look {
  readonly entry: Entry
  readonly accepted: Entry
  /** `null`: not even that is told, so nothing is known of the clock. */
  readonly createdAt: number | null
}

/** No time that a look tells of a job is later, by the clock that says when the job was created. */
function latestAt({ abilities }: Transcript, { entry, accepted, createdAt }: Look): number {
  if (abilities.has('time-travel')) return entry.at
  if (createdAt === null) return Number.POSITIVE_INFINITY
  return createdAt + Math.max(0, entry.at - accepted.sentAt) + LIFE_MS_MAX
}

export const overHasItsTime: Check = {
  id: 'lifecycle/over-has-its-time',
  sentence: 'A job tells when it was over as soon as it is, a time that has come, and not before.',
  source: 'documented fields completed_at (Krea, SEED), completeTime (kie, DOCS)',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(dated(transcript), ({ story, entry, view, createdAt }) => {
      const { state, phase, finishedAt } = view
      const latest = latestAt(transcript, { entry, accepted: story.accepted, createdAt })
      const fits =
        finishedAt === null
          ? !isTerminal(state)
          : isTerminal(state) && finishedAt >= createdAt && finishedAt <= latest
      if (fits) return null
      return {
        what: `a job that is ${phase} was over at a wrong time`,
        where: place(entry),
        expected: isTerminal(state) ? 'from its creation until this look' : 'no time yet',
        actual: show({ createdAt, finishedAt, looked: entry.at }),
      }
    }),
  mutants: [
    redated('never-over', () => ({ finishedAt: null })),
    redated('over-tomorrow', ({ finishedAt }) => ({
      finishedAt: finishedAt === null ? null : finishedAt + 86_400_000,
    })),
  ],
}

export const updatesGoForward: Check = {
  id: 'lifecycle/updates-go-forward',
  sentence: 'The time of a job’s last change never goes back, and has come.',
  source: 'documented field updateTime (kie, DOCS)',
  severity: 'minor',
  needs: [],
  examine: (transcript) => {
    const updated = pairsOf(transcript).flatMap(({ before, after, accepted }) => {
      const { entry, view } = after
      const { updatedAt, createdAt } = view
      const least = before.view.updatedAt ?? createdAt ?? 0
      const latest = latestAt(transcript, { entry, accepted, createdAt })
      return updatedAt === null ? [] : [{ entry, updatedAt, least, latest }]
    })
    return each(updated, ({ entry, updatedAt, least, latest }) =>
      updatedAt >= least && updatedAt <= latest
        ? null
        : {
            what: 'a job was changed at a time that cannot be',
            where: place(entry),
            expected: `from ${least} to ${latest}`,
            actual: String(updatedAt),
          },
    )
  },
  mutants: [
    redated('changed-before', ({ updatedAt, createdAt }, now) => ({
      updatedAt: updatedAt === null ? null : 2 * (createdAt ?? 0) - now - 1,
    })),
    redated('changed-tomorrow', ({ updatedAt }) => ({
      updatedAt: updatedAt === null ? null : updatedAt + 86_400_000,
    })),
  ],
}
