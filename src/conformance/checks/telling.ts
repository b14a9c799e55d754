import { type HttpResponse, isRecord, readJson } from '../../core/exchange.ts'
import { isTerminal, type JobView, type Result } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Provider } from '../../core/provider.ts'
import { noQuirks, type Quirks } from '../../core/quirk.ts'
import { type Check, type Examination, each, show } from '../check.ts'
import { tamperInbox, tamperResponses } from '../tamper.ts'
import { type JobStory, place, stories, type Transcript } from '../transcript.ts'
import { heardOf } from './_heard.ts'
import { spelled } from './_spelled.ts'

/** What may be told of a job beside its phase, by name; `null` where it is not. */
const tellings: Readonly<Record<string, (job: JobView) => unknown>> = {
  'time of creation': ({ createdAt }) => createdAt,
  'time of change': ({ updatedAt }) => updatedAt,
  'time of its end': ({ finishedAt }) => finishedAt,
  cost: ({ costMicroUsd }) => costMicroUsd,
  'cost of each result': ({ results }) => ofEach(results, ({ costMicroUsd }) => costMicroUsd),
  seeds: ({ results }) => ofEach(results, ({ seed }) => seed),
  'code of the failure': ({ failure }) => failure?.code || null,
  'message of the failure': ({ failure }) => failure?.message || null,
}

const ofEach = (results: readonly Result[], of: (result: Result) => unknown): unknown => {
  const done = results.filter(({ state }) => state === 'succeeded')
  return done.length > 0 && done.every((result) => of(result) !== null) ? true : null
}

/** A job as it was told, and the provider's own ways to tell it. */
interface Told {
  readonly view: JobView
  readonly where: string
  /** Which such tellings have the same in them. */
  readonly kind: string
  /** The job was submitted with the wish to hear its cost. */
  readonly costAsked: boolean
  readonly own: (job: JobView, quirks: Quirks) => Outcome | null
}

export const answersTellAll: Check = {
  id: 'agreement/tells-all',
  sentence: 'An answer about a job tells all that the provider tells of such a job.',
  source: 'job object (Krea), record (kie), results (Runware), each with its fields documented',
  severity: 'major',
  needs: [],
  examine: (transcript) => judged(transcript, answersIn(transcript)),
  mutants: [
    {
      id: 'tight-lipped',
      plant: (target, { provider }) =>
        tamperResponses(target, (response, { intent }) => {
          const bare = { ...response, headers: plainly(response) }
          const read = (body: string) =>
            intent === null ? null : jobIn(provider.dialect.read({ ...bare, body }, intent))
          return typeof bare.body === 'string' ? { ...bare, body: lessOf(bare.body, read) } : bare
        }),
    },
  ],
}

export const callsTellAll: Check = {
  id: 'webhook/tells-all',
  sentence: 'A webhook call about a job tells all that the provider tells of such a job.',
  source: 'job object (Krea), record (kie), results (Runware), each with its fields documented',
  severity: 'minor',
  needs: ['inbox'],
  examine: (transcript) => judged(transcript, callsIn(transcript)),
  mutants: [
    {
      id: 'tight-lipped-calls',
      plant: (target, { provider: { webhook } }) =>
        tamperInbox(target, (calls) =>
          calls.map((call) => {
            const read = (body: string) => (webhook === null ? null : jobIn(webhook.read(body)))
            return { ...call, body: lessOf(call.body, read) }
          }),
        ),
    },
  ],
}

const judged = (transcript: Transcript, told: readonly Told[]): Examination => {
  const due = told.flatMap((one) => {
    const names = dueIn(transcript, one)
    return names.length === 0 ? [] : [{ ...one, names }]
  })
  return each(due, ({ view, where, names }) => {
    const missing = names.filter((name) => tellings[name]?.(view) === null)
    if (missing.length === 0) return null
    return {
      what: `a job is told without ${missing.map((name) => `its ${name}`).join(', ')}`,
      where,
      expected: missing.join(', '),
      actual: show(view),
    }
  })
}

const jobIn = (outcome: Outcome): JobView | null => (outcome.kind === 'job' ? outcome.job : null)

