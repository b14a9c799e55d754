import { tamperOutcomes } from '../../conformance/tamper.ts'
import type { Note } from '../../conformance/target.ts'
import { isTerminal, type JobView, type Result } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Fault, Ground } from '../planted.ts'
import { spoken } from './spoken.ts'

const MINUTE = 60_000

type Retold = (job: JobView, look: Look) => JobView

interface Look extends Note {
  /** How often the caller saw this job before. */
  readonly before: number
}

const retold = (id: string, sentence: string, retell: Retold): Fault =>
  spoken({
    id: `job/${id}`,
    sentence,
    plant: (target, plot) => {
      const looks = new Map<string, number>()
      return tamperOutcomes(target, plot, (outcome: Outcome, note): Outcome => {
        if (outcome.kind !== 'job' || note.who !== 'caller') return outcome
        const before = looks.get(outcome.job.id) ?? 0
        looks.set(outcome.job.id, before + 1)
        const job = retell(outcome.job, { ...note, before })
        return same(job, outcome.job) ? outcome : { kind: 'job', job }
      })
    },
  })

const same = (one: JobView, other: JobView): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const ofResults =
  (change: (results: readonly Result[]) => readonly Result[]): Retold =>
  (job) => ({ ...job, results: change(job.results) })

const onceOver =
  (retell: Retold): Retold =>
  (job, look) =>
    isTerminal(job.state) ? retell(job, look) : job

const shifted = (at: number | null, ms: number): number | null => (at === null ? null : at + ms)

/** What a job's answers can tell wrongly beside its phase. */
export const jobs = ({ provider: { files } }: Ground): readonly Fault[] => [
  retold('created-anew', 'Each look tells a later time of creation.', (job, { before }) => ({
    ...job,
    createdAt: shifted(job.createdAt, before * 1000),
  })),
  retold('created-in-future', 'A job is said to be created in an hour.', (job) => ({
    ...job,
    createdAt: shifted(job.createdAt, 60 * MINUTE),
  })),
  retold('created-long-ago', 'A job is said to be created a year ago.', (job) => ({
    ...job,
    createdAt: shifted(job.createdAt, -365 * 24 * 60 * MINUTE),
  })),
  retold('over-before-created', 'A job is over a minute before it was created.', (job) => ({
    ...job,
    finishedAt: job.finishedAt === null ? null : shifted(job.createdAt, -MINUTE),
  })),
  retold('over-in-future', 'A job that is over is said to be over in an hour.', (job) => ({
    ...job,
    finishedAt: shifted(job.finishedAt, 60 * MINUTE),
  })),
  retold('over-anew', 'Each look tells a later end.', (job, { before }) => ({
    ...job,
    finishedAt: shifted(job.finishedAt, before * 1000),
  })),
  retold('end-unsaid', 'A job that is over does not say since when.', (job) => ({
    ...job,
    finishedAt: null,
  })),
  retold('end-foretold', 'A job that runs says that it is over since now.', (job) => ({
    ...job,
    finishedAt: job.finishedAt ?? job.updatedAt ?? job.createdAt,
  })),
  retold('id-changes', 'Polls tell another id than the submit did.', (job, { before }) =>
    before === 0 ? job : { ...job, id: swappedId(job.id) },
  ),
  retold('id-empty', 'Polls tell no id.', (job, { before }) =>
    before === 0 ? job : { ...job, id: '' },
  ),
  retold(
    'no-results',
    'A job that succeeded has no results.',
    onceOver((job) => ({ ...job, results: [] })),
  ),
  retold(
    'one-result-less',
    'A job that succeeded has a result less than asked for.',
    onceOver(ofResults((results) => results.slice(1))),
  ),
  retold(
    'one-result-more',
    'A job that succeeded has a result more than asked for.',
    onceOver(ofResults((results) => [...results, ...results.slice(0, 1)])),
  ),
  retold(
    'results-vanish',
    'Results are there at the first look and gone at the third.',
    onceOver((job, { before }) => (before < 6 ? job : { ...job, results: [] })),
  ),
  retold('results-move', 'Each look tells other files.', (job, { before }) => ({
    ...job,
    results: job.results.map((result) => ({
      ...result,
      url: result.url === null ? null : swappedId(result.url, before),
    })),
  })),
  retold(
    'files-elsewhere',
    'Files are said to lie at another host.',
    ofResults((results) =>
      results.map((result) => ({
        ...result,
        url: result.url?.replace(files.origin, 'https://elsewhere.invalid') ?? null,
      })),
    ),
  ),
  retold(
    'files-not-there',
    'Files are said to lie where there is nothing.',
    ofResults((results) =>
      results.map((result) => ({
        ...result,
        url: result.url?.replace(/\w(?=\w*\.\w+$)/, 'zz') ?? null,
      })),
    ),
  ),
  retold(
    'failure-unsaid',
    'A job that failed does not say why.',
    onceOver((job) => ({
      ...job,
      failure: job.failure === null ? null : { code: '', message: '' },
    })),
  ),
  retold('failure-foretold', 'A job that runs already says why it failed.', (job) =>
    job.state === 'running' ? { ...job, failure: { code: '500', message: 'it failed' } } : job,
  ),
]

/** Another id of the same form. */
const swappedId = (text: string, turn = 1): string =>
  text.replace(/[0-9a-f](?=[0-9a-f]*(?:\.\w+)?$)/, (digit) =>
    ((Number.parseInt(digit, 16) + turn) % 16).toString(16),
  )
