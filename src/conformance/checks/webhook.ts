import { violations } from '../../core/contract.ts'
import { readJson } from '../../core/exchange.ts'
import { isTerminal, type JobView } from '../../core/job.ts'
import { type Check, each, type Finding, show } from '../check.ts'
import { tamperInbox } from '../tamper.ts'
import type { Received } from '../target.ts'
import { type JobStory, stories, type Transcript } from '../transcript.ts'
import { heardOf } from './_heard.ts'
import { quirkMark } from './_quirks.ts'

/** A job with a webhook that the caller saw to its end, and the calls that came for it. */
interface Hooked {
  readonly story: JobStory
  readonly last: JobView
  readonly calls: readonly Received[]
}

function hooked(transcript: Transcript): Hooked[] {
  return stories(transcript).flatMap((story) => {
    const last = story.seen.at(-1)?.view
    const calls = transcript.received.filter(({ job }) => job === story.job)
    // Calls that were refused are made again, or were not made often enough yet.
    const refused = transcript.turnedAway.some(({ job }) => job === story.job)
    return story.hooked && last !== undefined && !refused ? [{ story, last, calls }] : []
  })
}

const over = (transcript: Transcript): Hooked[] =>
  hooked(transcript).filter(({ last }) => isTerminal(last.state))

const whereOf = ({ story }: Hooked): string => `webhook of job ${story.job}`

export const deliveredOnce: Check = {
  id: 'webhook/delivered-once',
  sentence:
    'A job that is over is reported exactly once; result by result where the provider does so.',
  source: 'webhook pages of each provider (DOCS)',
  severity: 'critical',
  needs: ['inbox'],
  examine: (transcript) =>
    each(over(transcript), (job) => {
      const { submit } = job.story
      const wanted =
        transcript.provider.webhook?.perResult && job.last.state !== 'cancelled' ? submit.count : 1
      if (job.calls.length === wanted) return null
      return {
        what: job.calls.length < wanted ? 'a webhook call is missing' : 'a webhook call too many',
        where: whereOf(job),
        expected: `${wanted} calls`,
        actual: `${job.calls.length} calls`,
      }
    }),
  mutants: [
    { id: 'lost', plant: (target) => tamperInbox(target, (calls) => calls.slice(1)) },
    {
      id: 'doubled',
      plant: (target) => tamperInbox(target, (calls) => calls.flatMap((call) => [call, call])),
    },
  ],
}

export const bodyDocumented: Check = {
  id: 'webhook/body-documented',
  sentence: 'A webhook call’s body keeps the schema of the contract’s callback.',
  source: 'compiled document: callbacks',
  severity: 'critical',
  needs: ['inbox'],
  examine: (transcript) => {
    const judges = Object.entries(transcript.provider.contract.callbacks)
    const calls = transcript.received.flatMap((call) =>
      judges.map(([name, judge]) => ({ call, name, judge })),
    )
    return each(calls, ({ call, name, judge }) =>
      violations(judge, readJson(call.body)).map(
        ({ pointer, message, actual, rule, schemaPath }): Finding => ({
          what: `${name} breaks its schema at ${pointer.replace(/\d+/g, 'n') || '/'}`,
          where: `webhook of job ${call.job} at ${pointer || '/'}`,
          expected: message,
          actual: show(actual),
          rule: { document: transcript.provider.id, pointer: schemaPath },
          ...quirkMark(transcript, name, { pointer, rule }),
        }),
      ),
    )
  },
  mutants: [
    {
      id: 'empty-body',
      plant: (target) =>
        tamperInbox(target, (calls) => calls.map((call) => ({ ...call, body: '[]' }))),
    },
  ],
}

export const agreesWithPoll: Check = {
  id: 'webhook/agrees-with-poll',
  sentence: 'What a webhook reports of a job is what a poll says of it.',
  source: 'webhook pages of each provider (DOCS): the job object, the query’s response',
  severity: 'critical',
  needs: ['inbox'],
  examine: (transcript) => {
    const heard = heardOf(transcript)
    const told = over(transcript).flatMap((job) => job.calls.map((call) => ({ job, call })))
    return each(told, ({ job, call }) => {
      const view = heard.find((one) => one.call === call)?.view ?? null
      const polled = job.last.results.map(({ url }) => url)
      const agrees =
        view !== null &&
        isTerminal(view.state) &&
        view.id === job.story.id &&
        view.results.every(({ url }) => polled.includes(url))
      if (agrees) return null
      return {
        what: 'webhook and poll disagree',
        where: whereOf(job),
        expected: show({ id: job.story.id, urls: polled }),
        actual:
          view === null
            ? show(call.body)
            : show({ id: view.id, state: view.state, urls: view.results.map(({ url }) => url) }),
      }
    })
  },
  mutants: [
    {
      id: 'other-files',
      plant: (target) =>
        tamperInbox(target, (calls) =>
          calls.map((call) => ({
            ...call,
            body: call.body.replaceAll(/https?:\/\/[^"\\]+/g, 'https://example.com/x.png'),
          })),
        ),
    },
  ],
}

export const notBeforeTheEnd: Check = {
  id: 'webhook/not-before-the-end',
  sentence: 'No webhook call tells of an end, or of a result, that a later poll does not yet know.',
  source: 'Krea: on reaching a terminal state; kie: on success or fail only (DOCS)',
  severity: 'major',
  needs: ['inbox', 'time-travel'],
  examine: (transcript) => {
    const { perResult } = transcript.provider.webhook ?? {}
    const heard = heardOf(transcript)
    const told = hooked(transcript).flatMap((job) =>
      job.calls.map((call) => ({
        job,
        call,
        urls:
          heard.find((one) => one.call === call)?.view?.results.flatMap(({ url }) => url ?? []) ??
          [],
      })),
    )
    return each(told, ({ job, call, urls }) => {
      const later = job.story.seen.find(
        ({ entry, view }) =>
          entry.at > call.at &&
          !isTerminal(view.state) &&
          (perResult !== true || urls.some((url) => view.results.every((one) => one.url !== url))),
      )
      if (later === undefined) return null
      return {
        what: 'a webhook call came too early',
        where: whereOf(job),
        expected: 'what it tells, from then on',
        actual: `${later.view.phase} ${later.entry.at - call.at} ms later`,
      }
    })
  },
  mutants: [
    {
      id: 'early',
      plant: (target) =>
        tamperInbox(target, (calls) => calls.map((call) => ({ ...call, at: call.at - 60_000 }))),
    },
  ],
}

/** How long after its end a job's first call may come, before any refusal. */
const PROMPT_MS = 60_000

export const inGoodTime: Check = {
  id: 'webhook/in-good-time',
  sentence: 'The webhook call of a job that is over comes within a minute.',
  source: 'called on reaching the end (Krea, kie, Runware DOCS); the minute is INFERRED',
  severity: 'major',
  needs: ['inbox', 'time-travel'],
  examine: (transcript) =>
    each(over(transcript), (job) => {
      const end = job.story.seen.find(({ view }) => isTerminal(view.state))?.entry.at
      const late = job.calls.find(({ at }) => end !== undefined && at > end + PROMPT_MS)
      if (late === undefined || end === undefined) return null
      return {
        what: 'a webhook call came late',
        where: whereOf(job),
        expected: `within ${PROMPT_MS} ms of the end`,
        actual: `${late.at - end} ms after it`,
      }
    }),
  mutants: [
    {
      id: 'an-hour-late',
      plant: (target) =>
        tamperInbox(target, (calls) => calls.map((call) => ({ ...call, at: call.at + 3_600_000 }))),
    },
  ],
}