/** The headers without what some repeat of the body. */
const plainly = ({ headers: { 'content-type': type } }: HttpResponse): HttpResponse['headers'] =>
  type === undefined ? {} : { 'content-type': type }

/** A body with one property less, so that the job is still read and a telling of it is missing. */
function lessOf(body: string, read: (body: string) => JobView | null): string {
  const whole = read(body)
  if (whole === null) return body
  for (const less of lessened(readJson(body))) {
    const text = JSON.stringify(less)
    const job = read(text)
    const misses = (tell: (job: JobView) => unknown) =>
      job !== null && job.phase === whole.phase && tell(whole) !== null && tell(job) === null
    if (Object.values(tellings).some(misses)) return text
  }
  return body
}

/** The value once for each property in it, that one missing. */
function lessened(value: unknown): unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item, at) => lessened(item).map((less) => value.with(at, less)))
  if (!isRecord(value)) return []
  return Object.keys(value).flatMap((name) => {
    const { [name]: own, ...others } = value
    return [others, ...lessened(own).map((less) => ({ ...value, [name]: less }))]
  })
}

const answersIn = (transcript: Transcript): readonly Told[] =>
  stories(transcript).flatMap((story) =>
    story.seen.map(({ entry, view }): Told => {
      const { intent, operation } = entry
      return {
        view,
        where: place(entry),
        kind: `${operation} ${intent?.kind} ${shapeOf(view, story)}`,
        costAsked: story.submit.costShown,
        own: (job, quirks) => {
          const outcome = { kind: 'job', job } as const
          const response = spelled(transcript, entry, { outcome, quirks })
          return intent === null ? null : transcript.provider.dialect.read(response, intent)
        },
      }
    }),
  )

function callsIn(transcript: Transcript): readonly Told[] {
  const { webhook } = transcript.provider
  if (webhook === null) return []
  const jobs = stories(transcript)
  return heardOf(transcript).flatMap(({ call, view }): Told[] => {
    const story = jobs.find(({ job }) => job === call.job)
    if (story === undefined || view === null) return []
    return [
      {
        view,
        where: `webhook of job ${call.job}`,
        kind: `webhook ${shapeOf(view, story)}`,
        costAsked: story.submit.costShown,
        own: (job, quirks) => webhook.read(String(webhook.render(job, quirks).body)),
      },
    ]
  })
}

const shapeOf = ({ phase, results }: JobView, { submit }: JobStory): string =>
  [phase, submit.delivery, submit.costShown, results.map(({ state }) => state)].join(' ')

/** The names of what every one of the provider's own ways to tell such a job has in it. */
function dueIn(transcript: Transcript, { view, kind, costAsked, own }: Told): readonly string[] {
  const { provider, quirks } = transcript
  const known = dutiesOf(provider).get(quirks) ?? new Map<string, readonly string[]>()
  dutiesOf(provider).set(quirks, known)
  const found = known.get(kind)
  if (found !== undefined) return found
  const whole = filled(view, transcript, costAsked)
  const ways = [noQuirks, quirks].flatMap((quirks) => own(whole, quirks) ?? [])
  const names = Object.keys(tellings).filter((name) =>
    ways.every((way) => way.kind === 'job' && tellings[name]?.(way.job) !== null),
  )
  known.set(kind, names)
  return names
}

/** Depends on the kind of telling, and on the quirks that may show. */
const dutiesOf = memo((_: Provider) => new WeakMap<Quirks, Map<string, readonly string[]>>())

/** The job with all that may be known of it. */
function filled(job: JobView, { provider, end }: Transcript, costAsked: boolean): JobView {
  const { abilities, price } = provider
  const costMicroUsd = costAsked || !abilities.costShown ? price.imageMicroUsd : null
  const over = isTerminal(job.state)
  return {
    ...job,
    createdAt: job.createdAt ?? end,
    updatedAt: job.updatedAt ?? end,
    finishedAt: job.finishedAt ?? (over ? end : null),
    costMicroUsd: job.costMicroUsd ?? costMicroUsd,
    results: job.results.map((result) =>
      result.state === 'succeeded'
        ? { ...result, seed: result.seed ?? 1, costMicroUsd: result.costMicroUsd ?? costMicroUsd }
        : result,
    ),
  }
}
