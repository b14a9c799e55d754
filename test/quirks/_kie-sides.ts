import { expect } from 'vitest'
import { type Judge, violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { type HttpResponse, isJsonType, readJson } from '../../src/core/exchange.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Answer, Outcome } from '../../src/core/outcome.ts'
import type { Provider, Scene } from '../../src/core/provider.ts'
import {
  type Breach,
  type Broken,
  noQuirks,
  type Quirk,
  type Quirks,
  quirkBehind,
  undocumentedStatus,
} from '../../src/core/quirk.ts'

export const id = '2aeff425a5f21580d2f225c4129e63ab'
/** As recorded: 187.838 s. */
export const createdAt = 1_777_539_190_339
export const finishedAt = 1_777_539_378_177

export const echo = {
  model: 'google/imagen4-fast',
  callBackUrl: 'https://me.test/hook',
  input: { prompt: 'A "lighthouse"' },
}

/** The jobs that are shown, by their phase. */
export function jobsOf({ files, failures }: Provider) {
  const file = '8978d335-1f2e-4b7a-9c3d-0a1b2c3d4e5f'
  const waiting: JobView = {
    id,
    phase: 'waiting',
    state: 'queued',
    createdAt,
    updatedAt: createdAt,
    finishedAt: null,
    results: [],
    failure: null,
    costMicroUsd: 20_000,
    echo,
  }
  const ended = { ...waiting, updatedAt: finishedAt, finishedAt }
  const result = {
    id: file,
    state: 'succeeded',
    format: 'png',
    url: files.origin + files.path({ id: file, format: 'png', createdAt }),
    base64: null,
    seed: null,
    prompt: null,
    costMicroUsd: null,
    failure: null,
  } as const
  const success: JobView = { ...ended, phase: 'success', state: 'succeeded', results: [result] }
  const failure = failures['content-refused'] ?? null
  const fail: JobView = { ...ended, phase: 'fail', state: 'failed', failure }
  return { waiting, success, fail }
}

export const submit: Submit = {
  kind: 'submit',
  id: null,
  prompt: 'A "lighthouse"',
  negativePrompt: null,
  size: { width: 1408, height: 768 },
  count: 1,
  seed: null,
  format: 'png',
  inline: 'none',
  delivery: 'async',
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
}

export const asked = {
  createTask: submit,
  getTask: { kind: 'poll', id },
  getCredit: { kind: 'balance' },
} as const satisfies Readonly<Record<string, Intent>>
export type Operation = keyof typeof asked

export const sceneOf = (operation: Operation, quirks: Quirks): Scene => ({
  request: { method: 'GET', path: '/', headers: {}, body: null },
  operation,
  now: finishedAt,
  dice: dice(1),
  quirks,
})

/** The answer of an operation when this came of it. */
export function say(provider: Provider, outcome: Outcome, scene: Scene): HttpResponse {
  const operation = scene.operation as Operation // `sceneOf` makes no others.
  const intent = outcome.kind === 'refused' ? null : asked[operation]
  const answers: readonly Answer[] = [{ intent, outcome }]
  return provider.dialect.render(answers, scene)
}

const brokenBy = (judge: Judge | null, of: string, value: unknown): Broken[] =>
  judge === null ? [] : violations(judge, value).map((violation) => ({ of, violation }))

/** What an answer breaks of the contract. */
export function brokenIn({ contract }: Provider, of: Operation, response: HttpResponse): Broken[] {
  expect(isJsonType(response.headers['content-type'] ?? '')).toBe(true)
  const judge = contract.operations.find((one) => one.id === of)?.responses[response.status]
  if (judge === undefined) return [{ of, violation: undocumentedStatus(response.status) }]
  return brokenBy(judge, of, readJson(response.body))
}

/** What a callback's body breaks of the contract. */
export const brokenInCall = ({ contract }: Provider, body: string): Broken[] =>
  brokenBy(contract.callbacks.taskFinished ?? null, 'taskFinished', JSON.parse(body))

/** What is broken by none of the quirks that are on. */
export const unlisted = (broken: readonly Broken[], { quirks }: Provider, on: Quirks): Broken[] =>
  broken.filter((one) => !quirkBehind(quirks, on, one))

export interface Sides {
  readonly documented: Shown
  readonly observed: Shown
}

/** An answer with its JSON beside it. */
export interface Shown extends HttpResponse {
  readonly json: Readonly<Record<string, unknown>>
}

/** A quirk and both its sides, each judged as it is shown. */
export interface Stage {
  readonly provider: Provider
  readonly quirk: Quirk
  readonly jobs: ReturnType<typeof jobsOf>
  sides(operation: Operation, outcome: Outcome): Sides
  /** As `sides`, where the two come of it differently. */
  between(operation: Operation, outcomes: { documented: Outcome; observed: Outcome }): Sides
  /** The breaches that were seen. */
  readonly seen: ReadonlySet<Breach>
}

export function stageOf(provider: Provider, quirk: Quirk): Stage {
  const seen = new Set<Breach>()
  const only: Quirks = new Set([quirk.id])
  const show = (operation: Operation, outcome: Outcome, quirks: Quirks): Shown => {
    const response = say(provider, outcome, sceneOf(operation, quirks))
    const broken = brokenIn(provider, operation, response)
    expect(unlisted(broken, provider, quirks)).toEqual([])
    for (const breach of quirk.breaks) {
      const lone = { ...quirk, breaks: [breach] }
      if (broken.some((one) => quirkBehind([lone], quirks, one))) seen.add(breach)
    }
    return { ...response, json: JSON.parse(String(response.body)) }
  }
  const between: Stage['between'] = (operation, { documented, observed }) => ({
    documented: show(operation, documented, noQuirks),
    observed: show(operation, observed, only),
  })
  return {
    provider,
    quirk,
    jobs: jobsOf(provider),
    between,
    sides: (operation, outcome) => between(operation, { documented: outcome, observed: outcome }),
    seen,
  }
}
