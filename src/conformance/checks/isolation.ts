import { type Check, each, type Finding, show } from '../check.ts'
import { tamperOutcomes, tamperRequests } from '../tamper.ts'
import { type Entry, place, stories } from '../transcript.ts'

export const jobsArePrivate: Check = {
  id: 'isolation/jobs-are-private',
  sentence: 'Another account’s job is not there to be seen or cancelled.',
  source: 'Krea GET /jobs/{id} 404 (DOCS); for the others INFERRED',
  severity: 'critical',
  needs: ['second-account'],
  examine: ({ entries }) => {
    const foreign = entries.filter(
      ({ act, who }) => who === 'stranger' && (act === 'poll' || act === 'cancel'),
    )
    return each(foreign, seenByStranger)
  },
  mutants: [
    {
      id: 'one-account-for-all',
      plant: (target, { provider: { dialect } }) =>
        tamperRequests(target, (request, { who, intent }) => {
          const key = dialect.key(request, [])
          if (who !== 'stranger' || intent === null || key === null) return request
          return dialect.encode(intent, key.replace('stranger-', 'caller-'))
        }),
    },
  ],
}

function seenByStranger(entry: Entry): Finding | null {
  const { outcome } = entry
  if (outcome?.kind === 'nothing') return null
  if (outcome?.kind === 'refused' && outcome.fault === 'not-found') return null
  return {
    what: `another account can ${entry.act} the job`,
    where: place(entry),
    expected: 'not found',
    actual: show(outcome),
  }
}

export const idsAreUnique: Check = {
  id: 'isolation/ids-are-unique',
  sentence: 'No two jobs share an id, and no two results a file.',
  source: 'uuid job_id (Krea, SEED), taskId (kie, SEED), imageUUID (Runware, DOCS)',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const jobs = stories(transcript)
    const named = [
      ...jobs
        .filter(({ id }) => id !== '')
        .map(({ id, accepted }) => ({ name: `id ${id}`, entry: accepted })),
      ...jobs.flatMap(({ seen }) => {
        const last = seen.at(-1)
        const urls = last?.view.results.flatMap(({ url }) => url ?? []) ?? []
        return urls.map((url) => ({
          name: `file ${url}`,
          entry: (last ?? { entry: jobs[0]?.accepted }).entry,
        }))
      }),
    ]
    const counts = Map.groupBy(named, ({ name }) => name)
    return each([...counts.entries()], ([name, sharing]) => {
      const entry = sharing[1]?.entry
      if (entry === undefined) return null
      return {
        what: `${name.split(' ')[0]} given twice`,
        where: place(entry),
        expected: 'a new one',
        actual: name,
      }
    })
  },
  mutants: [
    {
      id: 'same-files',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job') return outcome
          const results = outcome.job.results.map((result) =>
            result.url === null
              ? result
              : { ...result, url: `${plot.provider.files.origin}/same.png` },
          )
          return { kind: 'job', job: { ...outcome.job, results } }
        }),
    },
  ],
}
