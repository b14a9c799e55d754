import { type Fault, type Refusal, refuse } from '../../src/core/fault.ts'
import type { Cancel, Intent, List, Poll, Submit } from '../../src/core/intent.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Alteration, Plan } from '../../src/core/scenario.ts'
import { cut as cutMoney, hold, settle } from './ledger.ts'
import { pass } from './limits.ts'
import { draw, endOf, reached } from './timeline.ts'
import { type Sight, view } from './view.ts'
import { type Account, type Job, overAt } from './world.ts'

/** What a decision may look at and change: one account, and how to enter a new job. */
export interface Slice {
  readonly account: Account
  readonly now: number
  readonly sight: Sight
  /** What the call's scenarios plan for it. */
  readonly plan: Plan
  /** For so long a new job is not found by its own caller. */
  readonly hiddenMs: number
}

/** What came of an intent: the outcome as of `at`, and the job that is new, was cut, or is told. */
export interface Decision {
  /** When the answer is due: later than now for a reply that is held until the job is done. */
  readonly at: number
  readonly outcome: Outcome
  readonly entered: Job | null
  readonly cut: Job | null
  readonly told: Job | null
}

/** Decides one intent over its slice. Touches nothing but the slice's account and the named job. */
export function decide(intent: Intent, slice: Slice): Decision {
  const { account, now } = slice
  settle(account, now)
  const fault = turnedAway(intent, slice)
  if (fault !== null) return settled(now, refuse(fault, { id: idOf(intent) }))
  switch (intent.kind) {
    case 'submit':
      return submit(intent, slice)
    case 'poll':
      return poll(intent, slice)
    case 'cancel':
      return cancel(intent, slice)
    case 'balance':
      return settled(now, { kind: 'balance', microUsd: account.purse.balance })
    case 'list':
      return settled(now, list(intent, slice))
    case 'authenticate':
      return settled(now, { kind: 'authenticated', session: account.dice.uuid('session') })
    default:
      return intent satisfies never
  }
}

const settled = (at: number, outcome: Outcome): Decision => ({
  at,
  outcome,
  entered: null,
  cut: null,
  told: null,
})

const idOf = (intent: Intent): string | null => ('id' in intent ? intent.id : null)

/** What a call is refused with whatever it asks: its rate, or what its scenario plans. */
function turnedAway(intent: Intent, { account, now, plan: { refuses } }: Slice): Fault | null {
  const { kind } = intent
  const fault = pass(account.windows, kind, now)
  if (fault !== null || kind === 'authenticate') return fault
  const submits = kind === 'submit'
  const nth = submits ? account.submits++ : account.queries++
  if (refuses === undefined || refuses.share === 0) return null
  if (refuses.of === 'submit' && !submits) return null
  const chance = account.dice
    .of(submits ? 'submit' : 'query')
    .of(nth)
    .unit('refuse')
  return chance < refuses.share ? refuses.fault : null
}

function poll({ id }: Poll, { account, now, sight, hiddenMs }: Slice): Decision {
  const job = account.jobs.get(id)
  if (job === undefined || now < job.createdAt + hiddenMs) {
    return settled(now, refuse('not-found', { id }))
  }
  const outcome = { kind: 'job', job: view(job, now, sight) } as const
  return { ...settled(now, outcome), told: job }
}

function submit(intent: Submit, slice: Slice): Decision {
  const { account, now, sight } = slice
  const { provider } = sight
  // An id of our own making is new.
  const used = intent.id !== null && account.jobs.has(intent.id)
  if (used) return settled(now, refuse('conflict', { id: intent.id }))
  const id = intent.id ?? provider.invent.jobId(account.dice.of(account.order.length))
  const cost = provider.price.imageMicroUsd * intent.count
  if (account.purse.balance < cost) return settled(now, refuse('out-of-credit', { id: intent.id }))
  const refusal = refusedByFate(intent, slice)
  if (refusal !== null) return settled(now, refusal)
  const start = place(provider, slice)
  if (start === null) return settled(now, refuse('over-concurrency', { id: intent.id }))
  const job = enter(intent, { ...slice, id, start })
  const at = intent.delivery === 'sync' ? endOf(job.timeline) : now
  const outcome = { kind: 'job', job: view(job, at, sight) } as const
  return { at, outcome, entered: job, cut: null, told: job }
}

