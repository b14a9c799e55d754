import type { Violation } from '../core/contract.ts'
import { type HttpRequest, type HttpResponse, readJson } from '../core/exchange.ts'
import type { Intent, Submit } from '../core/intent.ts'
import { isTerminal, type JobView } from '../core/job.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { type Route, router } from '../core/route.ts'
import { brokenBy, calling, intentsOf, requestOf } from './asked.ts'
import { joined } from './batch.ts'
import { breakage } from './breakage.ts'
import { converse } from './converse.ts'
import { keyOf, keyRemover } from './key.ts'
import { knock } from './knock.ts'
import type { Breaking, Look, Script, Step, Who } from './script.ts'
import {
  Declined,
  type FileAsk,
  type Note,
  type Received,
  type Target,
  Unreachable,
} from './target.ts'
import type { Call, Entry, Said, Transcript } from './transcript.ts'

export interface Stage {
  readonly provider: Provider
  readonly target: Target
  /** Tells this performance's accounts and webhooks from all others at the same target. */
  readonly name: string
}

/** How often `finish` looks, and how long it lets time pass between; ten minutes in all. */
const FINISH_POLLS_MAX = 60
const FINISH_PAUSE_MS = 10_000
/** No list is followed further. */
const PAGES_MAX = 4
/** Between the looks of one `finish`, short at first so that phases are seen. */
const pauseMs = (look: number): number => Math.min(500 * 2 ** look, FINISH_PAUSE_MS)

/** Performs a script and writes down what happened, until its end or until the target is out of
 *  reach. A rejection is a bug of ours. */
export async function perform(script: Script, stage: Stage): Promise<Transcript> {
  const performance = new Performance(script, stage)
  performance.miss(stage.target.enter?.(stage.name) ?? null)
  try {
    for (const [index, step] of script.entries()) await performance.take(step, index)
    // What is due at this very instant is still to come.
    await stage.target.advance(0)
    return performance.transcript(null)
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    return performance.transcript(error.message)
  }
}

/** How long a call may have been on its way to the inbox, or the clocks be apart. */
const SIGNED_WITHIN_MS = 60_000

interface Ask {
  readonly step: number
  readonly act: Step['act']
  readonly who: Who
  readonly intent: Intent
  readonly job: number | null
}

/** A class for its identity: one run of one script, with what it has seen so far. */
class Performance {
  readonly #script: Script
  readonly #stage: Stage
  readonly #route: Route
  readonly #withoutKey: (request: HttpRequest) => HttpRequest
  readonly #entries: Entry[] = []
  readonly #talks: Said[] = []
  /** Why something was not seen. */
  readonly #missed = new Set<string>()
  readonly #submits: { readonly intent: Submit; readonly who: Who }[] = []
  /** Webhook calls that came before this performance. */
  readonly #earlier: number

  constructor(script: Script, stage: Stage) {
    this.#script = script
    this.#stage = stage
    this.#route = router(stage.provider.contract)
    this.#withoutKey = keyRemover(stage.provider)
    this.#earlier = stage.target.received().length
  }

  miss(reason: string | null): void {
    if (reason !== null) this.#missed.add(reason)
  }

  /** Takes a step; one that the target declines is passed over. */
  async take(step: Step, index: number): Promise<void> {
    try {
      await this.#take(step, index)
    } catch (error) {
      if (!(error instanceof Declined)) throw error
      this.miss(error.message)
    }
  }

