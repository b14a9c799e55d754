import { isTerminal, type JobView, type Result } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { failing } from '../drills/failing.ts'
import { cancelling } from '../drills/jobs.ts'
import { telling } from '../drills/webhooks.ts'
import { tamperCalls, tamperInbox } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type JobStory, stories, type Transcript } from '../transcript.ts'
import { type Heard, heardOf, placeOfCalls } from './_heard.ts'

/** A job with a webhook that its owner saw to its end, and what the calls taken for it say. */
interface Told {
  readonly story: JobStory
  readonly last: JobView
  readonly calls: readonly Heard[]
}

const toldOf = memo((transcript: Transcript): readonly Told[] => {
  const { turnedAway } = transcript
  const heard = heardOf(transcript)
  return stories(transcript).flatMap((story) => {
    const last = story.seen.at(-1)?.view
    if (!story.hooked || last === undefined || !isTerminal(last.state)) return []
    if (turnedAway.some(({ job }) => job === story.job)) return []
    return [{ story, last, calls: heard.filter(({ call }) => call.job === story.job) }]
  })
})

export const onlyWhoAsked: Check = {
  id: 'delivery/only-who-asked',
  sentence: 'No webhook call tells of a job that asked for none.',
  source: 'webhook pages of each provider (DOCS): calls go to the URL of the request',
  severity: 'critical',
  needs: ['inbox'],
  drill: telling,
  examine: (transcript) => {
    const told = heardOf(transcript).flatMap(({ view }) => view?.id ?? [])
    if (told.length === 0) return { looked: 0, findings: [] }
    const unasked = stories(transcript).filter(({ hooked, id }) => !hooked && id !== '')
    return each(unasked, ({ id, job }) =>
      told.includes(id)
        ? {
            what: 'a webhook call tells of a job that asked for none',
            where: placeOfCalls(job),
            expected: 'no call',
            actual: show(id),
          }
        : null,
    )
  },
  mutants: [{ id: 'calls-for-all', plant: callsForAll }],
}

/** Each call comes once more, about a job that asked for none. */
function callsForAll(target: Target, { provider: { dialect, webhook } }: Plot): Target {
  let other: string | null = null
  const told = tamperInbox(target, (calls) =>
    calls.flatMap((call) => {
      const read = webhook?.read(call.body)
      if (other === null || read?.kind !== 'job') return [call]
      return [call, { ...call, body: call.body.replaceAll(read.job.id, other) }]
    }),
  )
  return {
    ...told,
    send: async (request, note) => {
      const response = await target.send(request, note)
      const { intent, broken } = note
      if (broken !== null || intent?.kind !== 'submit' || intent.hook !== null) return response
      const outcome = dialect.read(response, intent)
      if (outcome.kind === 'job') other = outcome.job.id
      return response
    },
  }
}

export const everyResult: Check = {
  id: 'delivery/every-result',
  sentence: 'The webhook calls of a job tell each of its results once.',
  source: 'SEED webhookURL (Runware), job object (Krea, DOCS), resultJson (kie, DOCS)',
  severity: 'critical',
  needs: ['inbox'],
  drill: telling,
  examine: (transcript) => {
    const done = toldOf(transcript).filter(({ last }) => last.state === 'succeeded')
    return each(done, ({ story, last, calls }) => {
      const results = calls.flatMap(({ view }) => view?.results ?? [])
      const [told, polled] = [results, last.results].map(namesOf)
      if (told?.join() === polled?.join()) return null
      return {
        what: 'webhook calls do not tell each result once',
        where: placeOfCalls(story.job),
        expected: show(polled),
        actual: show(told),
      }
    })
  },
  mutants: [
    {
      id: 'result-left-out',
      plant: (target, plot) =>
        tamperCalls(target, plot, (job) => ({ ...job, results: job.results.slice(1) })),
    },
    {
      id: 'result-twice',
      plant: (target, plot) =>
        tamperCalls(target, plot, (job) => ({ ...job, results: [...job.results, ...job.results] })),
    },
  ],
}

const namesOf = (results: readonly Result[]): string[] =>
  results
    .filter(({ state }) => state === 'succeeded')
    .map(({ id, url }) => url ?? id)
    .toSorted()

