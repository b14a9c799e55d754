import { violations } from '../../src/core/contract.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/exchange.ts'
import { type Fault, type Refusal, refuse } from '../../src/core/fault.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { Answer } from '../../src/core/outcome.ts'
import type { Picture } from '../../src/core/picture.ts'
import { type Match, methodsAt } from '../../src/core/route.ts'
import type { Plan } from '../../src/core/scenario.ts'
import { directed, preferred } from './asked.ts'
import { type Decision, decide } from './decide.ts'
import { type Drawn, inlined, nothingDrawn, picturesIn } from './drawn.ts'
import { type Opened, open, type Unit, units } from './envelope.ts'
import { planOf } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { toleratedOf, violationOf } from './violations.ts'
import { CallScene, type Visit } from './visit.ts'
import { type Account, accountOf } from './world.ts'

/** An answer and the instant at which it is due; a synchronous provider's lies ahead. */
export interface Reply {
  /** By the mock's clock. */
  readonly at: number
  /** What must be drawn before it can be given. */
  readonly pictures: readonly Picture[]
  response(drawn: Drawn): HttpResponse
}

/** Answers one request at `clockNow` of the mock's clock. */
export function handle(stage: Stage, request: HttpRequest, clockNow: number): Reply {
  const [path, search] = cut(request.path)
  const match = stage.route(request.method, path)
  const found = typeof match === 'string' ? null : match.operation
  // A body is read only where the contract knows of one.
  const opened = found?.body ? open(request) : noBody
  const account = accountFor(stage, request, opened)
  const now = clockNow + (account?.leadMs ?? 0)
  const visit = { request, now, account, operation: found?.id ?? null }
  if (typeof match === 'string') {
    const reply = refused(stage, refuse(match), visit)
    return match === 'wrong-method'
      ? allowing(methodsAt(stage.provider.contract, path), reply)
      : reply
  }
  if (account === null) return refused(stage, refuse('unauthorized'), visit)
  if (opened.kind === 'refused') return refused(stage, opened, visit)
  const query = readQuery(search)
  const broken = brokenParameters(match, query, request)
  if (broken !== null) return refused(stage, broken, visit)
  return perform(stage, { match, query, value: opened.value, visit: { ...visit, account } })
}

/** A 405 says what is allowed instead, as RFC 9110 §15.5.6 asks of every server. */
const allowing = (methods: readonly string[], reply: Reply): Reply => ({
  ...reply,
  response: (drawn) => {
    const response = reply.response(drawn)
    if (response.status !== 405) return response
    return { ...response, headers: { ...response.headers, allow: methods.join(', ') } }
  },
})

/** The provider's own answer to what never reaches its contract. */
export function refuseOutright(
  stage: Stage,
  request: HttpRequest,
  { fault, now }: { readonly fault: Fault; readonly now: number },
): HttpResponse {
  const match = stage.route(request.method, cut(request.path)[0])
  const operation = typeof match === 'string' ? null : match.operation.id
  const reply = refused(stage, refuse(fault), { request, now, account: null, operation })
  return reply.response(nothingDrawn)
}

/** The account of the request's key; `null` without a key, or for one that begins with `invalid`. */
function accountFor(stage: Stage, request: HttpRequest, opened: Opened): Account | null {
  const { world, opening, provider } = stage
  const tasks = opened.kind === 'opened' && Array.isArray(opened.value) ? opened.value : []
  const key = provider.dialect.key(request, tasks)
  return key === null || key.startsWith('invalid') ? null : accountOf(world, key, opening)
}

function refused(stage: Stage, refusal: Refusal, visit: Visit): Reply {
  note(stage, refusal, visit)
  const response = answering(stage, [{ intent: null, outcome: refusal }], visit)
  return { at: visit.now - (visit.account?.leadMs ?? 0), pictures: [], response }
}

function note(stage: Stage, refusal: Refusal, visit: Visit): void {
  const record = violationOf(refusal, visit, stage.provider)
  if (record !== null) stage.broken.add(record)
}

/** The answer to an envelope as soon as what it holds is drawn; its dice are cast at once. */
function answering(stage: Stage, answers: readonly Answer[], visit: Visit): Reply['response'] {
  const caller = visit.account ?? stage.strangers
  caller.calls += 1
  const { quirks } = stage.sight
  const scene = new CallScene(visit, { dice: caller.dice, nth: caller.calls, quirks })
  return (drawn) => stage.provider.dialect.render(withFiles(answers, drawn), scene)
}

