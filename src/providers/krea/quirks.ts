import { isRecord } from '../../core/exchange.ts'
import type { Lifecycle, Phase, PhaseInfo } from '../../core/job.ts'
import { breaches, type Quirk } from '../../core/quirk.ts'

const isOver = (phase: Phase): boolean => ['completed', 'failed', 'cancelled'].includes(phase)

const everywhere = ['createImage', 'getJob', 'cancelJob', 'listJobs']

/** Where a job stands: in the answer to a poll, in a page of the list, in a webhook call. */
const jobs = (at: RegExp, rule: string) => [
  ...breaches(['getJob', 'jobFinished'], { at, rule }),
  ...breaches(['listJobs'], { at: new RegExp(/\/items\/\d+/.source + at.source), rule }),
]

/** Roads that leave phases out, beside those that a job is documented to take. */
const shortcuts = {
  succeeded: [
    ['scheduled', 'processing', 'completed'],
    ['queued', 'sampling', 'completed'],
    ['processing', 'completed'],
  ],
  failed: [['queued', 'processing', 'failed']],
} as const satisfies Lifecycle['roads']

function withShortcuts(documented: Lifecycle): Lifecycle {
  const { roads, phases, waiting } = documented
  const succeeded = [...roads.succeeded, ...shortcuts.succeeded]
  const failed = [...roads.failed, ...shortcuts.failed]
  const all: readonly (readonly Phase[])[] = [...succeeded, ...failed]
  const follows = (from: Phase) =>
    all.flatMap((road) => [
      ...(from === waiting ? road.slice(0, 1) : []),
      ...road.filter((_, index) => index > 0 && road[index - 1] === from),
    ])
  const widened = Object.entries(phases).map(([phase, info]): [Phase, PhaseInfo] => [
    phase,
    { ...info, next: [...new Set([...info.next, ...follows(phase)])] },
  ])
  return { ...documented, phases: Object.fromEntries(widened), roads: { succeeded, failed } }
}

export const quirks: readonly Quirk[] = [
  {
    id: 'krea/401-message',
    documented: 'A call without a valid key is answered `{ error }`.',
    observed: 'It is answered `{ message: "Unauthorized" }`.',
    source: 'keyless probe of api.krea.ai',
    evidence: 'CODE',
    date: '2026-09-26',
    breaks: breaches(everywhere, { at: /\/error/, rule: 'required' }),
    due: ({ status }) => status === 401,
  },
  {
    id: 'krea/urls-three-shapes',
    documented: 'The `urls` of a result are a list of addresses.',
    observed: 'They are a list of addresses, a list of `{ type, url }`, or a map of names to them.',
    source: 'newer api.krea.ai/openapi.json (mid-2026); public clients take all three',
    evidence: 'CODE',
    date: '2026-08-03',
    breaks: jobs(/\/result\/urls(\/\d+)?/, 'type'),
  },
  {
    id: 'krea/pending-nulls',
    documented: 'A job that is read has no `completed_at` and no `result` until there is one.',
    observed: 'Both are null until then, as in the answer to create.',
    source: 'api.krea.ai/openapi.json, create answers null where GET knows none',
    evidence: 'INFERRED',
    date: '2026-08-03',
    // Never in a webhook call, whose job is over.
    breaks: ['completed_at', 'result'].flatMap((name) => [
      { of: 'getJob', at: new RegExp(`/${name}`), rule: 'type' },
      { of: 'listJobs', at: new RegExp(`/items/\\d+/${name}`), rule: 'type' },
    ]),
    due: ({ body }) => isRecord(body) && typeof body.status === 'string' && !isOver(body.status),
  },
  {
    id: 'krea/error-in-result',
    documented: 'A failed job says why in `error`, at its top level.',
    observed: 'It says why in `result.error`, where there are no `urls`.',
    source:
      'docs.krea.ai/developers/job-lifecycle; krea-ai/skills scripts/krea_helpers.py@2f2337f prints `result` of a failed job',
    evidence: 'DOCS',
    date: '2026-08-03',
    breaks: jobs(/\/result\/urls/, 'required'),
    due: ({ body }) => isRecord(body) && body.status === 'failed',
  },
  {
    id: 'krea/422-validation',
    documented: 'A request that breaks the contract is refused with 400 and `{ error }`.',
    observed: 'It is refused with 422 and `{ detail: [{ loc, msg, type }] }`.',
    source:
      'krea-ai/skills scripts/krea_helpers.py@2f2337f, extract_validation_details and format_api_error',
    evidence: 'CODE',
    date: '2026-08-03',
    breaks: breaches(['createImage', 'listJobs'], { at: /422/, rule: 'status' }),
    due: ({ status }) => status === 400,
  },
  {
    id: 'krea/insufficient-balance',
    documented: 'A 402 says no more than its name, "Payment Required".',
    observed: 'It says `INSUFFICIENT_BALANCE` where the balance is used up.',
    source: 'public clients of api.krea.ai, text of a 402',
    evidence: 'CODE',
    date: '2026-08-03',
    breaks: [],
  },
  {
    id: 'krea/plan-in-402',
    documented: 'A 402 says no more than its name, "Payment Required".',
    observed: 'It says that a higher plan is required where money would not help.',
    source:
      'krea-ai/skills scripts/krea_helpers.py@2f2337f, format_api_error; references/troubleshooting.md@135f965',
    evidence: 'CODE',
    date: '2026-08-03',
    breaks: [],
  },
  {
    id: 'krea/statuses-are-skipped',
    documented: 'A job goes from `queued` through every status in order.',
    observed: 'Some jobs begin as `scheduled` or `processing`, or never say `sampling`.',
    source:
      'docs.krea.ai/developers/job-lifecycle, polls 2 to 5 s apart miss statuses; a published skill prints new jobs as `scheduled`',
    evidence: 'INFERRED',
    date: '2026-08-03',
    breaks: [],
    lifecycle: withShortcuts,
  },
]
