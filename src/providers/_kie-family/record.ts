import { isRecord, readJson, textOf } from '../../core/exchange.ts'
import type { Failure, JobView } from '../../core/job.ts'
import { toMicroUsd, toUnits } from '../../core/provider.ts'
import { MODEL, price } from './abilities.ts'
import { resultAt } from './files.ts'
import type { Habits } from './habits.ts'
import { lifecycle } from './lifecycle.ts'
import { billing } from './limits.ts'

/**
 * A task as recordInfo tells it. DOCS get-task-detail: `param` and `resultJson` are JSON in a
 * string, `failCode` and `failMsg` are empty but in a failed task, times are Unix milliseconds,
 * `costTime` comes with success. What there is not yet is absent, since no field may be null.
 */
export function recordOf(job: JobView, habits: Habits) {
  const { createdAt, updatedAt, finishedAt, failure } = job
  const unfailed = habits.has('fail-code-null') ? null : ''
  const pending = habits.has('pending-nulls') ? null : undefined
  return {
    ...head(job, habits),
    resultJson: job.state === 'succeeded' ? resultJson(job) : '',
    failCode: failure?.code || unfailed,
    failMsg: failure?.message || unfailed,
    costTime: costTime(job, habits) ?? pending,
    completeTime: finishedAt ?? pending,
    createTime: createdAt ?? 0,
    updateTime: habits.has('no-update-time') ? undefined : (updatedAt ?? undefined),
    ...(habits.has('credits-consumed-and-success-flag') ? later(job, habits) : {}),
  }
}

function costTime({ state, createdAt, finishedAt }: JobView, habits: Habits): number | null {
  if (state !== 'succeeded' || finishedAt === null) return null
  const ms = finishedAt - (createdAt ?? 0)
  return habits.has('cost-time-seconds') ? seconds(ms) : ms
}

/** CODE 188 for 187,838 ms. */
const seconds = (ms: number): number => Math.round(ms / 1000)

/**
 * CODE September 2026. That `successFlag` is 0 for a failed task and `paramJson` what `param` is
 * are INFERRED; an `operationType` was seen too, but none of its values is on record.
 */
const later = (job: JobView, habits: Habits) => ({
  creditsConsumed: creditsConsumed(job),
  successFlag: job.state === 'succeeded' ? 1 : 0,
  paramJson: paramOf(job.echo, habits),
  response: job.state === 'succeeded' ? { resultUrls: urls(job) } : undefined,
})

/**
 * A task as a callback tells it. DOCS Seedream 4 page, callbacks.onImageGenerated: here `costTime`
 * counts seconds, what a task has not is null, and the credits are told.
 */
export function endingOf(job: JobView, habits: Habits) {
  const { createdAt, updatedAt, finishedAt, failure } = job
  const completeTime = finishedAt ?? 0
  return {
    ...head(job, habits),
    resultJson: job.state === 'succeeded' ? resultJson(job) : null,
    failCode: failure?.code ?? null,
    failMsg: failure?.message ?? null,
    costTime: seconds(completeTime - (createdAt ?? 0)),
    completeTime,
    createTime: createdAt ?? 0,
    updateTime: updatedAt ?? undefined,
    creditsConsumed: creditsConsumed(job),
  }
}

/** INFERRED: a failed task, whose credits are released, has consumed none. */
function creditsConsumed({ state, costMicroUsd }: JobView): number | undefined {
  if (costMicroUsd === null) return undefined
  return state === 'failed' && billing.failed === 'released' ? 0 : toUnits(costMicroUsd, price)
}

/**
 * DOCS get-task-detail, example of `param`: these three in this order, encoded once. CODE recorded:
 * the names in the order of the alphabet, `input` encoded twice; `callBackUrl` was in none of them.
 */
function paramOf(echo: unknown, habits: Habits): string {
  if (typeof echo === 'string') return echo
  if (!isRecord(echo)) return ''
  const { model, callBackUrl, input } = echo
  return JSON.stringify(
    habits.has('param-double-encoded')
      ? { callBackUrl, input: JSON.stringify(input), model }
      : { model, callBackUrl, input },
  )
}

/** The backend keeps one `param`, so that a callback has it as a poll does is INFERRED. */
const head = ({ id, phase, echo }: JobView, habits: Habits) => ({
  taskId: id,
  model: MODEL,
  state: phase,
  param: paramOf(echo, habits),
})

const urls = ({ results }: JobView): string[] => results.flatMap(({ url }) => url ?? [])

const resultJson = (job: JobView): string => JSON.stringify({ resultUrls: urls(job) })

/** The task that a record or an ending describes, documented or recorded; `null` for neither. */
export function viewOf(data: unknown): JobView | null {
  if (!isRecord(data) || typeof data.taskId !== 'string') return null
  const { taskId: id, state: phase, param } = data
  if (typeof phase !== 'string' || !Object.hasOwn(lifecycle.phases, phase)) return null
  const state = lifecycle.phases[phase]?.means ?? 'failed'
  return {
    id,
    phase,
    state,
    createdAt: number(data.createTime),
    updatedAt: number(data.updateTime),
    finishedAt: number(data.completeTime),
    results: urlsOf(data).map(resultAt),
    failure: state === 'failed' ? failureOf(data) : null,
    costMicroUsd: creditsOf(data.creditsConsumed),
    echo: typeof param === 'string' ? param : null,
  }
}

/** What create tells of a new task: its id. */
export const createdView = (id: string): JobView => ({
  id,
  phase: 'waiting',
  state: 'queued',
  createdAt: null,
  updatedAt: null,
  finishedAt: null,
  results: [],
  failure: null,
  costMicroUsd: null,
  echo: null,
})

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

function creditsOf(credits: unknown): number | null {
  return typeof credits === 'number' ? toMicroUsd(credits, price) : null
}

/** DOCS `resultJson`, a string that is `''` (CODE) or null before success; CODE also `response`. */
function urlsOf({ resultJson: text, response }: Record<string, unknown>): string[] {
  const parsed = typeof text === 'string' ? readJson(text) : text
  const held = isRecord(parsed) ? parsed : response
  const urls = isRecord(held) ? held.resultUrls : undefined
  return Array.isArray(urls) ? urls.filter((url: unknown) => typeof url === 'string') : []
}

/** DOCS strings; CODE null, in failed tasks too. */
const failureOf = ({ failCode, failMsg }: Record<string, unknown>): Failure => ({
  code: textOf(failCode),
  message: textOf(failMsg),
})
