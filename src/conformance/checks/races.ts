import { isTerminal, type JobView } from '../../core/job.ts'
import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { cancelling } from '../drills/jobs.ts'
import { tamperInbox, tamperOutcomes } from '../tamper.ts'
import type { Target } from '../target.ts'
import {
  type Entry,
  type JobStory,
  place,
  type Sighting,
  stories,
  type Transcript,
} from '../transcript.ts'
import { heardOf } from './_heard.ts'

/** A job, a cancel that its owner sent, and the looks just before and just after it. */
interface Cut {
  readonly story: JobStory
  readonly cancel: Entry
  readonly nth: number
  readonly before: Sighting | null
  readonly after: Sighting | null
}

function cuts(transcript: Transcript): Cut[] {
  return stories(transcript).flatMap((story) => {
    const cancels = transcript.entries.filter(
      ({ act, job, who }) => act === 'cancel' && job === story.job && who === story.accepted.who,
    )
    return cancels.map((cancel, nth) => ({
      story,
      cancel,
      nth,
      before: story.seen.findLast(({ entry }) => entry.step < cancel.step) ?? null,
      after: story.seen.find(({ entry }) => entry.step > cancel.step) ?? null,
    }))
  })
}

const shown = ({ phase, results }: JobView): string =>
  show({ phase, urls: results.map(({ url }) => url) })

/** A cancel that must not change what was seen before it. */
const mustNotChange =
  (which: (cut: Cut) => boolean, what: string): Check['examine'] =>
  (transcript) =>
    each(cuts(transcript).filter(which), ({ before, after }): Finding | null => {
      if (before === null || after === null || shown(before.view) === shown(after.view)) return null
      return {
        what,
        where: place(after.entry),
        expected: shown(before.view),
        actual: shown(after.view),
      }
    })

const source =
  'docs.krea.ai/developers/job-lifecycle (DOCS): terminal states; for the rest INFERRED'

export const cancelTwice: Check = {
  id: 'races/cancel-twice',
  sentence: 'A job that is cancelled twice is cancelled as it was the first time.',
  source,
  severity: 'major',
  needs: [],
  drill: cancelling,
  examine: mustNotChange(
    ({ nth, before, after }) => nth > 0 && before?.view.state === 'cancelled' && after !== null,
    'a second cancel changed the job',
  ),
  mutants: [
    {
      id: 'second-cancel-revives',
      plant: (target, plot) =>
        afterCancels(target, plot, 2, (job) => {
          const phase = plot.provider.lifecycle.roads.succeeded[0]?.[0] ?? job.phase
          return { ...job, phase, state: 'queued', finishedAt: null }
        }),
    },
  ],
}

export const cancelTooLate: Check = {
  id: 'races/cancel-too-late',
  sentence: 'A job that had succeeded when it was cancelled keeps its results.',
  source,
  severity: 'critical',
  needs: [],
  drill: cancelling,
  examine: mustNotChange(
    ({ before, after }) => before?.view.state === 'succeeded' && after !== null,
    'a cancel took away what a job had made',
  ),
  mutants: [
    {
      id: 'late-cancel-takes',
      plant: (target, plot) => afterCancels(target, plot, 1, (job) => cancelled(job, plot)),
    },
  ],
}

const cancelled = (job: JobView, { provider: { lifecycle } }: Plot): JobView => ({
  ...job,
  phase: lifecycle.cancel?.to ?? job.phase,
  state: 'cancelled',
  results: [],
})

/** Changes what polls say of a job from its so-manieth cancel on. */
function afterCancels(
  target: Target,
  plot: Plot,
  count: number,
  change: (job: JobView) => JobView,
): Target {
  const cancels = new Map<string, number>()
  return tamperOutcomes(target, plot, (outcome, { intent, who }) => {
    if (intent?.kind === 'cancel' && who === 'caller')
      cancels.set(intent.id, (cancels.get(intent.id) ?? 0) + 1)
    if (outcome.kind !== 'job' || (cancels.get(outcome.job.id) ?? 0) < count) return outcome
    return { kind: 'job', job: change(outcome.job) }
  })
}

export const nothingAfterCancel: Check = {
  id: 'races/nothing-after-a-cancel',
  sentence: 'A cancelled job has no results, in a poll or in a webhook call.',
  source,
  severity: 'major',
  needs: [],
  drill: cancelling,
  examine: (transcript) => {
    const polled = stories(transcript).flatMap(({ seen }) =>
      seen.filter(({ view }) => view.state === 'cancelled'),
    )
    const told = heardOf(transcript).filter(({ view }) => view?.state === 'cancelled')
    return each([...polled, ...told], (look) => {
      const results = look.view?.results ?? []
      if (results.length === 0) return null
      return {
        what: 'a cancelled job has results',
        where: 'entry' in look ? place(look.entry) : `webhook of job ${look.call.job}`,
        expected: 'none',
        actual: show(results.map(({ url }) => url)),
      }
    })
  },
  mutants: [
    {
      id: 'made-all-the-same',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job' || outcome.job.state !== 'cancelled') return outcome
          const { job } = outcome
          return { kind: 'job', job: { ...job, results: [resultOf(job, plot)] } }
        }),
    },
  ],
}

const resultOf = ({ id }: JobView, { provider: { files } }: Plot): JobView['results'][number] => ({
  id,
  state: 'succeeded',
  format: 'png',
  url: files.origin + files.path({ id, format: 'png', createdAt: 0 }),
  base64: null,
  seed: null,
  prompt: null,
  costMicroUsd: null,
  failure: null,
})

export const oneEnd: Check = {
  id: 'races/one-end',
  sentence: 'A job that is cancelled at whatever moment ends in one way, told once.',
  source,
  severity: 'critical',
  needs: ['inbox'],
  drill: cancelling,
  examine: (transcript) => {
    const { turnedAway } = transcript
    const over = [...new Set(cuts(transcript).map(({ story }) => story))].filter(
      ({ seen, hooked, job }) =>
        hooked &&
        isTerminal(seen.at(-1)?.view.state ?? 'running') &&
        !turnedAway.some((call) => call.job === job),
    )
    return each(over, ({ seen, job }) => {
      const told = heardOf(transcript)
        .filter(({ call }) => call.job === job)
        .map(({ view }) => view?.state ?? 'unreadable')
      const last = seen.at(-1)?.view.state
      if (told.length === 1 && told[0] === last) return null
      return {
        what: 'a cancelled job ends in several ways',
        where: `webhook of job ${job}`,
        expected: show([last]),
        actual: show(told),
      }
    })
  },
  mutants: [
    {
      id: 'told-again',
      plant: (target) => tamperInbox(target, (calls) => calls.flatMap((call) => [call, call])),
    },
    {
      id: 'runs-on',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job' || outcome.job.state !== 'cancelled') return outcome
          const { roads } = plot.provider.lifecycle
          const phase = roads.succeeded[0]?.at(-1) ?? outcome.job.phase
          const results = [resultOf(outcome.job, plot)]
          return { kind: 'job', job: { ...outcome.job, phase, state: 'succeeded', results } }
        }),
    },
  ],
}
