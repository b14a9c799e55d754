import { breakage } from '../conformance/breakage.ts'
import type { Mutant } from '../conformance/check.ts'
import type { Note, Received, Target } from '../conformance/target.ts'
import { violations } from '../core/contract.ts'
import { dice } from '../core/dice.ts'
import { type HttpRequest, type HttpResponse, readJson } from '../core/exchange.ts'
import { type Fault, refuse } from '../core/fault.ts'
import type { Intent, Submit } from '../core/intent.ts'
import { isTerminal, type JobView, type Phase } from '../core/job.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { chosenQuirks, type Quirks } from '../core/quirk.ts'
import { router } from '../core/route.ts'
import { askedOf } from './asked.ts'
import type { Fault as Planted } from './planted.ts'
import { submitsOf } from './submits.ts'

/** An answer that a provider's dialect can give, and to what. */
export interface Saying {
  readonly operation: string
  readonly request: HttpRequest
  readonly note: Note
  readonly response: HttpResponse
}

/**
 * All that a provider's dialect can say, wider than all that its mock ever says: every outcome,
 * whether a kernel would come to it or not, spelled in answer to every kind of call, quirks off and
 * on. What a fault changes nothing of here, no answer of the mock can show.
 */
export interface Tongue {
  readonly sayings: readonly Saying[]
  readonly calls: readonly Received[]
  /** The bodies of an operation's answers with one status, read, each once. */
  bodies(operation: string, status: number): readonly unknown[]
  /** The statuses with which an operation answers. */
  statuses(operation: string): readonly number[]
  /** Whether a target with the fault says anything else. */
  showsIn(mutant: Pick<Mutant, 'plant'>): Promise<boolean>
}

/** Leaves a fault of answers or calls out where no word of the provider's would show it. */
export const spoken = (fault: Planted): Planted => ({
  ...fault,
  touches: (tongue) => tongue.showsIn(fault),
})

const NOW = Date.UTC(2026, 0, 15, 12)
const LOOKS = 8

export function tongueOf(provider: Provider): Tongue {
  const spoken = manners(provider).flatMap((quirks) => sayingsOf(provider, quirks))
  const sayings = distinct(spoken, ({ operation, response, note }) =>
    JSON.stringify([
      operation,
      note.intent?.kind,
      response.status,
      response.headers,
      response.body,
    ]),
  )
  const calls = manners(provider).flatMap((quirks) => callsOf(provider, quirks))
  const byStatus = Map.groupBy(sayings, keyOf)
  return {
    sayings,
    calls,
    bodies: (operation, status) =>
      distinct(
        (byStatus.get(`${operation} ${status}`) ?? []).map(({ response }) => String(response.body)),
        (body) => body,
      ).map(readJson),
    statuses: (operation) => [
      ...new Set(sayings.flatMap((s) => (s.operation === operation ? s.response.status : []))),
    ],
    showsIn: (mutant) => shows(mutant, { provider, sayings, calls }),
  }
}

const keyOf = ({ operation, response }: Saying): string => `${operation} ${response.status}`

const manners = ({ quirks }: Provider): readonly Quirks[] => [
  new Set(),
  chosenQuirks(quirks, { fidelity: 'observed' }),
]

function distinct<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()]
}

interface Recital {
  readonly provider: Provider
  readonly sayings: readonly Saying[]
  readonly calls: readonly Received[]
}

/** Has a target that can do nothing but recite say all it knows, several times over. */
async function shows({ plant }: Pick<Mutant, 'plant'>, recital: Recital): Promise<boolean> {
  const { provider, sayings, calls } = recital
  const answers = new Map(sayings.map(({ request, response }) => [request, response]))
  const target = plant(reciting(answers, calls), { provider })
  for (let look = 0; look < LOOKS; look += 1) {
    for (const { request, note, response } of sayings) {
      const said = await target.send(request, note)
      if (said !== response && !alike(said, response)) return true
    }
  }
  return target.received() !== calls && JSON.stringify(target.received()) !== JSON.stringify(calls)
}

const alike = (one: HttpResponse, other: HttpResponse): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const reciting = (
  answers: ReadonlyMap<HttpRequest, HttpResponse>,
  calls: readonly Received[],
): Target => ({
  name: 'recital',
  abilities: new Set(),
  quirks: new Set(),
  send: async (request) => answers.get(request) ?? speechless,
  file: async () => speechless,
  now: () => NOW,
  advance: async () => {},
  inboxUrl: '',
  received: () => calls,
  canonical: (text) => text,
  close: async () => {},
})

