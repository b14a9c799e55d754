import { tamperOutcomes, tamperRequests, tamperResponses } from '../../conformance/tamper.ts'
import type { HttpResponse } from '../../core/exchange.ts'
import type { Intent } from '../../core/intent.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Fault, Ground } from '../planted.ts'

/** The stranger's calls of one kind are made with the caller's key. */
const borrowed = (kind: Intent['kind'], sentence: string): Fault => ({
  id: `isolation/${kind}`,
  sentence,
  plant: (target, { provider: { dialect } }) =>
    tamperRequests(target, (request, { who, intent }) => {
      const key = dialect.key(request, [])
      if (who !== 'stranger' || intent?.kind !== kind || key === null) return request
      return dialect.encode(intent, key.replace('stranger-', 'caller-'))
    }),
})

const results = (
  id: string,
  sentence: string,
  change: (urls: readonly string[]) => (url: string) => string,
): Fault => ({
  id: `isolation/${id}`,
  sentence,
  plant: (target, plot) => {
    const known: string[] = []
    return tamperOutcomes(target, plot, (outcome): Outcome => {
      if (outcome.kind !== 'job' || outcome.job.results.length === 0) return outcome
      const { job } = outcome
      for (const { url } of job.results) if (url !== null) known.push(url)
      const swap = change(known)
      return {
        kind: 'job',
        job: {
          ...job,
          results: job.results.map((result) => ({
            ...result,
            url: result.url === null ? null : swap(result.url),
          })),
        },
      }
    })
  },
})

/** Every way in which an account can meet what is another's, or a job what is another job's. */
export const isolation = ({ provider: { abilities } }: Ground): readonly Fault[] => [
  ...(abilities.delivery.includes('async')
    ? [borrowed('poll', 'Another account can see a job.'), refusalTellsMore, sameId]
    : []),
  ...(abilities.cancel ? [borrowed('cancel', 'Another account can cancel a job.')] : []),
  ...(abilities.list ? [borrowed('list', 'Another account’s list has the caller’s jobs.')] : []),
  ...(abilities.list ? [listForgets, listRepeats] : []),
  results('same-file', 'All results have the file of the first.', (urls) => () => urls[0] ?? ''),
  results(
    'file-of-another',
    'A result has the file of the one before.',
    (urls) => (url) => urls[urls.indexOf(url) - 1] ?? url,
  ),
]

const refusalTellsMore: Fault = {
  id: 'isolation/poll-forbidden',
  sentence: 'Another account is told that a job is there and not its own.',
  plant: (target, plot) =>
    tamperOutcomes(target, plot, (outcome, { who, intent }) =>
      who === 'stranger' &&
      intent?.kind === 'poll' &&
      outcome.kind === 'refused' &&
      outcome.fault === 'not-found'
        ? { ...outcome, fault: 'unauthorized', message: null, code: null }
        : outcome,
    ),
}

const sameId: Fault = {
  id: 'isolation/same-id',
  sentence: 'Each submit is answered with the id of the first.',
  plant: (target, { provider }) => {
    const first = new Map<string, HttpResponse>()
    return tamperResponses(target, (response, { intent, who }) => {
      if (intent?.kind !== 'submit' || who !== 'caller') return response
      if (provider.dialect.read(response, intent).kind !== 'job') return response
      const known = first.get(who) ?? response
      first.set(who, known)
      return known
    })
  },
}

const lists = (
  id: string,
  sentence: string,
  change: <T>(jobs: readonly T[]) => readonly T[],
): Fault => ({
  id: `isolation/${id}`,
  sentence,
  plant: (target, plot) =>
    tamperOutcomes(target, plot, (outcome) =>
      outcome.kind === 'list' ? { ...outcome, jobs: change(outcome.jobs) } : outcome,
    ),
})

const listForgets = lists('list-forgets', 'A list leaves out a job.', (jobs) => jobs.slice(1))
const listRepeats = lists('list-repeats', 'A list has each job twice.', (jobs) => [
  ...jobs,
  ...jobs,
])
