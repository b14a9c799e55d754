import type { Fault } from '../../core/fault.ts'
import { type Check, each, type Finding, show } from '../check.ts'
import { rushing } from '../drills/jobs.ts'
import { tamperInbox, tamperOutcomes } from '../tamper.ts'
import { type Entry, type JobStory, place, stories, type Transcript } from '../transcript.ts'
import { difference } from './_pairs.ts'

/** Looks that were begun and answered at one instant, by one account at one job. */
const instants = ({ entries, script }: Transcript): Entry[][] => {
  const together = entries.filter(
    ({ step, act, outcome }) =>
      act === 'poll' &&
      script[step]?.act === 'at-once' &&
      !(outcome?.kind === 'refused' && counted.includes(outcome.fault)),
  )
  const groups = Map.groupBy(together, ({ step, job, who, sentAt, at }) =>
    [step, job, who, sentAt, at].join(' '),
  )
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** What a look is refused with for the looks before it, not for its job. */
const counted: readonly Fault[] = ['rate-limited', 'over-concurrency']

/** In what two answers differ; `null` where they tell the same. */
function apart({ outcome: one }: Entry, { outcome: other }: Entry) {
  if (one?.kind === 'job' && other?.kind === 'job') return difference(one.job, other.job)
  if (one?.kind === other?.kind) return null
  return { name: 'kind', one: one?.kind, other: other?.kind }
}

export const oneInstantOneView: Check = {
  id: 'races/one-instant-one-view',
  sentence: 'Looks at one job at one instant tell the same.',
  source: 'a look changes nothing: GET and getResponse are queries (SEED, RFC 9110 §9.2.1)',
  severity: 'major',
  needs: ['time-travel'],
  drill: rushing,
  examine: (transcript) =>
    each(instants(transcript), ([first, ...others]): Finding[] =>
      others.flatMap((entry) => {
        const differs = first === undefined ? null : apart(first, entry)
        if (differs === null) return []
        return {
          what: `two looks at one instant differ in ${differs.name}`,
          where: place(entry),
          expected: show(differs.one),
          actual: show(differs.other),
        }
      }),
    ),
  mutants: [
    {
      id: 'one-replica-lags',
      plant: (target, plot) => {
        let looks = 0
        return tamperOutcomes(target, plot, (outcome, { intent }) => {
          if (outcome.kind !== 'job' || intent?.kind !== 'poll') return outcome
          looks += 1
          const [first] = plot.provider.lifecycle.roads.succeeded[0] ?? []
          if (looks % 2 === 0 || first === undefined) return outcome
          const job = { ...outcome.job, phase: first, state: 'queued' as const, finishedAt: null }
          return { kind: 'job', job: { ...job, results: [] } }
        })
      },
    },
  ],
}

export const comesUnasked: Check = {
  id: 'webhook/comes-unasked',
  sentence: 'A webhook call comes to whoever waits for it and asks for nothing.',
  source: 'webhook pages of each provider (DOCS): so that no polling is needed',
  severity: 'critical',
  needs: ['inbox', 'time-travel'],
  drill: rushing,
  examine: (transcript) => {
    const { received, turnedAway } = transcript
    const came = new Set([...received, ...turnedAway].map(({ job }) => job))
    return each(awaited(transcript), ({ job }) =>
      came.has(job)
        ? null
        : {
            what: 'who waits for a webhook call waits in vain',
            where: `webhook of job ${job}`,
            expected: 'a call within ten minutes',
            actual: 'none',
          },
    )
  },
  mutants: [
    {
      id: 'only-when-looked-at',
      plant: (target) => {
        const polled = new Set<string>()
        const told = tamperInbox(target, (calls) =>
          calls.filter(({ body }) => [...polled].some((id) => body.includes(id))),
        )
        return {
          ...told,
          send: (request, note) => {
            if (note.intent?.kind === 'poll') polled.add(note.intent.id)
            return target.send(request, note)
          },
        }
      },
    },
  ],
}

const awaited = (transcript: Transcript): JobStory[] =>
  stories(transcript).filter(
    ({ job, hooked }) =>
      hooked && transcript.script.some((step) => step.act === 'receive' && step.job === job),
  )
