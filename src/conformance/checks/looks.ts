import { isDeepStrictEqual } from 'node:util'
import { isTerminal, type JobView, type Result } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Provider } from '../../core/provider.ts'
import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { tamperOutcomes, tamperResponses } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type Entry, place, stories, type Transcript } from '../transcript.ts'
import { ended, phaseFor } from './_ended.ts'
import { pairsOf, polled, type Seen } from './_pairs.ts'
import { roadsOf } from './_roads.ts'
import { spelled } from './_spelled.ts'

export const readable: Check = {
  id: 'lifecycle/looks-are-readable',
  sentence: 'A look at a job tells a phase that the provider has, and what it has done so far.',
  source: 'lifecycle of the provider: its phases; documented shape of a job',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const known = new Set(stories(transcript).flatMap(({ job, id }) => (id === '' ? [] : [job])))
    const looks = transcript.entries.filter(
      ({ act, who, job }) =>
        (act === 'poll' || act === 'finish') && who === 'caller' && known.has(job ?? -1),
    )
    return each(looks, (entry) => unreadable(entry, transcript))
  },
  mutants: [
    {
      id: 'unheard-of-phase',
      plant: (target, plot) =>
        tamperPolls(target, plot, ({ body, job }) =>
          body.replaceAll(`"${job.phase}"`, '"daydreaming"'),
        ),
    },
  ],
}

function unreadable(entry: Entry, { provider }: Transcript): Finding | null {
  const { outcome, response } = entry
  if (outcome?.kind === 'job' ? isWhole(outcome.job, provider) : !isForeign(outcome, response))
    return null
  return {
    what: 'a look at a job cannot be read',
    where: place(entry),
    expected: `a job in one of ${Object.keys(provider.lifecycle.phases).join(', ')}`,
    actual: show(outcome?.kind === 'job' ? outcome.job : response.body),
  }
}

/** Its phase is one that there is, and each result that is done is there. */
const isWhole = ({ phase, state, results }: JobView, { lifecycle }: Provider): boolean =>
  lifecycle.phases[phase]?.means === state &&
  results.every(
    (result) => result.state !== 'succeeded' || result.url !== null || result.base64 !== null,
  )

const isForeign = (outcome: Outcome | null, { status }: Entry['response']): boolean =>
  outcome?.kind === 'refused' &&
  outcome.fault === 'internal' &&
  outcome.code === null &&
  status < 400

export const beginsAtTheBeginning: Check = {
  id: 'lifecycle/begins-at-the-beginning',
  sentence: 'At the instant of its submission a job is in a phase in which jobs begin.',
  source: 'lifecycle of the provider: its roads and where jobs wait',
  severity: 'major',
  needs: ['time-travel'],
  examine: (transcript) => {
    const { firsts } = roadsOf(transcript)
    const newborn = polled(transcript).filter(
      ({ entry, view, story: { accepted } }) =>
        accepted.sentAt === entry.at && view.state !== 'cancelled',
    )
    return each(newborn, ({ view, entry }) =>
      firsts.has(view.phase)
        ? null
        : {
            what: `a job begins as ${view.phase}`,
            where: place(entry),
            expected: [...firsts].join(' or '),
            actual: view.phase,
          },
    )
  },
  mutants: [
    {
      id: 'done-at-once',
      plant: (target, plot) =>
        tamperLooks(target, plot, (job) =>
          isTerminal(job.state) ? job : ended(job, plot.provider, target.now()),
        ),
    },
  ],
}

export const resultsWhenShown: Check = {
  id: 'lifecycle/results-when-shown',
  sentence: 'A job that goes on has results only in a phase that is documented to show some.',
  source: 'Krea job-lifecycle: intermediate-complete (DOCS); kie resultJson after success (DOCS)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const { phases, perResult } = transcript.provider.lifecycle
    const bare = polled(transcript).filter(
      ({ view: { state, phase } }) => !isTerminal(state) && phases[phase]?.partial !== true,
    )
    return each(bare, ({ view, entry }) => {
      // Where results end one by one, each is shown as it does.
      const early = perResult ? view.results.filter(isEarly) : view.results
      if (early.length === 0) return null
      return {
        what: `a job has results while it is ${view.phase}`,
        where: place(entry),
        expected: perResult ? 'files of results that are done alone' : 'none',
        actual: show(early.map(({ url, state }) => ({ url, state }))),
      }
    })
  },
  mutants: [
    {
      id: 'early-results',
      plant: (target, plot) =>
        tamperPolls(target, plot, ({ body, job, entry }) => {
          if (isTerminal(job.state)) return body
          const done = ended(job, plot.provider, target.now())
          const { body: text } = spelled(plot, entry, { outcome: { kind: 'job', job: done } })
          return String(text).replaceAll(`"${done.phase}"`, `"${job.phase}"`)
        }),
    },
  ],
}

