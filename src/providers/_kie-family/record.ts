import { isRecord, readJson } from '../../core/exchange.ts'
import type { Failure, JobView } from '../../core/job.ts'
import { toMicroUsd, toUnits } from '../../core/provider.ts'
import { MODEL, price } from './abilities.ts'
import { resultAt } from './files.ts'
import { lifecycle } from './lifecycle.ts'

/**
 * A task as recordInfo tells it. DOCS get-task-detail: `param` and `resultJson` are JSON in a
 * string, `failCode` and `failMsg` are empty but in a failed task, times are Unix milliseconds,
 * `costTime` comes with success. What there is not yet is absent, since no field may be null.
 */
export function recordOf(job: JobView) {
  const { createdAt, updatedAt, finishedAt, failure } = job
  const succeeded = job.state === 'succeeded'
  return {
    ...head(job),
    resultJson: succeeded ? resultJson(job) : '',
    failCode: failure?.code ?? '',
    failMsg: failure?.message ?? '',
    ...(succeeded && finishedAt !== null ? { costTime: finishedAt - (createdAt ?? 0) } : {}),
    ...(finishedAt === null ? {} : { completeTime: finishedAt }),
    createTime: createdAt ?? 0,
    ...(updatedAt === null ? {} : { updateTime: updatedAt }),
  }
}

/**
 * A task as a callback tells it. DOCS Seedream 4 page, callbacks.onImageGenerated: here `costTime`
 * counts seconds, what a task has not is null, and the credits are told.
 */
export function endingOf(job: JobView) {
  const { createdAt, updatedAt, finishedAt, failure, costMicroUsd } = job
  const completeTime = finishedAt ?? 0
  return {
    ...head(job),
    resultJson: job.state === 'succeeded' ? resultJson(job) : null,
    failCode: failure?.code ?? null,
    failMsg: failure?.message ?? null,
    costTime: Math.round((completeTime - (createdAt ?? 0)) / 1000),
    completeTime,
    createTime: createdAt ?? 0,
    ...(updatedAt === null ? {} : { updateTime: updatedAt }),
    ...(costMicroUsd === null ? {} : { creditsConsumed: toUnits(costMicroUsd, price) }),
  }
}

/** DOCS get-task-detail, example of `param`: these three in this order, encoded once. */
function paramOf(echo: unknown): string {
  if (typeof echo === 'string') return echo
  if (!isRecord(echo)) return ''
  const { model, callBackUrl, input } = echo
  return JSON.stringify({ model, callBackUrl, input })
}

const head = ({ id, phase, echo }: JobView) => ({
  taskId: id,
  model: MODEL,
  state: phase,
  param: paramOf(echo),
})

const resultJson = ({ results }: JobView): string =>
  JSON.stringify({ resultUrls: results.flatMap(({ url }) => url ?? []) })

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
  code: failCode === null || failCode === undefined ? '' : String(failCode),
  message: typeof failMsg === 'string' ? failMsg : '',
})
