import { refuse } from '../../src/core/fault.ts'
import type { Cancel, Intent, List, Submit } from '../../src/core/intent.ts'
import type { JobView, Lifecycle } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { endOf, plan, reached } from './timeline.ts'
import { type Sight, view } from './view.ts'
import { type Account, type Job, overAt, settle } from './world.ts'

/** What a decision may look at and change: one account, and how to enter a new job. */
export interface Slice {
  readonly account: Account
  readonly now: number
  readonly sight: Sight
  readonly failRate: number
}

/** What came of an intent: the outcome as of `at`, and the job that is new or was cut. */
export interface Decision {
  /** When the answer is due: later than now for a reply that is held until the job is done. */
  readonly at: number
  readonly outcome: Outcome
  readonly entered: Job | null
  readonly cut: Job | null
}

/** Decides one intent over its slice. Touches nothing but the slice's account and the named job. */
export function decide(intent: Intent, slice: Slice): Decision {
  const { account, now, sight } = slice
  settle(account, now)
  switch (intent.kind) {
    case 'submit':
      return submit(intent, slice)
    case 'poll': {
      const job = account.jobs.get(intent.id)
      if (job === undefined) return settled(now, refuse('not-found', { id: intent.id }))
      return settled(now, { kind: 'job', job: view(job, now, sight) })
    }
    case 'cancel':
      return cancel(intent, slice)
    case 'balance':
      return settled(now, { kind: 'balance', microUsd: account.balanceMicroUsd })
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
})

function submit(intent: Submit, slice: Slice): Decision {
  const { account, now, sight } = slice
  const { provider } = sight
  // An id of our own making is new.
  const used = intent.id !== null && account.jobs.has(intent.id)
  if (used) return settled(now, refuse('conflict', { id: intent.id }))
  const id = intent.id ?? provider.invent.jobId(account.dice.of(account.order.length))
  const cost = provider.price.imageMicroUsd * intent.count
  if (account.balanceMicroUsd < cost)
    return settled(now, refuse('out-of-credit', { id: intent.id }))
  const start = place(provider, slice)
  if (start === null) return settled(now, refuse('over-concurrency', { id: intent.id }))
  const job = enter(intent, { ...slice, id, start })
  const at = intent.delivery === 'sync' ? endOf(job.timeline) : now
  return { at, outcome: { kind: 'job', job: view(job, at, sight) }, entered: job, cut: null }
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

function enter(submit: Submit, { account, now, sight, failRate, id, start }: Entry): Job {
  const { provider } = sight
  const nth = account.order.length
  const dice = account.dice.of(nth)
  const timeline = plan(provider.lifecycle, { now, start, count: submit.count, dice, failRate })
  const job: Job = { id, nth, account, submit, createdAt: now, timeline, cutAt: null }
  account.jobs.set(id, job)
  account.order.push(job)
  if (provider.concurrency !== null) account.live = [...account.live, job]
  charge(job, provider)
  return job
}

/** A job is paid for when it is taken; what fails is paid back when it fails. */
function charge(job: Job, { price, lifecycle }: Provider): void {
  const { account, submit } = job
  const microUsd = price.imageMicroUsd
  account.balanceMicroUsd -= microUsd * submit.count
  for (const at of failures(job, lifecycle)) account.refunds.push({ at, microUsd, job })
}

/** When each image fails that will. */
function failures({ timeline, submit }: Job, { phases }: Lifecycle): number[] {
  const { ends, route } = timeline
  if (ends !== null) return ends.filter((end) => end.fate === 'failed').map((end) => end.at)
  const last = phases[route.at(-1) ?? '']
  return last?.means === 'failed' ? Array<number>(submit.count).fill(endOf(timeline)) : []
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
    account.balanceMicroUsd += sight.provider.price.imageMicroUsd * cut.submit.count
  }
  return { at: now, outcome: { kind: 'cancelled', id }, entered: null, cut }
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