const isEarly = ({ state, url, base64 }: Result): boolean =>
  state !== 'succeeded' && (url !== null || base64 !== null)

export const failureSaysWhy: Check = {
  id: 'lifecycle/failure-says-why',
  sentence: 'A job that failed says why and has no results; no other job names a failure.',
  source: 'documented: error (Krea), failCode and failMsg (kie), errors (Runware)',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(
      polled(transcript).filter(({ view }) => isTerminal(view.state)),
      (seen) => (explained(seen) ? null : unexplained(seen)),
    ),
  mutants: [
    {
      id: 'fails-without-a-word',
      plant: (target, plot) =>
        tamperLooks(target, plot, (job) =>
          job.state === 'succeeded'
            ? {
                ...job,
                phase: phaseFor(plot.provider, 'failed'),
                state: 'failed',
                results: [],
                failure: { code: '', message: '' },
              }
            : job,
        ),
    },
  ],
}

function explained({ view: { state, failure, results } }: Seen): boolean {
  if (state !== 'failed') return failure === null
  const said = failure !== null && failure.code + failure.message !== ''
  return said && results.every(({ url, base64 }) => url === null && base64 === null)
}

const unexplained = ({ view, entry }: Seen): Finding => ({
  what: `a job that is ${view.phase} ${view.state === 'failed' ? 'does not say why' : 'names a failure'}`,
  where: place(entry),
  expected: view.state === 'failed' ? 'a code or a message, and no results' : 'no failure',
  actual: show({ failure: view.failure, results: view.results.length }),
})

export const endingStays: Check = {
  id: 'lifecycle/ending-stays',
  sentence:
    'When a job ended, why, at what cost, with which seeds and files stays the same for ever.',
  source: 'lifecycle: terminal phases have no next',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const over = pairsOf(transcript).filter(({ before }) => isTerminal(before.view.state))
    return each(over, ({ before, after }) => {
      const [was, is] = [ending(before.view), ending(after.view)]
      if (isDeepStrictEqual(was, is)) return null
      return {
        what: 'the ending of a job changed',
        where: place(after.entry),
        expected: show(was),
        actual: show(is),
      }
    })
  },
  mutants: [
    {
      id: 'ending-drifts',
      plant: (target, plot) => {
        let looks = 0
        return tamperLooks(target, plot, (job) => {
          if (!isTerminal(job.state)) return job
          looks += 1
          const results = job.results.map((result) => ({
            ...result,
            seed: result.seed === null ? null : result.seed + looks,
          }))
          const finishedAt = job.finishedAt === null ? null : job.finishedAt + looks
          return { ...job, results, finishedAt }
        })
      },
    },
  ],
}

const ending = ({ finishedAt, failure, costMicroUsd, results }: JobView) => ({
  finishedAt,
  failure,
  costMicroUsd,
  seeds: results.map(({ seed }) => seed),
  // A signature in the query may be made anew for each look.
  files: results.map(({ url }) => url?.split('?')[0] ?? null),
})

/** Changes each job that a poll of its caller shows. */
const tamperLooks = (target: Target, plot: Plot, change: (job: JobView) => JobView): Target =>
  tamperOutcomes(target, plot, (outcome, { intent, who }) => {
    if (outcome.kind !== 'job' || intent?.kind !== 'poll' || who !== 'caller') return outcome
    const job = change(outcome.job)
    return job === outcome.job ? outcome : { kind: 'job', job }
  })

interface Polled {
  readonly body: string
  readonly job: JobView
  readonly entry: Parameters<typeof spelled>[1]
}

/** Changes the text of each answer to a poll that shows a job. */
const tamperPolls = (
  target: Target,
  { provider }: Plot,
  change: (polled: Polled) => string,
): Target =>
  tamperResponses(target, (response, { intent }, request) => {
    if (intent?.kind !== 'poll') return response
    const outcome = provider.dialect.read(response, intent)
    if (outcome.kind !== 'job') return response
    const entry = { request, operation: null, at: target.now(), intent }
    return { ...response, body: change({ body: String(response.body), job: outcome.job, entry }) }
  })
