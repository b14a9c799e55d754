import { breakage } from '../conformance/breakage.ts'
import { violations } from '../core/contract.ts'
import { dice } from '../core/dice.ts'
import { isRecord, readJson } from '../core/exchange.ts'
import { type Fault, refuse } from '../core/fault.ts'
import type { Intent, Submit } from '../core/intent.ts'
import { type Failure, isTerminal, type JobView, type Phase } from '../core/job.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { router } from '../core/route.ts'
import { submitsOf } from './submits.ts'

/** The instant at which all of them are told. */
export const NOW = Date.UTC(2026, 0, 15, 12)

/** Each is one word; the compiler asks for the missing one. */
const faults = {
  unauthorized: true,
  forbidden: true,
  invalid: true,
  malformed: true,
  'unsupported-media': true,
  'too-large': true,
  'unknown-path': true,
  'wrong-method': true,
  'not-found': true,
  conflict: true,
  'rate-limited': true,
  'over-concurrency': true,
  'out-of-credit': true,
  'content-refused': true,
  'model-retired': true,
  'feature-disabled': true,
  'generation-failed': true,
  maintenance: true,
  upstream: true,
  timeout: true,
  internal: true,
} as const satisfies Readonly<Record<Fault, true>>

export const allFaults = Object.keys(faults) as readonly Fault[] // The table's own names.

/** All that can come of an intent, and more. */
export function outcomesOf(provider: Provider, intent: Intent): readonly Outcome[] {
  const id = 'id' in intent ? intent.id : null
  const refusals = allFaults.flatMap((fault) => [refuse(fault), refuse(fault, { id })])
  return [...refusals, ...complaintsOf(provider, id), ...successesOf(provider, intent)]
}

/** Refusals for each rule of a submit that can be broken. */
const complaintsOf = (provider: Provider, id: string | null): readonly Outcome[] =>
  submitsOf(provider).flatMap((submit) => {
    const { method, path, body } = provider.dialect.encode(submit, 'any')
    const match = router(provider.contract)(method, path.split('?')[0] ?? '')
    const contract = typeof match === 'string' ? null : match.operation.body
    if (contract === null || body === null) return []
    return Array.from({ length: BREAKAGES_MAX }, (_, nth) => {
      const picked = breakage(readJson(body), contract, { nth, tolerates: () => false })
      const task = Array.isArray(picked?.body) ? picked.body[0] : picked?.body
      const name = contract.batch !== null && isRecord(task) ? task[contract.batch.by] : undefined
      const judge = contract.batch?.tasks[String(name)] ?? contract.judge
      return refuse('invalid', { id, violations: violations(judge, task) })
    })
  })

/** More than any body here can be broken in. */
const BREAKAGES_MAX = 80

function successesOf(provider: Provider, intent: Intent): readonly Outcome[] {
  switch (intent.kind) {
    case 'submit':
      // An answer that is held is about a job that is over.
      return jobsOf(provider, intent).flatMap((job) =>
        intent.delivery === 'async' || isTerminal(job.state) ? { kind: 'job', job } : [],
      )
    case 'poll':
      return inlinesOf(provider)
        .flatMap((submit) => jobsOf(provider, submit))
        .map((job) => ({ kind: 'job', job }))
    case 'cancel':
      return [{ kind: 'cancelled', id: intent.id }]
    case 'balance':
      return [{ kind: 'balance', microUsd: 5_000_000 }]
    case 'list': {
      const jobs = inlinesOf(provider).flatMap((submit) => jobsOf(provider, submit))
      return [
        { kind: 'list', jobs, before: NOW },
        { kind: 'list', jobs: [], before: null },
      ]
    }
    case 'authenticate':
      return [{ kind: 'authenticated', session: '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22' }]
    default:
      return intent satisfies never
  }
}

/** Enough for all that looks can hang on. */
const IDS = 12

/** The submits, with their files told and held in every way. */
export const inlinesOf = (provider: Provider): readonly Submit[] =>
  submitsOf(provider).flatMap((submit) =>
    (['none', ...provider.abilities.inline] as const).map((inline) => ({ ...submit, inline })),
  )

/** A job in each of its phases, with all that a view of it can hold: no result, one, several, and
 *  for each reason to fail. */
export function jobsOf(provider: Provider, submit: Submit): readonly JobView[] {
  const { lifecycle, quirks } = provider
  const lives = [lifecycle, ...quirks.flatMap(({ lifecycle: seen }) => seen?.(lifecycle) ?? [])]
  const phases = new Map(lives.flatMap(({ phases: all }) => Object.entries(all)))
  const reasons = Object.values(provider.failures)
  // What a job looks like may hang on an id that the provider chose.
  const ids = provider.abilities.clientIds ? 1 : IDS
  return [...phases].flatMap(([phase, { means }]) =>
    (means === 'failed' || lifecycle.perResult ? reasons : [null]).flatMap((failure) => {
      const job = jobIn(phase, means, { provider, submit, failure })
      return [0, 1, ...Array<number>(ids).fill(job.results.length)].map((count, nth) => ({
        ...job,
        id: job.id.replace(/.$/, String(nth)),
        results: job.results.slice(0, count),
      }))
    }),
  )
}

interface Made {
  readonly provider: Provider
  readonly failure: Failure | null
  readonly submit: Submit
}

function jobIn(phase: Phase, state: JobView['state'], made: Made): JobView {
  const { price } = made.provider
  const failure = state === 'failed' ? made.failure : null
  return {
    id: made.submit.id ?? 'a1b2c3d4-57a4-4f0e-8f5a-2b8f4a2c9e22',
    phase,
    state,
    createdAt: NOW - 60_000,
    updatedAt: NOW - 30_000,
    finishedAt: isTerminal(state) ? NOW - 30_000 : null,
    results: resultsOf(state, made),
    failure,
    costMicroUsd: price.imageMicroUsd * made.submit.count,
    echo: echoOf(made),
  }
}

/** Where each has an end of its own, all but the first fail. */
function resultsOf(state: JobView['state'], made: Made): JobView['results'] {
  const { provider, submit, failure } = made
  const { files, invent, price, lifecycle } = provider
  return Array.from({ length: Math.max(2, submit.count) }, (_, nth) => {
    const id = `0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e3${nth}`
    const path = files.path({ id, format: submit.format, createdAt: NOW - 60_000 })
    const fails = state === 'failed' || (lifecycle.perResult && isTerminal(state) && nth > 0)
    return {
      id,
      state: fails ? ('failed' as const) : state,
      format: submit.format,
      url: submit.inline === 'none' ? files.origin + path : null,
      base64: submit.inline === 'none' ? null : 'iVBORw0KGgo=',
      seed: 7 + nth,
      prompt: invent.prompt?.(submit, dice('tongue')) ?? null,
      costMicroUsd: submit.costShown ? price.imageMicroUsd : null,
      failure: fails ? failure : null,
    }
  })
}

/** What the dialect's own `parse` would keep of the request. */
function echoOf({ provider, submit }: Pick<Made, 'provider' | 'submit'>): unknown {
  const { dialect, contract } = provider
  const { method, path, body, headers } = dialect.encode(submit, 'any')
  const match = router(contract)(method, path.split('?')[0] ?? '')
  if (typeof match === 'string') return null
  const value = readJson(body ?? '')
  const unit: unknown = Array.isArray(value) ? value[0] : value
  const parsed = dialect.parse({
    operation: match.operation.id,
    path: match.path,
    query: Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? '')),
    headers,
    body: unit,
  })
  return parsed.kind === 'submit' ? parsed.echo : null
}
