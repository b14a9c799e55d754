import type { Contract } from './contract.ts'
import type { Dice } from './dice.ts'
import type { HttpRequest, HttpResponse } from './exchange.ts'
import type { Evidence, Fault, Refusal } from './fault.ts'
import type { Intent, Submit } from './intent.ts'
import type { Failure, Format, JobView, Lifecycle, Size } from './job.ts'
import type { Answer, Outcome } from './outcome.ts'
import type { Quirk, Quirks } from './quirk.ts'
import type { Socket } from './socket.ts'

/** Everything that Backlot knows of a provider: tables, and the few functions that spell. */
export interface Provider {
  /** Lower case; the name in the CLI, in paths and in `generated/`. */
  readonly id: string
  readonly name: string
  /** The real origin, without a trailing slash. */
  readonly origin: string
  readonly contract: Contract
  readonly abilities: Abilities
  readonly lifecycle: Lifecycle
  /** `null`: jobs never wait for one another. */
  readonly concurrency: Concurrency | null
  /** How often it can be called; every limit that a call counts for must let it through. */
  readonly limits: readonly Limit[]
  readonly price: Price
  readonly billing: Billing
  readonly files: Files
  readonly dialect: Dialect
  /** `null`: this provider sends no webhooks. */
  readonly webhook: Webhook | null
  /** `null`: this provider takes no WebSocket connections. */
  readonly socket: Socket | null
  /** What a job says that fails, by reason. A reason that is not here is refused before there is
   *  a job. */
  readonly failures: Failures
  /** Where what is seen differs from what is documented. */
  readonly quirks: readonly Quirk[]
  /** What this provider makes up by itself, always from the job's dice. */
  readonly invent: Inventions
}

/** The ratios that every host of the model can draw, in some spelling. */
export const aspectRatios = ['1:1', '16:9', '9:16', '4:3', '3:4'] as const
export type AspectRatio = (typeof aspectRatios)[number]

/** What a caller can ask of a provider; what is missing is refused before anything is sent. */
export interface Abilities {
  /** How results are had: by an answer that is held, by polling, or both, the usual way first. */
  readonly delivery: readonly ('sync' | 'async')[]
  readonly cancel: boolean
  readonly list: boolean
  readonly balance: boolean
  readonly webhook: boolean
  /** The caller chooses the job's id. */
  readonly clientIds: boolean
  readonly countMax: number
  /** Least and most prompt length in characters; `null`: no upper limit. */
  readonly prompt: { readonly min: number; readonly max: number | null }
  /** Its most length in characters; `null`: there is none. */
  readonly negativePrompt: { readonly max: number } | null
  /** The range of seeds; `null`: seeds cannot be chosen. */
  readonly seed: { readonly min: number; readonly max: number } | null
  /** The size that a ratio is drawn in. */
  readonly sizes: Readonly<Record<AspectRatio, Size>>
  /** The range of pixels that any side may be asked in; `null`: only `sizes` can be. */
  readonly sides: { readonly min: number; readonly max: number } | null
  /** The size drawn when nothing is asked for; `null`: a size must be given. */
  readonly sizeDefault: Size | null
  /** The formats that can be asked for, the default first. */
  readonly formats: readonly Format[]
  /** The file itself can be had inside the answer. */
  readonly inline: readonly ('base64' | 'data-uri')[]
  /** The caller chooses whether answers tell the cost. */
  readonly costShown: boolean
  /** The range of qualities; `null`: none can be chosen. */
  readonly quality: { readonly min: number; readonly max: number } | null
  /** How long files can be asked to be kept, at least; `null`: that cannot be chosen. */
  readonly keep: { readonly minMs: number } | null
  /** Results can be put where the caller says. */
  readonly upload: boolean
}

/** At most `max` calls in any `perMs` milliseconds, for each account. */
export interface Limit {
  /** What counts: submits, all other intents, or both. */
  readonly of: 'submit' | 'query' | 'any'
  readonly max: number
  readonly perMs: number
  /** What a call beyond it is refused with; it counts no further. */
  readonly fault: Fault
  readonly evidence: Evidence
}

/** What becomes of the money that a job held from its submission on. */
export interface Billing {
  readonly failed: 'released' | 'charged'
  readonly cancelled: 'released' | 'charged'
  readonly evidence: Evidence
}

export type Failures = Readonly<Partial<Record<Fault, Failure>>> & {
  readonly 'generation-failed': Failure
}

/** How many jobs of one account run at once and how many more may wait. */
export interface Concurrency {
  readonly runningMax: number
  readonly backlogMax: number
}

export interface Price {
  /** In millionths of a US dollar. */
  readonly imageMicroUsd: number
  /** What the provider counts in, per US dollar: 200 credits, 1 dollar. */
  readonly unitsPerUsd: number
  readonly unit: string
}

