import type { Violation } from '../../core/contract.ts'
import type { HttpRequest, HttpResponse } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { JobView } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Provider } from '../../core/provider.ts'
import { router } from '../../core/route.ts'
import type { Conversation } from '../converse.ts'
import { keyOf, keyRemover } from '../key.ts'
import type { Script, Step, Who } from '../script.ts'
import type { Note, Received, Target } from '../target.ts'
import type { Call, Entry, Said, Transcript } from '../transcript.ts'

export interface Stage {
  readonly provider: Provider
  readonly target: Target
  /** Tells this performance's accounts and webhooks from all others at the same target. */
  readonly name: string
}

/** How long a call may have been on its way to the inbox, or the clocks be apart. */
const SIGNED_WITHIN_MS = 60_000

export interface Ask {
  /** The step's place in the script. */
  readonly step: number
  readonly act: Step['act']
  readonly who: Who
  readonly intent: Intent
  /** The place of its submit in the script; `null` for what is about none of them. */
  readonly job: number | null
}

interface Sent extends Ask {
  /** What is wrong with it on purpose. */
  readonly broken: string | null
  /** As it would be had nothing been broken in it. */
  readonly sound: HttpRequest
}

interface Submitted {
  readonly intent: Submit
  readonly who: Who
}

/** One run of one script, with what it has seen so far: calls are made and written down here. */
export class Performance {
  readonly stage: Stage
  /** By their places in the script. */
  readonly submits: Submitted[] = []
  readonly #route: ReturnType<typeof router>
  readonly #withoutKey: (request: HttpRequest) => HttpRequest
  readonly #entries: Entry[] = []
  readonly #talks: Said[] = []
  /** Why a conversation broke off. */
  readonly #unheard = new Set<string>()
  /** Why something was not seen. */
  readonly #missed = new Set<string>()
  /** Webhook calls that came before this performance. */
  readonly #earlier: number

  constructor(stage: Stage) {
    this.stage = stage
    this.#route = router(stage.provider.contract)
    this.#withoutKey = keyRemover(stage.provider)
    this.#earlier = stage.target.received().length
  }

  miss(reason: string | null): void {
    if (reason !== null) this.#missed.add(reason)
  }

  talked({ said, missed }: Conversation): void {
    this.#talks.push(...said)
    if (missed !== null) this.#unheard.add(missed)
  }

  get entries(): readonly Entry[] {
    return this.#entries
  }

  /** Webhook calls of this performance, and whatever else came meanwhile. */
  received(): readonly Received[] {
    return this.stage.target.received().slice(this.#earlier)
  }

  /** The job as whoever submitted it saw it last; `null` while it was not accepted. */
  lastSeen(job: number): JobView | null {
    const owner = this.submits[job]?.who
    const found = this.#entries.findLast(
      (entry) => entry.job === job && entry.who === owner && entry.outcome?.kind === 'job',
    )
    return found?.outcome?.kind === 'job' ? found.outcome.job : null
  }

  async ask(ask: Ask): Promise<void> {
    const request = this.encode(ask.intent, ask.who)
    if (request !== null) await this.send(request, { ...ask, broken: null, sound: request })
  }

  async send(request: HttpRequest, { sound, ...ask }: Sent): Promise<void> {
    const { who, intent, broken } = ask
    const said = await this.exchange(request, { who, intent, broken, sound })
    this.note({ ...ask, ...said, outcome: this.meaning(said.response, intent) })
  }

  /** What went over the wire and when, without the key. */
  async exchange(request: HttpRequest, note: Note) {
    const { target } = this.stage
    const operation = this.operation(request)
    const sentAt = target.now()
    const response = await target.send(request, note)
    const text =
      typeof response.body === 'string' ? response.body : new TextDecoder().decode(response.body)
    return {
      sentAt,
      at: target.now(),
      operation: operation?.id ?? null,
      request: this.#withoutKey(request),
      response: { ...response, body: text },
    }
  }

  /** What the contract calls a request; `null` for one that it does not know. */
  operation({ method, path }: HttpRequest) {
    const match = this.#route(method, path.split('?')[0] ?? '')
    return typeof match === 'string' ? null : match.operation
  }

  meaning(response: HttpResponse, intent: Intent): Outcome {
    return this.stage.provider.dialect.read(response, intent)
  }

  /** What is in doubt is not kept, only why. */
  note(entry: Entry): void {
    const doubt = this.stage.target.doubt?.(entry) ?? null
    this.miss(doubt)
    if (doubt === null) this.#entries.push(entry)
  }

  /** `null` where no such key is had here. */
  encode(intent: Intent, who: Who): HttpRequest | null {
    const key = this.key(who)
    if (key === null) return null
    const request = this.stage.provider.dialect.encode(intent, key)
    return who === 'nobody' ? this.#withoutKey(request) : request
  }

  key(who: Who): string | null {
    return keyOf(who, this.stage)
  }

  /** Where calls about a job of this performance come in; all of them, for an empty name. */
  hook(job: string): string {
    return `${this.stage.target.inboxUrl}/${this.stage.name}/${job}`
  }

  /** Whether a quirk that may show here makes a broken rule not matter. */
  readonly tolerates = (violation: Violation): boolean =>
    this.stage.provider.quirks.some(
      ({ id, tolerates }) => this.stage.target.quirks.has(id) && tolerates?.(violation),
    )

  transcript(script: Script, cut: string | null): Transcript {
    const { provider, target } = this.stage
    const prefix = this.hook('')
    const received = this.received().flatMap((call) =>
      call.url.startsWith(prefix) ? [this.#call(call, prefix)] : [],
    )
    const { abilities, quirks } = target
    return {
      provider,
      abilities,
      quirks,
      script,
      entries: this.#entries,
      missed: [...this.#missed],
      cut,
      ...(this.#talks.length > 0 && { talks: this.#talks }),
      ...(this.#unheard.size > 0 && { unheard: [...this.#unheard] }),
      received: received.filter(({ refused }) => refused !== true),
      turnedAway: received.filter(({ refused }) => refused === true),
      end: target.now(),
    }
  }

  /** The signature is judged here, so that no transcript holds it or the secret. */
  #call(received: Received, prefix: string): Call {
    const { provider, target } = this.stage
    const job = Number(received.url.slice(prefix.length))
    const signature = provider.webhook?.signature
    const secret = target.webhookSecret
    if (!signature) return { ...received, job, signature: null }
    const { body, headers, at } = received
    const signing = { body, headers, now: at, toleranceMs: SIGNED_WITHIN_MS }
    const worth = secret === undefined ? null : signature.verify({ ...signing, secret })
    const shown = Object.entries(headers).map(([name, value]) => [
      name,
      signature.headers.includes(name) ? '(hidden)' : value,
    ])
    return { ...received, headers: Object.fromEntries(shown), job, signature: worth }
  }
}

/** A step of one kind. */
export type Of<Act extends Step['act']> = Step & { readonly act: Act }

/** Where an entry of a step stands that is about none of the script's jobs, and of one that is. */
export const plain = ({ act }: Step, step: number) => ({ act, step, job: null })
export const here = ({ act, job }: Step & { job: number }, step: number) => ({ act, step, job })
