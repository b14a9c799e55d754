import { isRecord } from '../../core/exchange.ts'
import { refuse } from '../../core/fault.ts'
import type { Failure, JobView } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
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
export function jobBody(job: JobView) {
  const urls = job.results.flatMap(({ url }) => url ?? [])
  return {
    ...head(job),
    ...(job.finishedAt === null ? {} : { completed_at: iso(job.finishedAt) }),
    ...(urls.length > 0 || job.state === 'succeeded' ? { result: { urls } } : {}),
    ...(job.failure === null ? {} : { error: errorBody(job.failure) }),
  }
}

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
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
  }
}

const EXCERPT_CHARS = 200

export const excerpt = (body: unknown): string =>
  (JSON.stringify(body) ?? 'nothing').slice(0, EXCERPT_CHARS)
