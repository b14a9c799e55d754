import type { HttpRequest, HttpResponse } from '../core/exchange.ts'
import type { Intent, Submit } from '../core/intent.ts'
import type { JobView } from '../core/job.ts'
import { memo } from '../core/memo.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider, Signature } from '../core/provider.ts'
import type { Quirks } from '../core/quirk.ts'
import type { Saying, Script, Step, Who } from './script.ts'
import type { Ability, Received } from './target.ts'

/** What happened when a script was performed: all that checks look at. */
export interface Transcript {
  readonly provider: Provider
  readonly abilities: ReadonlySet<Ability>
  /** The quirks that may show, by id. */
  readonly quirks: Quirks
  readonly script: Script
  readonly entries: readonly Entry[]
  /** Why some of what was to be seen was not: answers in doubt, calls not made. One clause each. */
  readonly missed: readonly string[]
  /** Why the performance broke off; `null` where it came to its end. */
  readonly cut: string | null
  /** The webhook calls of this script's jobs, with the job's place in the script. */
  readonly received: readonly Call[]
  /** Those that the inbox refused. */
  readonly turnedAway: readonly Call[]
  /** What was said over WebSocket, in order; only where there was anything. */
  readonly talks?: readonly Said[]
  /** Why some of it was not said or heard, one clause each; only where there is a reason. */
  readonly unheard?: readonly string[]
  /** The instant at which the last step was over. */
  readonly end: number
}

/** A webhook call, and what its signature is worth; `null` where that cannot be told. */
export interface Call extends Received {
  readonly job: number
  readonly signature: ReturnType<Signature['verify']> | null
}

/** One request and its answer. */
export interface Entry {
  /** The index of the script's step; several entries may share one. */
  readonly step: number
  readonly act: Step['act']
  readonly who: Who
  /** The instant at which the request was sent, and the one at which its answer was there. */
  readonly sentAt: number
  readonly at: number
  /** The place of the job in the script; `null` where the step is about none. */
  readonly job: number | null
  readonly intent: Intent | null
  /** What was broken on purpose; `null` for a sound request. */
  readonly broken: string | null
  /** The contract's operation that the request goes to; `null` for none. */
  readonly operation: string | null
  /** Without the key. */
  readonly request: HttpRequest
  readonly response: HttpResponse
  /** What the answer means to the dialect; `null` for files. */
  readonly outcome: Outcome | null
}

/** One thing that was said over WebSocket, and what was heard after it. */
export interface Said {
  readonly step: number
  readonly saying: Saying
  readonly at: number
  /** `null` for what asks for nothing that has an intent. */
  readonly intent: Intent | null
  /** Without the key; `null` where nothing was sent. */
  readonly frame: string | null
  readonly heard: readonly string[]
}

/** A submitted job through the eyes of whoever submitted it. */
export interface JobStory {
  readonly job: number
  readonly submit: Submit
  readonly hooked: boolean
  readonly accepted: Entry
  readonly id: string
  /** Each time its owner saw the job, the answer to the submit first. */
  readonly seen: readonly Sighting[]
  /** Cancels that the provider agreed to. */
  readonly cancels: readonly Entry[]
}

export interface Sighting {
  readonly entry: Entry
  readonly view: JobView
}

/** The jobs that were accepted, in order of submission. Most checks ask for them. */
export const stories = memo(({ entries }: Transcript): readonly JobStory[] => {
  const found: JobStory[] = []
  for (const entry of entries) {
    const { act, outcome, intent, job } = entry
    if (act !== 'submit' || outcome?.kind !== 'job' || intent?.kind !== 'submit') continue
    if (job === null) continue
    const about = entries.filter((other) => other.job === job && other.who === entry.who)
    found.push({
      job,
      submit: intent,
      hooked: intent.hook !== null,
      accepted: entry,
      id: outcome.job.id,
      seen: about.flatMap(sighting),
      cancels: about.filter(
        (other) => other.act === 'cancel' && other.outcome?.kind === 'cancelled',
      ),
    })
  }
  return found
})

const sighting = (entry: Entry): Sighting[] =>
  entry.outcome?.kind === 'job' && entry.act !== 'resend'
    ? [{ entry, view: entry.outcome.job }]
    : []

/** `GET /jobs/{id} → 200` with the step it belongs to, for a finding's `where`. */
export const place = ({ step, request, response }: Entry): string =>
  `step ${step}: ${request.method} ${request.path.split('?')[0]} → ${response.status}`
