import { isRecord, readJson } from '../../core/exchange.ts'
import { memo } from '../../core/memo.ts'
import { type Check, each, type Mutant, show } from '../check.ts'
import { tamperRequests, tamperResponses } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { aboutNoRequest, describe } from './_refused.ts'

/** The tasks of each call of several. */
const batches = memo(({ entries }: Transcript): readonly (readonly Entry[])[] => [
  ...Map.groupBy(
    entries.filter(({ act }) => act === 'batch'),
    ({ step }) => step,
  ).values(),
])

const taken = ({ outcome }: Entry): boolean => outcome?.kind === 'job'

/** It did not fail while it was waited for. */
const worked = ({ outcome }: Entry): boolean =>
  outcome?.kind === 'job' && outcome.job.state !== 'failed'

export const eachAnsweredOnce: Check = {
  id: 'batch/each-answered-once',
  sentence:
    'Each task of a call is answered once, by its name; once a result where it is waited for.',
  source: 'Runware docs, how it works: taskUUID in each object of data and errors (DOCS)',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const { perResult } = transcript.provider.lifecycle
    const tasks = batches(transcript)
      .filter((tasks) => tasks.some(taken))
      .flat()
    return each(tasks, (entry) => {
      const { intent, response } = entry
      if (intent?.kind !== 'submit' || intent.id === null) return null
      const waits = intent.delivery === 'sync' && perResult && taken(entry)
      const wanted = waits ? intent.count : 1
      const named = String(response.body).split(`"${intent.id}"`).length - 1
      if (named === wanted) return null
      return {
        what: named < wanted ? 'a task is not answered' : 'a task is answered too often',
        where: place(entry),
        expected: `${wanted} times ${intent.id}`,
        actual: `${named} times`,
      }
    })
  },
  mutants: [
    listed('forgets-one', (list) => list.slice(1)),
    listed('stutters', (list) => list.flatMap((item) => [item, item])),
  ],
}

export const oneHarmsNoOther: Check = {
  id: 'batch/one-harms-no-other',
  sentence: 'A task that is refused keeps none of the others from being done.',
  source: 'Runware docs, errors: tasks that fail do not stop the others (DOCS)',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const others = batches(transcript)
      .filter((tasks) => tasks.some(({ broken }) => broken !== null))
      .flatMap((tasks) => tasks.filter(({ broken }) => broken === null))
    return each(others, (entry) => {
      const { outcome } = entry
      if (taken(entry) || (outcome?.kind === 'refused' && aboutNoRequest.includes(outcome.fault)))
        return null
      return {
        what: 'a task is not done because of another',
        where: place(entry),
        expected: 'accepted',
        actual: describe(outcome),
      }
    })
  },
  mutants: [
    {
      id: 'all-or-nothing',
      plant: (target) =>
        tamperRequests(target, (request, { intent, sound }) => {
          if (intent !== null || request.body === sound.body) return request
          const good = tasksOf(sound.body).map((task) => JSON.stringify(task))
          const bad = tasksOf(request.body).filter((task) => !good.includes(JSON.stringify(task)))
          return { ...request, body: JSON.stringify(bad) }
        }),
    },
  ],
}

export const oneIsEnough: Check = {
  id: 'batch/one-is-enough',
  sentence: 'A call is a success by its status as soon as one of its tasks is done.',
  source: 'Runware docs, errors: partial success (DOCS); the status 200 is INFERRED',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const some = batches(transcript).flatMap((tasks) => tasks.find(worked) ?? [])
    return each(some, (entry) => {
      const { status } = entry.response
      if (status >= 200 && status < 300) return null
      return {
        what: `a call with a task that was done is answered with ${status}`,
        where: place(entry),
        expected: '2XX',
        actual: show(status),
      }
    })
  },
  mutants: [
    {
      id: 'one-bad-apple',
      plant: (target) =>
        tamperResponses(target, (response, { intent, sound }, request) =>
          intent === null && request.body !== sound.body ? { ...response, status: 400 } : response,
        ),
    },
  ],
}

const tasksOf = (body: Entry['request']['body']): readonly unknown[] => {
  const tasks = readJson(body ?? '')
  return Array.isArray(tasks) ? tasks : []
}

/** Changes every list in the answer to a call of several tasks. */
function listed(id: string, change: (list: readonly unknown[]) => readonly unknown[]): Mutant {
  return {
    id,
    plant: (target) =>
      tamperResponses(target, (response, { intent }) => {
        const value = readJson(response.body)
        if (intent !== null || !isRecord(value)) return response
        const changed = Object.entries(value).map(([name, item]) => [
          name,
          Array.isArray(item) ? change(item) : item,
        ])
        return { ...response, body: JSON.stringify(Object.fromEntries(changed)) }
      }),
  }
}
