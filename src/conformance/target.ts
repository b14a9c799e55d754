import type { HttpRequest, HttpResponse } from '../core/exchange.ts'
import type { Intent } from '../core/intent.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import type { QuirkChoice, Quirks } from '../core/quirk.ts'
import type { Plan } from '../core/scenario.ts'
import type { Step, Who } from './script.ts'

/** What a target can do; checks ask for these, never for a target's name. */
export type Ability =
  /** Time can be moved. */
  | 'time-travel'
  /** Webhooks reach an inbox. */
  | 'inbox'
  /** Any key opens an account, also ones without credit. */
  | 'accounts'
  /** There is another account beside the caller's. */
  | 'second-account'
  /** Calls cost nothing. */
  | 'free'
  /** Webhook calls are signed with a secret that is known here, where the provider signs. */
  | 'signed'
  /** The inbox can be made to refuse calls. */
  | 'refusing-inbox'
  /** What an account can spend can be set. */
  | 'purse'
  /** An account's jobs can be made to fail. */
  | 'doom'
  /** Files can be asked for with any method and headers. */
  | 'file-host'
  /** Calls that are made at one instant arrive at it, also where their answers are held. */
  | 'at-once'
  /** Connections can be made, where the provider takes any. */
  | 'socket'

/** Where a script is performed. */
export interface Target {
  readonly name: string
  readonly abilities: ReadonlySet<Ability>
  /** The provider's known quirks that may show here, by id. */
  readonly quirks: Quirks
  /** What would give it an ability that it lacks, for a person. */
  readonly remedies?: Readonly<Partial<Record<Ability, string>>>
  /** The key that a step uses here; `null`: such a step cannot be taken and is passed over. Any key
   *  will do unless given. */
  key?(who: Who): string | null
  /** Why an answer proves nothing about the provider; `null` for one that does. What is in doubt is
   *  left out of what checks see. Nothing is in doubt unless given. */
  doubt?(answered: Answered): string | null
  /** Is told the name of each performance before its first step; gives back why less than all of it
   *  will be seen, where that is known. */
  enter?(name: string): string | null
  /** Rejects with `Unreachable` when no answer came, with `Declined` when it will not call. */
  send(request: HttpRequest, note: Note): Promise<HttpResponse>
  /** Fetches a result file by the URL that the provider gave; plainly unless told how. */
  file(url: string, how?: FileAsk): Promise<HttpResponse>
  /** Unix milliseconds. */
  now(): number
  /** Lets time pass, and all that falls due in it happen. */
  advance(ms: number): Promise<void>
  /** Where webhooks can be sent, without a trailing slash. */
  readonly inboxUrl: string
  /** All webhook calls that came, oldest first. */
  received(): readonly Received[]
  /** Gives text the form that it would have at the real provider: no local addresses. */
  canonical(text: string): string
  /** With the ability `signed`: what webhook calls are signed with. */
  readonly webhookSecret?: string
  /** With the ability `refusing-inbox`: the next calls below a URL are refused. */
  refuse?(url: string, calls: number): void
  /** With the ability `purse`: what the account of a key can spend from now on. */
  fund?(key: string, microUsd: number): void
  /** With the ability `doom`: all jobs of the account of a key fail from now on. */
  doom?(key: string): void
  /** With the ability `socket`: a connection to where the provider takes them. Rejects with
   *  `Declined` where none can be made. */
  connect?(): Promise<Wire>
  /** Has something done as a whole, at the target given, and gives back what came of it; or tells what
   *  came of it before. Just done unless given. */
  asOne?<Data extends Whole>(have: (target: Target) => Promise<Data>): Promise<Data>
  close(): Promise<void>
}

/** One end of a WebSocket connection. */
export interface Wire {
  /** Rejects with `Declined` for a frame that it will not send. */
  send(frame: string, note: Pick<Note, 'who' | 'intent'>): Promise<void>
  /** The frames that came since this was asked last; waits for so many or for one after which no more
   *  are to come, not for ever. Rejects with `Declined` where that there is neither proves nothing. */
  hear(frames: number, isLast: (frame: string) => boolean): Promise<readonly string[]>
  /** Hangs up, unless that is done. */
  leave(): Promise<void>
}

/** What comes of something that is done as a whole: plain data, and why it is less than it was to be. */
interface Whole {
  readonly missed: string | null
}

export type FileAsk = Pick<HttpRequest, 'method' | 'headers'>

/** The target did not answer: nothing can be concluded. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The call never left, so nothing can have come of it: nobody was reached. */
export class Unsent extends Unreachable {}

/** The target will not make this call, and says why: it might cost more than is left. */
export class Declined extends Error {
  override readonly name = 'Declined'
}

/** What there is to doubt: an entry, before it is written down. */
export interface Answered {
  readonly act: Step['act']
  readonly who: Who
  readonly broken: string | null
  readonly request: HttpRequest
  readonly response: HttpResponse
  /** `null` for files. */
  readonly outcome: Outcome | null
}

/** What the performer knows of a request beyond its bytes; only planted faults look at it. */
export interface Note {
  readonly who: Who
  /** `null` for a call of several. */
  readonly intent: Intent | null
  /** What is broken in the request on purpose; `null` for a sound one. */
  readonly broken: string | null
  /** The request as it would be had nothing been broken in it. */
  readonly sound: HttpRequest
}

/** A webhook call as it arrived. */
export interface Received {
  readonly at: number
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The inbox did not take it. */
  readonly refused?: true
}

/** What a target is opened with; one that is no mock of ours may have no use for it. */
export interface Opening extends QuirkChoice {
  readonly seed: number
  /** What all its accounts live in: scenarios joined by `+`, or a plan. */
  readonly scenario?: string | Plan
}

export type OpenTarget = (provider: Provider, opening: Opening) => Promise<Target>
