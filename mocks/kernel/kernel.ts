import { violations } from '../../src/core/contract.ts'
import { dice as rootDice } from '../../src/core/dice.ts'
import type { Delivery, HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { type Fault, type Refusal, refuse } from '../../src/core/fault.ts'
import { mediaTypes } from '../../src/core/job.ts'
import type { Answer } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { type Match, router } from '../../src/core/route.ts'
import { sample } from '../media/samples.ts'
import { decide } from './decide.ts'
import { type Opened, open, type Unit, units } from './envelope.ts'
import { outbox } from './outbox.ts'
import { sealing } from './seal.ts'
import { fileAt, type Sight } from './view.ts'
import { CallScene, type Visit } from './visit.ts'
import { type Account, accountOf, newWorld } from './world.ts'

export interface KernelOptions {
  readonly provider: Provider
  /** Everything that chance decides follows from it. */
  readonly seed?: number
  /** The share of jobs that fail, 0 to 1. */
  readonly failRate?: number
  /** What an account starts with. */
  readonly balanceUsd?: number
}

/** An answer and the instant at which it is due; a synchronous provider's lies ahead. */
export interface Reply {
  readonly at: number
  readonly response: HttpResponse
}

/** A provider, mocked: pure but for its world, which `handle` alone changes. Time is an argument. */
export interface Kernel {
  readonly provider: Provider
  handle(request: HttpRequest, now: number): Reply
  /** The provider's own answer to what never reaches its contract: an oversized body, our bug. */
  refuse(request: HttpRequest, fault: Fault, now: number): HttpResponse
  /** A result file by its path on the provider's file host, with a plain 404 for all others. */
  file(path: string, now: number): HttpResponse
  /** Names result files below this origin from now on, instead of at the provider's own host. */
  nameFilesAt(origin: string): void
  /** When the next webhook call is due; `null` when there is none. */
  due(): number | null
  /** Takes the webhook calls that are due, one by one: what throws costs no other call. */
  deliveries(now: number): Iterable<Delivery>
}

export const SEED_DEFAULT = 42
const BALANCE_USD_DEFAULT = 1000
/** Beyond this, millionths of a dollar are no longer whole numbers. */
const BALANCE_USD_MAX = 1e9

export function createKernel(options: KernelOptions): Kernel {
  const { provider, seed = SEED_DEFAULT, failRate = 0, balanceUsd = BALANCE_USD_DEFAULT } = options
  within('failRate', failRate, { least: 0, most: 1 })
  within('balanceUsd', balanceUsd, { least: 0, most: BALANCE_USD_MAX })
  const dice = rootDice(seed).of(provider.id)
  const world = newWorld()
  const route = router(provider.contract)
  const seal = sealing(dice)
  let filesAt = provider.files.origin
  const sight: Sight = { provider, seal, filesAt: () => filesAt }
  const letters = outbox(sight)
  const opening = { dice, balanceMicroUsd: balanceUsd * 1_000_000 }
  /** Calls whose key opened no account count together. */
  const strangers = { dice: dice.of('stranger'), calls: 0 }

  const answerWith = (answers: readonly Answer[], visit: Visit): HttpResponse => {
    const caller = visit.account ?? strangers
    caller.calls += 1
    return provider.dialect.render(answers, new CallScene(visit, caller.dice, caller.calls))
  }

  const refused = (refusal: Refusal, visit: Visit): Reply => ({
    at: visit.now,
    response: answerWith([{ intent: null, outcome: refusal }], visit),
  })

  const handle = (request: HttpRequest, now: number): Reply => {
    const [path, search] = cut(request.path)
    const match = route(request.method, path)
    const found = typeof match === 'string' ? null : match.operation
    // A body is read only where the contract knows of one.
    const opened = found?.body ? open(request) : noBody
    const account = accountFor(request, opened)
    const visit = { request, now, account, operation: found?.id ?? null }
    if (typeof match === 'string') return refused(refuse(match), visit)
    if (account === null) return refused(refuse('unauthorized'), visit)
    if (opened.kind === 'refused') return refused(opened, visit)
    const query = readQuery(search)
    return perform({ match, query, value: opened.value, visit: { ...visit, account } })
  }

  /** The account of the request's key; `null` without a key, or for one that begins with `invalid`. */
  const accountFor = (request: HttpRequest, opened: Opened): Account | null => {
    const tasks = opened.kind === 'opened' && Array.isArray(opened.value) ? opened.value : []
    const key = provider.dialect.key(request, tasks)
    return key === null || key.startsWith('invalid') ? null : accountOf(world, key, opening)
  }

  const perform = ({ match, query, value, visit }: Errand & { readonly visit: Known }): Reply => {
    const { request, now, account } = visit
    const broken = brokenParameters(match, query, request)
    if (broken !== null) return refused(broken, visit)
    let at = now
    const answers = units(value, match.operation.body, provider.dialect).map((unit): Answer => {
      const intent = meaning(unit, { match, query, request, provider })
      if (intent.kind === 'refused') return { intent: null, outcome: intent }
      const decision = decide(intent, { account, now, sight, failRate })
      const changed = decision.entered ?? decision.cut
      if (changed !== null) letters.write(changed)
      at = Math.max(at, decision.at)
      return { intent, outcome: decision.outcome }
    })
    return { at, response: answerWith(answers, { ...visit, now: at }) }
  }

  const file = (path: string, now: number): HttpResponse => {
    const id = provider.files.id(path)
    const owner = id === null ? null : seal.open(world, id)
    const at = owner === null ? null : fileAt(owner.job, owner.index, sight)
    if (owner === null || at === null || at > now) return noFile(path)
    const { format } = owner.job.submit
    const { bytes } = sample(format)
    return {
      status: 200,
      headers: { 'content-type': mediaTypes[format], 'content-length': String(bytes.length) },
      body: bytes,
    }
  }

  return {
    provider,
    handle,
    refuse: (request, fault, now) => {
      const match = route(request.method, cut(request.path)[0])
      const operation = typeof match === 'string' ? null : match.operation.id
      return refused(refuse(fault), { request, now, account: null, operation }).response
    },
    file,
    nameFilesAt: (origin) => {
      filesAt = origin
    },
    due: letters.due,
    deliveries: letters.take,
  }
}

function within(
  name: string,
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  if (value >= least && value <= most) return
  throw new RangeError(`${name} must be from ${least} to ${most}, not ${value}`)
}

const noBody: Opened = { kind: 'opened', value: undefined }

interface Known extends Visit {
  readonly account: Account
}

interface Errand {
  readonly match: Match
  readonly query: Readonly<Record<string, string>>
  readonly value: unknown
}

interface Reading {
  readonly match: Match
  readonly query: Readonly<Record<string, string>>
  readonly request: HttpRequest
  readonly provider: Provider
}

function meaning(unit: Unit, { match, query, request, provider }: Reading) {
  if (unit.kind === 'refused') return unit
  const { operation, path } = match
  const { headers } = request
  return provider.dialect.parse({ operation: operation.id, path, query, headers, body: unit.body })
}

/** Parameters arrive as text; the judge turns them into what the contract asks for, on copies. */
function brokenParameters(
  { operation, path }: Match,
  query: Errand['query'],
  request: HttpRequest,
) {
  const { parameters } = operation
  if (parameters === null) return null
  const given = { path: { ...path }, query: { ...query }, header: { ...request.headers } }
  const broken = violations(parameters, given)
  return broken.length === 0 ? null : refuse('invalid', { violations: broken })
}

function cut(path: string): readonly [path: string, search: string] {
  const mark = path.indexOf('?')
  return mark < 0 ? [path, ''] : [path.slice(0, mark), path.slice(mark + 1)]
}

const readQuery = (search: string): Readonly<Record<string, string>> =>
  search === '' ? {} : Object.fromEntries(new URLSearchParams(search))

const noFile = (path: string): HttpResponse => ({
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `No file at ${path}: no job made it, or its job is not done yet.\n`,
})