/** What a provider's jobs do not fail for, it refuses. */
function refusedByFate(intent: Submit, { account, sight, plan: { fails } }: Slice): Refusal | null {
  if (fails === undefined || sight.provider.failures[fails.fault] !== undefined) return null
  const chance = account.dice.of('submit').of(account.submits).unit('fate')
  return chance < fails.share ? refuse(fails.fault, { id: intent.id }) : null
}

/** When a new job gets its place; `null` when even the backlog is full. First come, first served. */
function place({ concurrency }: Provider, { account, now }: Slice): number | null {
  if (concurrency === null) return now
  const live = account.live.filter((job) => overAt(job) > now)
  account.live = live
  const ahead = live.length - concurrency.runningMax
  if (ahead >= concurrency.backlogMax) return null
  if (ahead < 0) return now
  return live.map(overAt).toSorted((a, b) => a - b)[ahead] ?? now
}

interface Entry extends Slice {
  readonly id: string
  readonly start: number
}

/** Each webhook call as it should be. */
const asItShould: readonly Alteration[] = [{}]

function enter(submit: Submit, { account, now, sight, plan, id, start }: Entry): Job {
  const { provider } = sight
  const nth = account.order.length
  const dice = account.dice.of(nth)
  const timeline = draw(provider.lifecycle, { now, start, count: submit.count, dice, plan })
  const fault = plan.fails?.fault ?? 'generation-failed'
  const hooks = plan.webhook ?? asItShould
  const job: Job = {
    id,
    nth,
    account,
    submit,
    createdAt: now,
    timeline,
    fault,
    hooks,
    cutAt: null,
  }
  account.jobs.set(id, job)
  account.order.push(job)
  if (provider.concurrency !== null) account.live = [...account.live, job]
  hold(job, provider)
  return job
}

/** A job past the point of cancelling stays as it is; the provider says the same. INFERRED. */
function cancel({ id }: Cancel, { account, now, sight }: Slice): Decision {
  const job = account.jobs.get(id)
  if (job === undefined) return settled(now, refuse('not-found', { id }))
  const { cancel: rule } = sight.provider.lifecycle
  const phase = job.timeline.route[reached(job.timeline, now)] ?? ''
  const cut = job.cutAt === null && rule?.from.includes(phase) === true ? job : null
  if (cut !== null) {
    cut.cutAt = now
    cutMoney(cut, now, sight.provider)
  }
  return { ...settled(now, { kind: 'cancelled', id }), cut }
}

/** A list looks at no more jobs than this; the cursor leads on from there. */
const LIST_SCAN_MAX = 10_000

/** Newest first, a page at a time. */
function list({ before, limit, phase }: List, { account, now, sight }: Slice): Outcome {
  const { order } = account
  const newest = before === null ? order.length : firstSince(order, before)
  const least = Math.max(0, newest - LIST_SCAN_MAX)
  const jobs: JobView[] = []
  let index = newest - 1
  for (; index >= least && jobs.length < limit; index -= 1) {
    const job = order[index]
    const seen = job && view(job, now, sight)
    if (seen && (phase === null || seen.phase === phase)) jobs.push(seen)
  }
  return { kind: 'list', jobs, before: index < 0 ? null : (order[index + 1]?.createdAt ?? null) }
}

/** The index of the first job created at `instant` or later; jobs stand in order of creation. */
function firstSince(order: readonly Job[], instant: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((order[middle]?.createdAt ?? 0) < instant) low = middle + 1
    else high = middle
  }
  return low
}
