import { type Refusal, refuse } from '../core/fault.ts'
import type { Intent } from '../core/intent.ts'
import { type Beat, isTerminal, type JobView } from '../core/job.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Cancelled, Ending, Look, Seen, WaitOptions } from './ending.ts'
import { ask, type Line } from './line.ts'
import type { Patience } from './patience.ts'
import { type Cannot, cannot } from './plan.ts'
import { waitFor } from './wait.ts'

/** A job that a provider took. */
export interface Job {
  readonly kind: 'job'
  /** `null` where the provider gives none, since its answer is the result. */
  readonly id: string | null
  /** The job as it was last seen. */
  readonly view: JobView
  /** The phases seen so far and when, by the caller's clock. */
  readonly phases: readonly Beat[]
  /** Asks once how the job is; one that has ended is not asked for again. */
  poll(): Promise<Look>
  /** Asks until the job has ended. At a synchronous provider it already has. */
  wait(options?: WaitOptions): Promise<Ending>
  cancel(): Promise<Cancelled | Cannot | Refusal>
}

export interface Submitted {
  readonly line: Line
  readonly view: JobView
  /** How many images were asked for. */
  readonly count: number
  /** When it was sent, Unix milliseconds. */
  readonly sentAt: number
  readonly patience: Patience
}

/** A job to follow, from the answer to its submission. */
export function follow({ line, view: first, count, sentAt, patience }: Submitted): Job {
  const { clock } = line
  const { perResult } = line.provider.lifecycle
  const id = first.id === '' ? null : first.id
  const phases: Beat[] = []
  let view = first

  const see = (seen: JobView): Seen => {
    view = perResult ? untilLast(seen, view, count) : seen
    if (phases.at(-1)?.phase !== view.phase) phases.push({ at: clock.now(), phase: view.phase })
    return { kind: 'seen', view }
  }
  const look = async (deadline: number): Promise<Look> => {
    if (isTerminal(view.state)) return { kind: 'seen', view }
    const found = await lookFor(id, line, deadline)
    return found.kind === 'seen' ? see(found.view) : found
  }
  see(first)

  return {
    kind: 'job',
    id,
    get view() {
      return view
    },
    phases,
    poll: () => look(clock.now() + patience.limitMs),
    wait: (options = {}) =>
      waitFor({ line, id, sentAt, patience, phases, look, view: () => view }, options),
    cancel: () => cancel(id, line, clock.now() + patience.limitMs),
  }
}

/** Where results come one by one, those that have come do not end the job; the last one does. */
const untilLast = (seen: JobView, before: JobView, count: number): JobView =>
  seen.state === 'succeeded' && seen.results.length < count && !isTerminal(before.state)
    ? { ...seen, phase: before.phase, state: 'running' }
    : seen

async function lookFor(id: string | null, line: Line, deadline: number): Promise<Look> {
  const { provider } = line
  if (id === null || !provider.abilities.delivery.includes('async')) {
    return cannot(provider, 'poll', 'cannot be asked for a job: its answer is the result')
  }
  const outcome = await ask(line, { kind: 'poll', id }, deadline)
  if (outcome.kind === 'job') return { kind: 'seen', view: outcome.job }
  return outcome.kind === 'nothing' ? { kind: 'unseen' } : strange(outcome, 'poll')
}

async function cancel(
  id: string | null,
  line: Line,
  deadline: number,
): Promise<Cancelled | Cannot | Refusal> {
  const { provider } = line
  if (id === null || !provider.abilities.cancel) {
    return cannot(provider, 'cancel', 'cannot cancel a job')
  }
  const outcome = await ask(line, { kind: 'cancel', id }, deadline)
  return outcome.kind === 'cancelled' ? outcome : strange(outcome, 'cancel')
}

/** What remains when an answer is none of those that its intent has. */
export function strange(outcome: Outcome, intent: Intent['kind']): Refusal {
  if (outcome.kind === 'refused') return outcome
  return refuse('internal', { message: `Expected an answer to "${intent}", got "${outcome.kind}"` })
}
