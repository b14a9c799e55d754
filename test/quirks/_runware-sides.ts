import { expect } from 'vitest'
import { type Judge, type Violation, violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { type HttpResponse, isRecord, readJson } from '../../src/core/exchange.ts'
import { refuse } from '../../src/core/fault.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { JobView, Result } from '../../src/core/job.ts'
import type { Answer } from '../../src/core/outcome.ts'
import { type Quirks, undocumentedStatus } from '../../src/core/quirk.ts'
import { taskOf } from '../../src/providers/runware/encode.ts'
import { runware } from '../../src/providers/runware/index.ts'
import type { quirks } from '../../src/providers/runware/quirks.ts'

const { abilities, contract, dialect, failures, files } = runware
const now = Date.UTC(2026, 7, 1)
const id = '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'
const file = '8978d335-5674-4a7d-b15a-e439d9265a2d'

const submit: Submit = {
  kind: 'submit',
  id,
  prompt: 'A flooded cathedral',
  negativePrompt: null,
  size: abilities.sizes['16:9'],
  count: 3,
  seed: null,
  format: 'jpg',
  inline: 'none',
  delivery: 'sync',
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
}
const poll: Intent = { kind: 'poll', id }

const done: Result = {
  id: file,
  state: 'succeeded',
  format: 'jpg',
  url: `${files.origin}${files.path({ id: file, format: 'jpg', createdAt: now })}`,
  base64: null,
  seed: 1_348_345_038,
  prompt: null,
  costMicroUsd: null,
  failure: null,
}
const running: Result = { ...done, state: 'running', url: null }
const refusedByHost: Result = {
  ...done,
  state: 'failed',
  url: null,
  failure: failures['content-refused'] ?? null,
}

const job = (state: JobView['state'], results: readonly Result[]) => ({
  kind: 'job' as const,
  job: {
    id,
    phase: 'processing',
    state,
    createdAt: now,
    updatedAt: now,
    finishedAt: null,
    results,
    failure: null,
    costMicroUsd: 60_000,
    echo: null,
  },
})

const [operation] = contract.operations
const tasks: Readonly<Record<string, Judge>> = operation?.body?.batch?.tasks ?? {}

/** What the contract has against a task. */
export function brokenBy(task: Readonly<Record<string, unknown>>): readonly Violation[] {
  const judge = tasks[String(task.taskType)]
  if (judge === undefined) throw new Error(`no task ${task.taskType} in the contract`)
  return violations(judge, task)
}

const task = taskOf(submit)
const refusedTask = (change: Readonly<Record<string, unknown>>): Answer => ({
  intent: null,
  outcome: refuse('invalid', { id, violations: brokenBy({ ...task, ...change }) }),
})
/** JSON knows no `undefined`: what stands so is missing. */
const without = (name: string) => ({ [name]: undefined })

/** Answers of each kind, as a mock would give them. */
export const answers = {
  done: { intent: submit, outcome: job('succeeded', [done, refusedByHost, done]) },
  lost: { intent: submit, outcome: job('failed', [refusedByHost]) },
  polled: { intent: poll, outcome: job('running', [refusedByHost, running, done]) },
  waiting: { intent: poll, outcome: job('running', [running, running]) },
  failed: { intent: poll, outcome: job('failed', []) },
  nobody: { intent: poll, outcome: refuse('not-found', { id }) },
  broke: { intent: submit, outcome: refuse('out-of-credit', { id }) },
  stranger: { intent: null, outcome: refuse('unauthorized') },
  sizeless: refusedTask(without('width')),
  long: refusedTask({ positivePrompt: 'x' }),
  balance: { intent: { kind: 'balance' }, outcome: { kind: 'balance', microUsd: 2_450_750_000 } },
} as const satisfies Readonly<Record<string, Answer>>

/** One answer as it goes out with these quirks on. */
export const spoken = (answer: Answer, on: Quirks): HttpResponse =>
  dialect.render([answer], {
    request: {
      method: 'POST',
      path: '/v1',
      headers: { authorization: 'Bearer key' },
      body: JSON.stringify([task]),
    },
    operation: 'postTasks',
    now,
    dice: dice(42),
    quirks: on,
  })

/** What the contract has against an answer. */
export function brokenIn({
  status,
  body,
}: HttpResponse): readonly Pick<Violation, 'pointer' | 'rule'>[] {
  const judge = operation?.responses[String(status)]
  if (!judge) return [undocumentedStatus(status)]
  return violations(judge, readJson(body))
}

/** A quirk of what is answered: one answer, and what of it differs. */
interface Answered {
  readonly answer: Answer
  /** What is looked at. */
  readonly shown: (response: HttpResponse) => unknown
  readonly documented: unknown
  readonly observed: unknown
}

/** A quirk of what is asked: tasks that the contract refuses, and whether they are taken. */
interface Asked {
  readonly taken: readonly Readonly<Record<string, unknown>>[]
  readonly refused: readonly Readonly<Record<string, unknown>>[]
  /** What the first of them means. */
  readonly means: unknown
}

const body = (response: HttpResponse): unknown => readJson(response.body)
const names = (response: HttpResponse): unknown => Object.keys(Object(body(response)))
const status = (response: HttpResponse): unknown => response.status
const listed = (response: HttpResponse, name: string): Record<string, unknown>[] => {
  const value = body(response)
  const list = isRecord(value) ? value[name] : undefined
  return Array.isArray(list) ? list.filter(isRecord) : []
}
const each =
  (list: 'data' | 'errors', ...fields: readonly string[]) =>
  (response: HttpResponse): unknown =>
    listed(response, list).map((item) => fields.map((field) => item[field]))

const v7 = '019c42a0-c3ff-7138-be83-ee257abc5331'
const poor = { answer: answers.broke, shown: status, documented: 402 }

/** Both sides of every quirk; the compiler names the missing one. */
export const sides: Readonly<Record<(typeof quirks)[number]['id'], Answered | Asked>> = {
  'runware/data-with-errors': {
    answer: answers.long,
    shown: names,
    documented: ['errors'],
    observed: ['data', 'errors'],
  },
  'runware/unknown-id-is-empty': {
    answer: answers.nobody,
    shown: (response) => [response.status, names(response)],
    documented: [404, ['errors']],
    observed: [200, ['data']],
  },
  'runware/ignores-unknown-parameters': {
    taken: [{ ...task, seed: 7, checkNSFW: false, steps: 30 }],
    refused: [
      { ...task, width: 512 },
      { ...task, safety: { level: 9 } },
    ],
    means: { kind: 'submit', id, seed: null },
  },
  'runware/uuid-v7-accepted': {
    taken: [
      { ...task, taskUUID: v7 },
      { taskType: 'getResponse', taskUUID: v7 },
    ],
    refused: [
      { ...task, taskUUID: 'task-1' },
      { ...task, taskUUID: 7 },
    ],
    means: { kind: 'submit', id: v7 },
  },
  'runware/lower-case-format': {
    taken: [
      { ...task, outputFormat: 'webp' },
      { ...task, outputFormat: 'Jpg' },
    ],
    refused: [
      { ...task, outputFormat: 'gif' },
      { ...task, outputFormat: 1 },
      { ...task, outputType: 'url' },
    ],
    means: { kind: 'submit', format: 'webp' },
  },
  'runware/credits-at-400': { ...poor, observed: 400 },
  'runware/credits-at-200': { ...poor, observed: 200 },
  'runware/parameter-list': {
    answer: answers.sizeless,
    shown: each('errors', 'parameter'),
    documented: [['width']],
    observed: [[['width', 'height']]],
  },
  'runware/extra-error-keys': {
    answer: answers.long,
    shown: each('errors', 'type', 'min'),
    documented: [[undefined, undefined]],
    observed: [['string', 2]],
  },
  'runware/error-without-task-type': {
    answer: answers.long,
    shown: each('errors', 'taskType', 'taskUUID'),
    documented: [['imageInference', id]],
    observed: [[undefined, id]],
  },
  'runware/balance-object': {
    answer: answers.balance,
    shown: each('data', 'balance'),
    documented: [[2450.75]],
    observed: [[{ amount: 2450.75, currency: 'USD' }]],
  },
  'runware/status-in-data': {
    answer: answers.polled,
    shown: (response) => [each('data', 'status')(response), listed(response, 'errors').length],
    documented: [[['processing'], ['success']], 1],
    observed: [[['error'], ['processing'], ['success']], 0],
  },
  'runware/pending-word': {
    answer: answers.waiting,
    shown: each('data', 'status'),
    documented: [['processing'], ['processing']],
    observed: [['pending'], ['pending']],
  },
  'runware/cost-without-asking': {
    answer: answers.done,
    shown: each('data', 'cost'),
    documented: [[undefined], [undefined]],
    observed: [[0.02], [0.02]],
  },
}

/** A refusal of the key stays as the vendor's own client must find it, whatever is on. */
export const expectStrangerToldOff = (on: Quirks): void => {
  const response = spoken(answers.stranger, on)
  expect(each('errors', 'code', 'taskType', 'taskUUID')(response)).toEqual([
    ['invalidApiKey', 'authentication', undefined],
  ])
}
