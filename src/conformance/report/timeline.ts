import { isTerminal, type JobState } from '../../core/job.ts'
import type { Provider } from '../../core/provider.ts'
import { type Entry, type JobStory, stories, type Transcript } from '../transcript.ts'

/** What is known of a job's life from the outside, on one axis of time. */
export interface Timeline {
  readonly job: number
  readonly id: string
  /** Webhook calls were asked for. */
  readonly hooked: boolean
  /** Unix milliseconds: from its submit until it is over and all is said and paid. */
  readonly begin: number
  readonly end: number
  readonly phases: readonly Stretch[]
  readonly marks: readonly Mark[]
}

/** From when to when a phase was seen; in between it and the next nobody looked. */
export interface Stretch {
  readonly phase: string
  readonly state: JobState
  readonly from: number
  readonly to: number
}

export type Lane = 'calls' | 'webhooks' | 'money'

export interface Mark {
  readonly at: number
  readonly lane: Lane
  readonly kind: 'submit' | 'poll' | 'cancel' | 'file' | 'webhook' | 'held' | 'charged' | 'released'
  /** It met with a refusal. */
  readonly refused: boolean
  /** The index of the script's step; `null` for what no step did. */
  readonly step: number | null
  /** One line for a person. */
  readonly text: string
}

/** The timelines of the jobs that a transcript tells of, in order of submission. */
export const timelines = (transcript: Transcript): readonly Timeline[] =>
  stories(transcript).map((story) => timeline(transcript, story))

function timeline(transcript: Transcript, story: JobStory): Timeline {
  const calls = transcript.entries.filter(({ job }) => job === story.job).map(callMark)
  const hooks = transcript.received
    .filter(({ job }) => job === story.job)
    .map(
      (call, index): Mark => ({
        at: call.at,
        lane: 'webhooks',
        kind: 'webhook',
        refused: false,
        step: null,
        text: `webhook call ${index + 1}, ${call.body.length} characters`,
      }),
    )
  const begin = story.accepted.sentAt
  const marks = [...calls, ...hooks, ...moneyMarks(transcript.provider, story, begin)]
  return {
    job: story.job,
    id: story.id,
    hooked: story.hooked,
    begin: Math.min(begin, ...marks.map(({ at }) => at)),
    end: endOf(story, marks),
    phases: stretches(story, begin),
    marks,
  }
}

/** A job that is over may be looked at much later; that has no part in its life. */
function endOf({ seen }: JobStory, marks: readonly Mark[]): number {
  const over = seen.find(({ view }) => isTerminal(view.state))?.entry.at ?? Number.POSITIVE_INFINITY
  const told = marks.filter(({ lane }) => lane !== 'calls').map(({ at }) => at)
  const calls = marks.filter(({ at, lane }) => lane === 'calls' && at <= over).map(({ at }) => at)
  return Math.max(...calls, ...told)
}

const kinds = {
  submit: 'submit',
  resend: 'submit',
  cancel: 'cancel',
  fetch: 'file',
} as const

/** What is asked for takes effect when it is sent; what is looked at is known when it is answered. */
function callMark({ sentAt, at, step, act, who, response, request, outcome }: Entry): Mark {
  const kind = act in kinds ? kinds[act as keyof typeof kinds] : 'poll' // `in` has just told.
  const as = who === 'caller' ? '' : ` as ${who}`
  const what = kind === 'file' ? 'file' : `${request.method} ${request.path.split('?')[0]}`
  const means = outcome?.kind === 'job' ? `, ${outcome.job.phase}` : ''
  const refused = response.status >= 400 || outcome?.kind === 'refused'
  const text = `step ${step}: ${what}${as} → ${response.status}${means}`
  const asked = kind === 'submit' || kind === 'cancel'
  return { at: asked ? sentAt : at, lane: 'calls', kind, refused, step, text }
}

/** Nothing is known between two looks, so a phase ends where it was last seen. */
function stretches({ seen }: JobStory, begin: number): Stretch[] {
  const found: Stretch[] = []
  for (const { entry, view } of seen) {
    const last = found.at(-1)
    if (last?.phase === view.phase) found[found.length - 1] = { ...last, to: entry.at }
    else {
      const from = found.length === 0 ? begin : entry.at
      found.push({ phase: view.phase, state: view.state, from, to: entry.at })
    }
  }
  return found
}

/** Money is not seen to move: this is what the provider's prices and billing say of the job. */
function moneyMarks(provider: Provider, { seen, submit }: JobStory, begin: number): Mark[] {
  const last = seen.at(-1)
  if (last === undefined) return []
  const { view, entry } = last
  const told = view.costMicroUsd
  const microUsd = told ?? submit.count * provider.price.imageMicroUsd
  const usd = `$${microUsd / 1_000_000}`
  const source = told === null ? 'by its price' : 'as the provider says'
  const mark = (at: number, kind: 'held' | 'charged' | 'released'): Mark => ({
    at,
    lane: 'money',
    kind,
    refused: false,
    step: null,
    text: `${usd} ${kind}, ${source}`,
  })
  const held = mark(begin, 'held')
  if (!isTerminal(view.state)) return [held]
  const over = seen.findIndex((one) => isTerminal(one.view.state))
  const [open, first] = [seen[over - 1]?.entry.at ?? begin, seen[over]?.entry.at ?? entry.at]
  const { failed, cancelled } = provider.billing
  const fate = { failed, cancelled, succeeded: 'charged' } as const
  const kind = view.state in fate ? fate[view.state as keyof typeof fate] : 'charged' // Terminal.
  // The provider's clock need not be ours: it ended after it was seen open, before it was seen over.
  const at = Math.min(Math.max(view.finishedAt ?? first, open), first)
  return [held, mark(at, kind)]
}
