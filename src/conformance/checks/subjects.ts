import { type Fault, type Refusal, refuse } from '../../core/fault.ts'
import type { Failure, JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import { type Check, each, show } from '../check.ts'
import { failingHeld } from '../drills/failing.ts'
import { tamperOutcomes, tamperResponses } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { phaseFor } from './_ended.ts'
import { describe } from './_refused.ts'
import { spelled } from './_spelled.ts'

/** A refusal, and how the provider's own tables would put it. */
interface Refused {
  readonly entry: Entry
  readonly refusal: Refusal
  readonly own: Refusal
}

const refused = memo((transcript: Transcript): readonly Refused[] =>
  transcript.entries.flatMap((entry) => {
    const { outcome, intent } = entry
    if (outcome?.kind !== 'refused' || intent === null) return []
    const own = transcript.provider.dialect.read(
      spelled(transcript, entry, { outcome: likely(entry, outcome) }),
      intent,
    )
    return own.kind === 'refused' ? [{ entry, refusal: outcome, own }] : []
  }),
)

/** The refusal with what is known of the request: which job it is about, which field was broken. */
function likely({ intent, broken }: Entry, { fault }: Refusal): Refusal {
  const id = intent !== null && 'id' in intent && broken === null ? intent.id : null
  const field = /^\/([^:]+): /.exec(broken ?? '')?.[1]
  return refuse(fault, {
    id: beforeTasks.includes(fault) ? null : id,
    violations: field === undefined || fault !== 'invalid' ? [] : [violationOf(field)],
  })
}

/** What is refused before it is read which job a call is about. */
const beforeTasks: readonly Fault[] = [
  'unauthorized',
  'malformed',
  'unsupported-media',
  'too-large',
  'unknown-path',
  'wrong-method',
]

const violationOf = (path: string) => ({
  pointer: `/${path}`,
  field: path.split('/').at(-1) ?? path,
  rule: 'type',
  limit: 'string',
  actual: undefined,
  message: '',
  schemaPath: '',
})

export const namesTheJob: Check = {
  id: 'errors/names-the-job',
  sentence: 'A refusal that is about a job names it, where the provider’s refusals do.',
  source: 'Runware errors.taskUUID (DOCS)',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(
      refused(transcript).filter(({ own }) => own.id !== null),
      ({ entry, refusal, own }) =>
        refusal.id === own.id
          ? null
          : {
              what: `${entry.operation} does not say which job it refuses`,
              where: place(entry),
              expected: show(own.id),
              actual: show(refusal.id),
            },
    ),
  mutants: [
    {
      id: 'whose',
      plant: (target) =>
        tamperResponses(target, (response, { intent }) =>
          response.status < 400 || intent === null || !('id' in intent)
            ? response
            : { ...response, body: String(response.body).replaceAll(`${intent.id}`, '') },
        ),
    },
  ],
}

export const namesTheParameter: Check = {
  id: 'errors/names-the-parameter',
  sentence: 'A refusal has the name of the parameter in its place, where the provider has one.',
  source: 'Runware errors.parameter, also for the key (DOCS); AI/ML API validation errors (DOCS)',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(
      refused(transcript).filter(({ own }) => own.violations.length > 0),
      ({ entry, refusal, own }) =>
        refusal.violations.length > 0
          ? null
          : {
              what: `${entry.operation} has no parameter in its refusal`,
              where: place(entry),
              expected: show(own.violations.map(({ field }) => field)),
              actual: show(entry.response.body),
            },
    ),
  mutants: [
    {
      id: 'unplaced',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'refused' && outcome.violations.length > 0
            ? { ...outcome, violations: [] }
            : outcome,
        ),
    },
  ],
}

export const failureIsAnEnd: Check = {
  id: 'errors/failure-is-an-end',
  sentence:
    'A job that failed while it was waited for is told as such, where the provider tells it so.',
  source: 'Runware task polling: status error beside the code (DOCS)',
  severity: 'major',
  needs: ['doom'],
  drill: failingHeld,
  examine: (transcript) => {
    const held = transcript.entries.filter(
      ({ intent, broken, act }) =>
        broken === null &&
        act !== 'resend' &&
        intent?.kind === 'submit' &&
        intent.delivery === 'sync',
    )
    // An end that is told as a plain job's is none of this law's.
    const failed = held.filter(
      (entry) =>
        (entry.outcome?.kind === 'refused' || entry.response.status >= 400) &&
        isFailure(transcript, entry),
    )
    return each(failed, (entry) => {
      if (entry.outcome?.kind === 'job') return null
      return {
        what: 'a job that failed is told as a refusal',
        where: place(entry),
        expected: 'a job that failed',
        actual: describe(entry.outcome),
      }
    })
  },
  mutants: [
    {
      id: 'refused-too-late',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job' || outcome.job.state !== 'failed') return outcome
          const { code, message } = plot.provider.failures['generation-failed']
          return refuse('generation-failed', { code, message, id: outcome.job.id })
        }),
    },
  ],
}

/** A job ended so, or a refusal says the same words, and the provider tells such an end as a job's. */
function isFailure(transcript: Transcript, entry: Entry): boolean {
  const { outcome, intent } = entry
  if (intent === null) return false
  if (outcome?.kind === 'job') return outcome.job.state === 'failed'
  if (outcome?.kind !== 'refused') return false
  const failure = Object.entries(transcript.provider.failures).find(
    ([fault, { code }]) => fault === outcome.fault && code === outcome.code,
  )?.[1]
  if (failure === undefined) return false
  const told = spelled(transcript, entry, {
    outcome: { kind: 'job', job: failed(entry, { transcript, failure }) },
  })
  return transcript.provider.dialect.read(told, intent).kind === 'job'
}

function failed(
  { intent, at }: Entry,
  { transcript, failure }: { readonly transcript: Transcript; readonly failure: Failure },
): JobView {
  const { provider } = transcript
  const [format = 'png'] = provider.abilities.formats
  const result = {
    id: '',
    state: 'failed',
    format,
    url: null,
    base64: null,
    seed: null,
    prompt: null,
    costMicroUsd: null,
    failure,
  } as const
  return {
    id: intent !== null && 'id' in intent ? (intent.id ?? '') : '',
    phase: phaseFor(provider, 'failed'),
    state: 'failed',
    createdAt: at,
    updatedAt: at,
    finishedAt: at,
    results: provider.lifecycle.perResult ? [result] : [],
    failure,
    costMicroUsd: null,
    echo: null,
  }
}
