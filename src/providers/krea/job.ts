import { dice } from '../../core/dice.ts'
import { isRecord, textOf } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { Failure, JobView } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Quirks } from '../../core/quirk.ts'
import { resultAt } from './files.ts'
import { lifecycle } from './lifecycle.ts'

/** A job as create answers it. SEED: both `completed_at` and `result` are there, always null. */
export const createdBody = (job: JobView) => ({
  ...head(job),
  completed_at: null,
  result: null,
})

/**
 * A job as it is read back, listed and sent to a webhook. DOCS GET /jobs/{id}: neither
 * `completed_at` nor `result` may be null, so both are absent until there is one. The place of
 * `error` is CODE (newer api.krea.ai/openapi.json); DOCS job-lifecycle prose has `result.error`.
 */
export function jobBody(job: JobView, quirks: Quirks) {
  const pending = quirks.has('krea/pending-nulls') && job.finishedAt === null
  const at = job.finishedAt === null ? null : iso(job.finishedAt)
  const result = resultBody(job, quirks)
  const outside = job.failure !== null && !quirks.has('krea/error-in-result')
  return {
    ...head(job),
    ...((at !== null || pending) && { completed_at: at }),
    ...((result !== null || pending) && { result }),
    ...(outside && { error: errorBody(job.failure) }),
  }
}

/** `null` where there is nothing to tell. */
function resultBody({ id, results, state, failure }: JobView, quirks: Quirks) {
  const urls = results.flatMap(({ url }) => url ?? [])
  const inside = failure !== null && quirks.has('krea/error-in-result')
  const shown = urls.length > 0 || state === 'succeeded'
  if (!inside && !shown) return null
  return {
    ...(shown && { urls: quirks.has('krea/urls-three-shapes') ? shaped(urls, id) : urls }),
    ...(inside && { error: errorBody(failure) }),
  }
}

const shapes: readonly ((urls: readonly string[]) => unknown)[] = [
  (urls) => urls,
  (urls) => urls.map((url) => ({ type: 'model', url })),
  (urls) =>
    Object.fromEntries(urls.map((url, index) => [index === 0 ? 'image' : `image_${index}`, url])),
]

/** CODE: one of three shapes; which one chooses is unknown, so the job's id does. INFERRED. */
const shaped = (urls: readonly string[], id: string): unknown =>
  shapes[dice(id).int('urls', 0, shapes.length - 1)]?.(urls)

const head = ({ id, phase, createdAt }: JobView) => ({
  job_id: id,
  status: phase,
  created_at: iso(createdAt ?? 0),
})

const errorBody = ({ code, message }: Failure) => (message === '' ? { code } : { code, message })

const iso = (at: number): string => new Date(at).toISOString()

/** Reads either form of a job, and each form of its parts that was ever seen. */
export function readJob(body: unknown): Outcome {
  const job = viewOf(body)
  if (job !== null) return { kind: 'job', job }
  return refuse('internal', { message: `expected a job, got ${excerpt(body)}` })
}

/** The job that a JSON value describes; `null` if it does not. */
export function viewOf(body: unknown): JobView | null {
  if (!isRecord(body) || typeof body.job_id !== 'string') return null
  const { job_id: id, status: phase } = body
  if (typeof phase !== 'string' || !Object.hasOwn(lifecycle.phases, phase)) return null
  const state = lifecycle.phases[phase]?.means ?? 'failed'
  return {
    id,
    phase,
    state,
    createdAt: instant(body.created_at),
    updatedAt: null,
    finishedAt: instant(body.completed_at),
    results: urlsOf(body.result).map(resultAt),
    failure: state === 'failed' ? failureOf(body) : null,
    costMicroUsd: null,
    echo: null,
  }
}

/** `null` where there is none: CODE a pending job may say `completed_at: null` or leave it out. */
function instant(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : at
}

/** CODE, three shapes: `url[]`, `{ type, url }[]` where a preview is no result, `{ name: url }`. */
function urlsOf(result: unknown): string[] {
  const urls = isRecord(result) ? result.urls : undefined
  if (typeof urls !== 'object' || urls === null) return []
  return Object.values(urls).flatMap((item: unknown) => {
    if (typeof item === 'string') return item
    if (!isRecord(item) || item.type === 'preview') return []
    return typeof item.url === 'string' ? item.url : []
  })
}

/** CODE `error`, DOCS prose `result.error`; either may be plain words. */
function failureOf({ error, result }: Record<string, unknown>): Failure | null {
  const said = error ?? (isRecord(result) ? result.error : undefined)
  if (typeof said === 'string') return { code: '', message: said }
  if (!isRecord(said)) return null
  const { code, message } = said
  return {
    code: textOf(code),
    message: textOf(message),
  }
}

const EXCERPT_CHARS = 200

export const excerpt = (body: unknown): string =>
  (JSON.stringify(body) ?? 'nothing').slice(0, EXCERPT_CHARS)