const speechless: HttpResponse = { status: 404, headers: {}, body: '' }

function sayingsOf(provider: Provider, quirks: Quirks): readonly Saying[] {
  return askedOf(provider).flatMap(({ intent, request, operation }) =>
    outcomesOf(provider, intent).map((outcome, nth) => {
      const scene = { request, operation, now: NOW, dice: dice('tongue').of(nth), quirks }
      const response = provider.dialect.render([{ intent, outcome }], scene)
      const note: Note = { who: 'caller', intent, broken: null, sound: request }
      // A copy of its own: what is recited is found by its request.
      return { operation, request: { ...request }, note, response }
    }),
  )
}

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
function outcomesOf(provider: Provider, intent: Intent): readonly Outcome[] {
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
      const judges = [contract.judge, ...Object.values(contract.batch?.tasks ?? {})]
      const broken = judges.flatMap((judge) => violations(judge, task)).slice(0, 1)
      return refuse('invalid', { id, violations: broken })
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
      return submitsOf(provider)
        .flatMap((submit) => jobsOf(provider, submit))
        .map((job) => ({ kind: 'job', job: { ...job, id: intent.id } }))
    case 'cancel':
      return [{ kind: 'cancelled', id: intent.id }]
    case 'balance':
      return [{ kind: 'balance', microUsd: 5_000_000 }]
    case 'list': {
      const jobs = submitsOf(provider).flatMap((submit) => jobsOf(provider, submit))
      return [
        { kind: 'list', jobs, before: NOW },
        { kind: 'list', jobs: [], before: null },
      ]
    }
    case 'authenticate':
      return []
    default:
      return intent satisfies never
  }
}

/** A job in each of its phases, with all that a view of it can hold. */
function jobsOf(provider: Provider, submit: Submit): readonly JobView[] {
  const { lifecycle, quirks } = provider
  const lives = [lifecycle, ...quirks.flatMap(({ lifecycle: seen }) => seen?.(lifecycle) ?? [])]
  const phases = new Map(lives.flatMap(({ phases: all }) => Object.entries(all)))
  return [...phases].map(([phase, { means }]) => jobIn(phase, means, { provider, submit }))
}

interface Made {
  readonly provider: Provider
  readonly submit: Submit
}

function jobIn(phase: Phase, state: JobView['state'], made: Made): JobView {
  const { failures, price } = made.provider
  const failure = state === 'failed' ? failures['generation-failed'] : null
  return {
    id: made.submit.id ?? 'a1b2c3d4-57a4-4f0e-8f5a-2b8f4a2c9e22',
    phase,
    state,
    createdAt: NOW - 60_000,
    updatedAt: NOW - 30_000,
    finishedAt: isTerminal(state) ? NOW - 30_000 : null,
    results: resultsOf(state, failure, made),
    failure,
    costMicroUsd: price.imageMicroUsd * made.submit.count,
    echo: echoOf(made),
  }
}

function resultsOf(
  state: JobView['state'],
  failure: JobView['failure'],
  { provider, submit }: Made,
): JobView['results'] {
  const { files, invent, price } = provider
  return Array.from({ length: Math.max(2, submit.count) }, (_, nth) => {
    const id = `0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e3${nth}`
    const path = files.path({ id, format: submit.format, createdAt: NOW - 60_000 })
    return {
      id,
      state,
      format: submit.format,
      url: submit.inline === 'none' ? files.origin + path : null,
      base64: submit.inline === 'none' ? null : 'iVBORw0KGgo=',
      seed: 7 + nth,
      prompt: invent.prompt?.(submit, dice('tongue')) ?? null,
      costMicroUsd: submit.costShown ? price.imageMicroUsd : null,
      failure,
    }
  })
}

/** What the dialect's own `parse` would keep of the request. */
function echoOf({ provider, submit }: Made): unknown {
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

const callsOf = (provider: Provider, quirks: Quirks): readonly Received[] =>
  provider.webhook === null
    ? []
    : submitsOf(provider)
        .flatMap((submit) => jobsOf(provider, submit))
        .flatMap((job) => {
          const call = provider.webhook?.render(job, quirks)
          return call === undefined ? [] : [{ ...call, url: 'http://localhost/0', at: NOW }]
        })