/** Where results lie. A file's id is all that its URL needs to carry. */
export interface Files {
  readonly origin: string
  /** The path of a file below the origin, from `/` on. */
  path(file: FileName): string
  /** The file's id out of such a path; `null` if it is none of this provider's. */
  id(path: string): string | null
  /** How long a file is there once it is done, where the caller has no say; `null`: for good. */
  keptMs(quirks: Quirks): number | null
  /** What a file that is not there any more is answered with. */
  readonly gone: { readonly status: 404 | 410; readonly evidence: Evidence }
}

export interface FileName {
  readonly id: string
  readonly format: Format
  /** Unix milliseconds of the job's submission. */
  readonly createdAt: number
}

/** One unit of a request that kept the contract: a whole body, or one task of a batch. */
export interface Call {
  /** The contract's operation id. */
  readonly operation: string
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** The unit's JSON, `undefined` without a body. */
  readonly body: unknown
}

/** What an answer is rendered for. */
export interface Scene {
  readonly request: HttpRequest
  /** The contract's operation id; `null` where the path is unknown. */
  readonly operation: string | null
  /** Unix milliseconds. */
  readonly now: number
  /** This one call's dice: request ids and the like. */
  readonly dice: Dice
  /** The quirks that are on. */
  readonly quirks: Quirks
}

/**
 * A provider's spelling of the shared meaning. `encode` and `read` are the client's side, `parse`
 * and `render` the mock's. Laws: `parse ∘ encode` is one intent, `render ∘ read ∘ render = render`.
 */
export interface Dialect {
  /** The request for an intent that the provider's abilities allow; throws for any other, for a
   *  submit just when `unmet` finds something. */
  encode(intent: Intent, key: string): HttpRequest
  /** What an answer to `intent` means; an answer in a foreign tongue is an `internal` refusal. */
  read(response: HttpResponse, intent: Intent): Outcome
  /** The intent of a unit that kept the contract; a refusal where the contract lets through what
   *  cannot be meant. */
  parse(call: Call): Intent | Refusal
  /** The id that a task of a batch gives itself, readable even where the task breaks the contract. */
  unitId?(body: unknown): string | null
  /** The answer to an envelope, one entry a unit; a call refused as a whole has one entry. */
  render(answers: readonly Answer[], scene: Scene): HttpResponse
  /** The key in the headers or, where the provider allows it, in a batch's tasks. */
  key(request: HttpRequest, units: readonly unknown[]): string | null
}

export interface Webhook {
  /** One call a result instead of one a job. */
  readonly perResult: boolean
  /** The call's body for a job, holding just the results that it reports. */
  render(
    job: JobView,
    quirks: Quirks,
  ): {
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  /** What a received body means. */
  read(body: string): Outcome
  /** How a receiver can tell who calls; `null`: there is no way. */
  readonly signature: Signature | null
  readonly retry: Retry
}

/** A provider's way of signing webhook calls with a secret that it shares with the account. */
export interface Signature {
  /** The headers that it adds, in lower case; values of theirs are kept off all records. */
  readonly headers: readonly string[]
  sign(call: Signing): Readonly<Record<string, string>>
  /** Judges what came; says nothing of what the signature does not cover. */
  verify(call: Signed): 'valid' | 'missing' | 'forged' | 'stale'
  /** What of the call the signature covers, as a clause: `the task's id and the time of sending`. */
  readonly covers: string
  readonly evidence: Evidence
}

export interface Signing {
  readonly body: string
  readonly secret: string
  /** The sender's Unix milliseconds. */
  readonly at: number
}

export interface Signed {
  readonly body: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly secret: string
  /** The receiver's Unix milliseconds. */
  readonly now: number
  /** How far the sender's clock may be off, or the call be late. */
  readonly toleranceMs: number
}

/** What a provider does until a call of its own has arrived. A 2xx answer has. */
export interface Retry {
  readonly timeoutMs: number
  /** How long it waits before each further try; none left, it gives up. */
  readonly delaysMs: readonly number[]
  readonly redirectsMax: number
  readonly evidence: Evidence
}

export interface Inventions {
  /** A new job's id, where the provider chooses it. */
  jobId(dice: Dice): string
  /** The prompt as the provider rewrites it; absent where it does not. */
  prompt?(submit: Submit, dice: Dice): string
}

/** The key of an `Authorization: Bearer` header; `null` where there is none. */
export function bearer({ headers }: HttpRequest): string | null {
  const found = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')
  return found?.[1] ?? null
}

/** What a provider's own unit count is worth, and back; exact for whole units. */
export const toUnits = (microUsd: number, { unitsPerUsd }: Price): number =>
  (microUsd * unitsPerUsd) / 1_000_000
export const toMicroUsd = (units: number, { unitsPerUsd }: Price): number =>
  Math.round((units * 1_000_000) / unitsPerUsd)