  async #take(step: Step, index: number): Promise<void> {
    const { target } = this.#stage
    switch (step.act) {
      case 'submit':
        return this.#submit(step, index)
      case 'resend': {
        const sent = this.#submits[step.job]
        if (sent) await this.#ask({ ...here(step, index), ...sent })
        return
      }
      case 'poll':
      case 'cancel': {
        const id = this.#lastSeen(step.job)?.id
        if (id)
          await this.#ask({ ...here(step, index), intent: { kind: step.act, id }, who: step.who })
        return
      }
      case 'poll-unknown':
        return this.#ask({
          ...plain(step, index),
          intent: { kind: 'poll', id: step.id },
          who: 'caller',
        })
      case 'balance':
        return this.#ask({ ...plain(step, index), intent: { kind: 'balance' }, who: step.who })
      case 'list': {
        const intent = { kind: 'list', before: null, limit: 100, phase: null } as const
        return this.#ask({ ...plain(step, index), intent, who: 'caller' })
      }
      case 'list-page':
        return this.#listPages(step, index)
      case 'batch':
        return this.#batch(step, index)
      case 'knock':
        return this.#knock(step, index)
      case 'advance':
        return target.advance(step.ms)
      case 'finish':
        return this.#finish(step, index)
      case 'receive':
        return this.#receive(step)
      case 'at-once':
        await Promise.all(step.steps.map((one) => this.#take(one, index)))
        return
      case 'converse':
        if (this.#stage.provider.socket !== null)
          this.#talks.push(...(await converse(step, { ...this.#stage, index })))
        return
      case 'fetch':
        return this.#fetch(step, index)
      case 'break':
        return this.#break(step, index)
      case 'request':
        return this.#request(step, index)
      case 'burst':
        return this.#burst(step, index)
      case 'look':
        return this.#look(step, index)
      case 'fund': {
        const microUsd = Math.round(step.images * this.#stage.provider.price.imageMicroUsd)
        const key = this.#key('saver')
        return key === null ? undefined : target.fund?.(key, microUsd)
      }
      case 'doom': {
        const key = this.#key('caller')
        return key === null ? undefined : target.doom?.(key)
      }
      case 'refuse-inbox':
        return target.refuse?.(this.#hook(''), step.calls)
      default:
        return step satisfies never
    }
  }

  transcript(cut: string | null): Transcript {
    const { provider, target } = this.#stage
    const prefix = this.#hook('')
    const received = target
      .received()
      .slice(this.#earlier)
      .flatMap((call) => (call.url.startsWith(prefix) ? [this.#call(call, prefix)] : []))
    const { abilities, quirks } = target
    return {
      provider,
      abilities,
      quirks,
      script: this.#script,
      entries: this.#entries,
      missed: [...this.#missed],
      cut,
      ...(this.#talks.length > 0 && { talks: this.#talks }),
      received: received.filter(({ refused }) => refused !== true),
      turnedAway: received.filter(({ refused }) => refused === true),
      end: target.now(),
    }
  }

  /** The signature is judged here, so that no transcript holds it or the secret. */
  #call(received: Received, prefix: string): Call {
    const { provider, target } = this.#stage
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

  async #submit(step: Step & { act: 'submit' }, index: number): Promise<void> {
    const job = this.#submits.length
    const hooked = step.hooked && this.#stage.target.abilities.has('inbox')
    const hook = hooked ? this.#hook(String(job)) : null
    // Whoever waits for a webhook does not wait for the answer.
    const intent: Submit = hook === null ? step.submit : { ...step.submit, hook, delivery: 'async' }
    this.#submits.push({ intent, who: step.who })
    await this.#ask({ step: index, act: 'submit', who: step.who, intent, job })
  }

  async #finish(step: Step & { act: 'finish' }, index: number): Promise<void> {
    for (let look = 0; look < FINISH_POLLS_MAX; look += 1) {
      const seen = this.#lastSeen(step.job)
      if (seen === null || seen.id === '' || isTerminal(seen.state)) return
      await this.#stage.target.advance(pauseMs(look))
      await this.#ask({
        ...here(step, index),
        intent: { kind: 'poll', id: seen.id },
        who: 'caller',
      })
    }
  }

  /** Waits as long as `finish` does, at the most. */
  async #receive({ job }: Step & { act: 'receive' }): Promise<void> {
    const { target } = this.#stage
    // Where no call can come, nobody waits for one.
    if (!target.abilities.has('inbox') || this.#submits[job]?.intent.hook == null) return
    if (this.#lastSeen(job) === null) return
    const url = this.#hook(String(job))
    for (let look = 0; look < FINISH_POLLS_MAX; look += 1) {
      const calls = target.received().slice(this.#earlier)
      if (calls.some((call) => call.url === url)) return
      await target.advance(pauseMs(look))
    }
  }

  async #fetch(step: Step & { act: 'fetch' }, index: number): Promise<void> {
    for (const { url } of this.#lastSeen(step.job)?.results ?? []) {
      // What is no URL at all is for the contract to judge.
      if (url !== null && URL.canParse(url)) await this.#file(url, here(step, index), plainly)
    }
  }

  async #listPages(step: Step & { act: 'list-page' }, index: number): Promise<void> {
    let before: number | null = null
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const intent: Intent = { kind: 'list', before, limit: step.limit, phase: null }
      await this.#ask({ ...plain(step, index), intent, who: step.who })
      const outcome = this.#entries.at(-1)?.outcome
      before = outcome?.kind === 'list' ? outcome.before : null
      if (before === null) return
    }
  }

  async #batch(step: Step & { act: 'batch' }, index: number): Promise<void> {
    const who = 'stranger'
    const units = step.submits.flatMap((submit, place) => {
      const sound = this.#encode(submit, who)
      if (sound === null) return []
      const spoilt = place === step.bad ? this.#broken(sound, { ...step, how: 'constraint' }) : null
      // A task that lost its name could not be told from the others in the answer.
      const broken = String(spoilt?.request.body).includes(`"${submit.id}"`) ? spoilt : null
      return {
        intent: submit,
        broken: broken?.label ?? null,
        sound,
        sent: broken?.request ?? sound,
      }
    })
    if (units.length === 0) return
    const request = joined(units.map(({ sent }) => sent))
    const sound = joined(units.map((unit) => unit.sound))
    if (request === null || sound === null) return
    const said = await this.#exchange(request, { who, intent: null, broken: null, sound })
    for (const { intent, broken } of units) {
      const asked = { ...plain(step, index), who, intent, broken } as const
      this.#note({ ...asked, ...said, outcome: this.#meaning(said.response, intent) })
    }
  }

  async #knock(step: Step & { act: 'knock' }, index: number): Promise<void> {
    const { provider } = this.#stage
    const key = this.#key(step.how === 'bad-key-inside' ? 'intruder' : 'caller')
    const knocked = key === null ? null : knock(step, { provider, key })
    if (key === null || knocked === null) return
    const { request, intent } = knocked
    const good = step.how === 'key-inside'
    const ask = { who: good ? 'caller' : 'nobody', broken: good ? null : step.how, intent } as const
    const sound = this.#encode(intent, 'caller')
    if (sound === null) return
    const said = await this.#exchange(request, { ...ask, sound })
    const { body } = said.request
    this.#note({
      ...plain(step, index),
      ...ask,
      ...said,
      // Where a body carries the key, the record does not.
      request: { ...said.request, body: String(body).replaceAll(key, 'a-key') },
      outcome: this.#meaning(said.response, intent),
    })
  }

  async #look(step: Step & { act: 'look' }, index: number): Promise<void> {
    for (const { url } of this.#lastSeen(step.job)?.results ?? []) {
      if (url !== null && URL.canParse(url))
        await this.#file(url, here(step, index), this.#fileAsk(step.how, url))
    }
  }

  #fileAsk(how: Look, url: string): FileAsk {
    const path = this.#stage.target.canonical(url)
    const known = this.#entries.findLast(
      ({ act, request, response }) =>
        (act === 'fetch' || act === 'look') && request.path === path && response.headers.etag,
    )
    const tag = known?.response.headers.etag
    return {
      get: plainly,
      head: { method: 'HEAD', headers: {} },
      range: { method: 'GET', headers: { range: 'bytes=4-19' } },
      tag: { method: 'GET', headers: tag === undefined ? {} : { 'if-none-match': tag } },
    }[how]
  }

  async #file(url: string, at: ReturnType<typeof here>, ask: FileAsk): Promise<void> {
    const { target } = this.#stage
    const request = { ...ask, path: target.canonical(url), body: null }
    const now = target.now()
    const response = await target.file(url, ask)
    const entry = {
      ...at,
      who: 'caller',
      sentAt: now,
      at: now,
      intent: null,
      broken: null,
    } as const
    this.#note({ ...entry, operation: null, request, response, outcome: null })
  }

  async #burst(step: Step & { act: 'burst' }, index: number): Promise<void> {
    const { intent, times, who } = step
    const asks = Array.from({ length: times }, (_, nth): Ask => {
      if (intent.kind === 'balance') return { step: index, act: 'balance', who, intent, job: null }
      const own = { ...intent, id: intent.id === null ? null : nthId(intent.id, nth) }
      const job = this.#submits.push({ intent: own, who }) - 1
      return { step: index, act: 'submit', who, intent: own, job }
    })
    await Promise.all(asks.map((ask) => this.#ask(ask)))
  }

  async #break(step: Step & { act: 'break' }, index: number): Promise<void> {
    const sound = this.#encode(step.submit, 'caller')
    if (sound === null) return
    const broken = this.#broken(sound, step)
    if (broken === null) return
    await this.#send(broken.request, {
      ...plain(step, index),
      who: 'caller',
      intent: step.submit,
      broken: broken.label,
      sound,
    })
  }

  /** One entry for each thing that it asks for; a wrong one is about the first. */
  async #request(step: Step & { act: 'request' }, index: number): Promise<void> {
    const { provider, target } = this.#stage
    const { wrong } = step
    const who = 'guest'
    const key = this.#key(who)
    const drawn = calling(step.sound, `${target.inboxUrl}/drawn`)
    const intents = intentsOf(drawn, provider)
    if (key === null || intents === null) return
    if (wrong !== null && brokenBy(wrong.drawn, provider).every(this.#tolerates)) return
    const sound = requestOf(drawn, { provider, key })
    const sent = wrong === null ? sound : requestOf(wrong.drawn, { provider, key })
    const asked = wrong === null ? intents : intents.slice(0, 1)
    const broken = wrong?.label ?? null
    const intent = asked.length === 1 ? (asked[0] ?? null) : null
    const said = await this.#exchange(sent, { who, intent, broken, sound })
    for (const each of asked) {
      const outcome = this.#meaning(said.response, each)
      this.#note({ ...plain(step, index), who, broken, ...said, intent: each, outcome })
    }
  }

  /** Whether a quirk that may show here makes a broken rule not matter. */
  readonly #tolerates = (violation: Violation): boolean =>
    this.#stage.provider.quirks.some(
      ({ id, tolerates }) => this.#stage.target.quirks.has(id) && tolerates?.(violation),
    )

  #broken(sound: HttpRequest, { how, nth }: Pick<Step & { act: 'break' }, 'how' | 'nth'>) {
    if (how !== 'constraint') return { label: how, request: { ...sound, ...spoilt[how] } }
    const match = this.#route(sound.method, sound.path)
    const body = typeof match === 'string' ? null : match.operation.body
    const picked =
      body === null
        ? null
        : breakage(readJson(sound.body ?? ''), body, { nth, tolerates: this.#tolerates })
    if (picked === null) return null
    return { label: picked.label, request: { ...sound, body: JSON.stringify(picked.body) } }
  }

  async #ask(ask: Ask): Promise<void> {
    const request = this.#encode(ask.intent, ask.who)
    if (request === null) return
    await this.#send(request, { ...ask, broken: null, sound: request })
  }

  async #send(
    request: HttpRequest,
    { sound, ...ask }: Ask & { readonly broken: string | null; readonly sound: HttpRequest },
  ): Promise<void> {
    const { who, intent, broken } = ask
    const said = await this.#exchange(request, { who, intent, broken, sound })
    this.#note({ ...ask, ...said, outcome: this.#meaning(said.response, intent) })
  }

  /** What went over the wire and when, without the key. */
  async #exchange(request: HttpRequest, note: Note) {
    const { target } = this.#stage
    const match = this.#route(request.method, request.path.split('?')[0] ?? '')
    const sentAt = target.now()
    const response = await target.send(request, note)
    const text =
      typeof response.body === 'string' ? response.body : new TextDecoder().decode(response.body)
    return {
      sentAt,
      at: target.now(),
      operation: typeof match === 'string' ? null : match.operation.id,
      request: this.#withoutKey(request),
      response: { ...response, body: text },
    }
  }

  #meaning(response: HttpResponse, intent: Intent): Outcome {
    return this.#stage.provider.dialect.read(response, intent)
  }

  /** What is in doubt is not kept, only why. */
  #note(entry: Entry): void {
    const doubt = this.#stage.target.doubt?.(entry) ?? null
    this.miss(doubt)
    if (doubt === null) this.#entries.push(entry)
  }

  #encode(intent: Intent, who: Who): HttpRequest | null {
    const key = this.#key(who)
    if (key === null) return null
    const request = this.#stage.provider.dialect.encode(intent, key)
    return who === 'nobody' ? this.#withoutKey(request) : request
  }

  #key(who: Who): string | null {
    return keyOf(who, this.#stage)
  }

  #hook(job: string): string {
    return `${this.#stage.target.inboxUrl}/${this.#stage.name}/${job}`
  }

  /** The job as whoever submitted it saw it last; `null` while it was not accepted. */
  #lastSeen(job: number): JobView | null {
    const owner = this.#submits[job]?.who
    const found = this.#entries.findLast(
      (entry) => entry.job === job && entry.who === owner && entry.outcome?.kind === 'job',
    )
    return found?.outcome?.kind === 'job' ? found.outcome.job : null
  }
}

/** What makes a sound request one that no contract knows. */
const spoilt = {
  'not-json': { body: '{"prompt": "a' },
  'unknown-path': { path: '/no/such/path' },
  'wrong-method': { method: 'PUT' },
} as const satisfies Record<Exclude<Breaking, 'constraint'>, Partial<HttpRequest>>

const plainly: FileAsk = { method: 'GET', headers: {} }

/** A UUID like the one given, told from it by its last digits. */
const nthId = (id: string, nth: number): string =>
  id.slice(0, -4) + nth.toString(16).padStart(4, '0')

const plain = ({ act }: Step, step: number) => ({ act, step, job: null })
const here = ({ act, job }: Step & { job: number }, step: number) => ({ act, step, job })