/** What a call and a poll can both tell of an end. */
const endOf = ({ state, failure, costMicroUsd }: JobView | Result) => ({
  state,
  failure: failure && { code: failure.code, message: failure.message },
  cost: costMicroUsd,
})

export const tellsTheEnd: Check = {
  id: 'delivery/tells-the-end',
  sentence: 'State, failure and cost are the same in a webhook call and in a poll.',
  source: 'webhook pages of each provider (DOCS): the job object, the query’s response',
  severity: 'critical',
  needs: ['inbox'],
  drill: telling,
  examine: (transcript) => {
    const { webhook } = transcript.provider
    const told = toldOf(transcript).flatMap(({ calls, ...job }) =>
      calls.flatMap(({ view }) => (view === null ? [] : [{ ...job, view }])),
    )
    return each(told, ({ story, last, view }) => {
      const pairs = webhook?.perResult ? resultPairs(view, last) : [[view, last] as const]
      return pairs.flatMap(([one, other]) => differs(endOf(one), endOf(other), story.job) ?? [])
    })
  },
  mutants: [
    {
      id: 'told-as-failed',
      plant: (target, plot) => tamperCalls(target, plot, (job) => failed(job, plot)),
    },
  ],
}

/** The results that both tell of, each with itself; one that failed has no name to find it by. */
const resultPairs = (told: JobView, polled: JobView): (readonly [Result, Result])[] =>
  told.results.flatMap((result): (readonly [Result, Result])[] => {
    const same = polled.results.find(({ id, state }) =>
      result.id === '' ? state === result.state : id === result.id,
    )
    return [[result, same ?? { ...result, state: 'running' }]]
  })

function differs(
  told: ReturnType<typeof endOf>,
  polled: ReturnType<typeof endOf>,
  job: number,
): Finding | null {
  // What one of the two does not carry cannot differ.
  const cost = told.cost !== null && polled.cost !== null && told.cost !== polled.cost
  const failure =
    told.failure?.code !== polled.failure?.code || told.failure?.message !== polled.failure?.message
  if (told.state === polled.state && !cost && !failure) return null
  return {
    what: 'webhook and poll tell another end',
    where: placeOfCalls(job),
    expected: show(polled),
    actual: show(told),
  }
}

const why = { code: '500', message: 'It broke.' }

function failed(job: JobView, { provider: { lifecycle } }: Plot): JobView {
  const phase = lifecycle.roads.failed[0]?.at(-1) ?? job.phase
  const results = job.results.map(
    (result): Result => ({ ...result, state: 'failed', failure: why }),
  )
  return { ...job, phase, state: 'failed', failure: why, results }
}

/** A law that jobs which end in one way are told as such. */
const toldAs = (
  state: 'failed' | 'cancelled',
  rest: Pick<Check, 'id' | 'sentence' | 'source' | 'drill' | 'needs'>,
): Check => ({
  ...rest,
  severity: 'critical',
  examine: (transcript) =>
    each(
      toldOf(transcript).filter(({ last }) => last.state === state),
      ({ story, calls }) => {
        const states = calls.map(({ view }) => view?.state)
        if (states.length > 0 && states.every((told) => told === state)) return null
        return {
          what: `a job that ${state === 'failed' ? 'failed' : 'was cancelled'} is not told as such`,
          where: placeOfCalls(story.job),
          expected: state,
          actual: show(states),
        }
      },
    ),
  mutants: [
    {
      id: `${state}-untold`,
      plant: (target, plot) =>
        tamperCalls(target, plot, (job) => (job.state === state ? null : job)),
    },
  ],
})

export const failuresTold: Check = toldAs('failed', {
  id: 'delivery/failures-told',
  sentence: 'A job that failed is reported as failed.',
  source: 'Krea: on reaching a terminal state; kie: on success or fail (DOCS); Runware (CODE)',
  needs: ['inbox', 'doom'],
  drill: failing,
})

export const cancelsTold: Check = toldAs('cancelled', {
  id: 'delivery/cancels-told',
  sentence: 'A job that was cancelled is reported as cancelled.',
  source: 'docs.krea.ai/developers/webhooks: on reaching a terminal state (DOCS)',
  needs: ['inbox'],
  drill: cancelling,
})
