import type { Clock } from '../core/clock.ts'
import type { Provider, Webhook } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import type { Confirm } from './confirm.ts'
import { memorySeen, type Seen } from './seen.ts'

export interface ReceiverOptions {
  /** Your own record of jobs: a `Set` or `Map` by their ids, or a question. */
  readonly jobs: Jobs
  /**
   * What the provider signs with; several while one takes the place of another. At kie.ai the
   * signature covers the task's id and the time and *not* the rest of the body: state and URLs
   * are anyone's who sits between. `confirm` closes that.
   */
  readonly secret?: string | readonly string[]
  /** What stands as `?token=` in the URL that you give the provider: the one way to tell who calls
   *  where nothing is signed, and one more where something is. Several while one replaces another. */
  readonly token?: string | readonly string[]
  /** The query parameter that holds the token; `token` unless given. */
  readonly tokenName?: string
  /** Asks the provider itself, so that an event is its own answer and never only the call's. */
  readonly confirm?: Confirm
  /** How far a signature's time may be off, both ways. */
  readonly toleranceMs?: number
  /** The memory for duplicates; this process's own unless given. */
  readonly seen?: Seen
  /** Longer bodies are refused. */
  readonly bodyBytesMax?: number
  /** The machine's unless given. */
  readonly clock?: Pick<Clock, 'now'>
}

export type Jobs = { has(id: string): boolean } | ((id: string) => boolean | Promise<boolean>)

/** What Stripe, Slack and Svix allow; no provider here names a window. */
const TOLERANCE_MS = 5 * 60_000
/** A job object with its URLs is within a few kilobytes. */
const BODY_BYTES_MAX = 256 * 1024
/** Where images can come inside the call. */
const INLINE_BYTES_MAX = 32 * 1024 * 1024

/** What one receiver judges by. */
export interface Desk {
  readonly provider: Provider
  readonly webhook: Webhook
  readonly options: ReceiverOptions
  readonly secrets: readonly string[]
  readonly tokens: readonly string[]
  readonly bytesMax: number
  readonly toleranceMs: number
  readonly clock: Pick<Clock, 'now'>
  readonly seen: Seen
}

/** Throws a `RangeError` for options that would check nothing. */
export function deskOf(provider: Provider, options: ReceiverOptions): Desk {
  const { webhook, name, abilities } = provider
  const { clock = systemClock(), seen = memorySeen(), toleranceMs = TOLERANCE_MS } = options
  const inline = abilities.inline.length > 0
  const { bodyBytesMax: bytesMax = inline ? INLINE_BYTES_MAX : BODY_BYTES_MAX } = options
  if (webhook === null) throw new RangeError(`${name} sends no webhooks`)
  const secrets = textsOf(options, 'secret')
  const tokens = textsOf(options, 'token')
  if (secrets.length > 0 && webhook.signature === null) {
    throw new RangeError(`${name} signs nothing, so a secret proves nothing; use a token instead`)
  }
  if (!(toleranceMs >= 0) || !(bytesMax >= 0)) {
    throw new RangeError('toleranceMs and bodyBytesMax must be numbers from 0 on')
  }
  return { provider, webhook, options, secrets, tokens, bytesMax, toleranceMs, clock, seen }
}

function textsOf(options: ReceiverOptions, name: 'secret' | 'token'): readonly string[] {
  if (!Object.hasOwn(options, name)) return []
  const texts = [options[name]].flat()
  const given = texts.filter((text) => typeof text === 'string' && text !== '')
  if (given.length > 0 && given.length === texts.length) return given as string[] // As filtered.
  throw new RangeError(`${name} is given and empty; leave it out to do without, or set it`)
}