const withFiles = (answers: readonly Answer[], drawn: Drawn): readonly Answer[] =>
  drawn.size === 0
    ? answers
    : answers.map(({ intent, outcome }) => ({
        intent,
        outcome:
          outcome.kind === 'job' ? { ...outcome, job: inlined(outcome.job, drawn) } : outcome,
      }))

interface Known extends Visit {
  readonly account: Account
}

interface Errand {
  readonly match: Match
  readonly query: Readonly<Record<string, string>>
  readonly value: unknown
  readonly visit: Known
}

/** No answer holds more files than this: each is drawn for it. */
const PICTURES_MAX = 200

const idOf = (intent: Intent): string | null => ('id' in intent ? intent.id : null)

function perform(stage: Stage, errand: Errand): Reply {
  const { visit, match, value } = errand
  const { tolerance, provider } = stage
  const pictures: Picture[] = []
  let at = visit.now
  const reader = { dialect: provider.dialect, tolerance }
  const answers = units(value, match.operation.body, reader).map((unit): Answer => {
    const intent = meaning(stage, unit, errand)
    if (intent.kind === 'refused') return { intent: null, outcome: intent }
    const room = PICTURES_MAX - pictures.length
    if (intent.kind === 'submit' && intent.inline !== 'none' && intent.count > room) {
      return { intent, outcome: refuse('over-concurrency', { id: intent.id }) }
    }
    const decision = attempt(stage, intent, visit)
    const drawn = toDraw(stage, decision)
    if (drawn.length > room)
      return { intent, outcome: refuse('over-concurrency', { id: idOf(intent) }) }
    at = Math.max(at, decision.at)
    if (drawn.length > 0) pictures.push(...drawn)
    return { intent, outcome: decision.outcome }
  })
  const response = answering(stage, answers, { ...visit, now: at })
  return { at: at - visit.account.leadMs, pictures, response }
}

/** What a unit asks for; its author's mistakes go on record. */
function meaning(stage: Stage, unit: Unit, errand: Errand): Intent | Refusal {
  const { match, query, visit } = errand
  const { provider, broken } = stage
  if (unit.kind === 'refused') {
    note(stage, unit, visit)
    return unit
  }
  for (const each of unit.tolerated) broken.add(toleratedOf(each, visit, provider))
  const { operation, path } = match
  const { headers } = visit.request
  const call = { operation: operation.id, path, query, headers, body: unit.body }
  const intent = provider.dialect.parse(call)
  if (intent.kind === 'refused') note(stage, intent, visit)
  return intent
}

/** Decides an intent under the scenarios that it is in. */
function attempt(stage: Stage, intent: Intent, visit: Known): Decision {
  const { account, now, request } = visit
  const { sight, hiddenMs, letters } = stage
  const plan = planFor(stage, intent, { account, request })
  if ('kind' in plan) {
    note(stage, plan, visit)
    return { at: now, outcome: plan, entered: null, cut: null, told: null }
  }
  const decision = decide(intent, { account, now, sight, plan, hiddenMs })
  const changed = decision.entered ?? decision.cut
  if (changed !== null) letters.write(changed)
  return decision
}

/** The plan for one intent; a refusal when it asks for a scenario that there is not. */
function planFor(
  { scenario }: Stage,
  intent: Intent,
  { account, request }: Pick<Known, 'account' | 'request'>,
): Plan | Refusal {
  try {
    const lived = account.scenario ?? scenario
    const [byCall, byPrompt] = [preferred(request), directed(intent)]
    // Most calls ask for none, and need no list of them.
    const own = byCall.length + byPrompt.length === 0 ? lived : [...lived, ...byCall, ...byPrompt]
    return planOf(own, intent.kind === 'submit' ? () => submitDice(account) : null)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return refuse('invalid', { message: error.message, id: idOf(intent) })
  }
}

const submitDice = ({ dice, submits }: Account) => dice.of('submit').of(submits)

const none: readonly Picture[] = []

/** The files that an answer holds itself. */
function toDraw({ sight }: Stage, { told, outcome }: Decision): readonly Picture[] {
  return told === null || outcome.kind !== 'job' ? none : picturesIn(told, outcome.job, sight)
}

const noBody: Opened = { kind: 'opened', value: undefined }

/** Parameters arrive as text; the judge turns them into what the contract asks for, on copies. */
function brokenParameters(
  { operation, path }: Match,
  query: Errand['query'],
  request: HttpRequest,
): Refusal | null {
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
