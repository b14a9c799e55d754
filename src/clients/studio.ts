import type { Clock } from '../core/clock.ts'
import type { Refusal } from '../core/fault.ts'
import type { Provider } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import { systemFetch } from '../host/fetch.ts'
import { randomId } from '../host/random.ts'
import { providerOf } from '../providers/registry.ts'
import { follow, type Job, strange } from './job.ts'
import { usableKey } from './key.ts'
import { ask, type Line } from './line.ts'
import { type Patience, patience as usual } from './patience.ts'
import { type Cannot, cannot, type Draft, plan } from './plan.ts'

export interface StudioOptions {
  readonly apiKey: string
  /** The provider's real origin unless given: a mock, a gateway. */
  readonly baseUrl?: string
  /** The platform's unless given. */
  readonly fetch?: typeof fetch
  /** The machine's unless given; a virtual one lets a test wait without waiting. */
  readonly clock?: Clock
  /** Makes the ids that a provider lets its caller choose; random UUIDs unless given. */
  readonly newId?: () => string
  readonly patience?: Partial<Patience>
}

/** One account of one provider, asked in words that all providers share. */
export interface Studio {
  readonly provider: Provider
  /**
   * Submits a job. What the provider cannot do comes back as `cannot` before anything is sent, what
   * it refuses as `refused`; rejects with a `TransportError` when it cannot be reached.
   */
  generate(draft: Draft): Promise<Job | Cannot | Refusal>
  balance(): Promise<Balance | Cannot | Refusal>
}

export interface Balance {
  readonly kind: 'balance'
  readonly microUsd: number
}

/** A portable client of a provider, named by its id or given; throws for an id that is unknown. */
export function studio(which: string | Provider, options: StudioOptions): Studio {
  const provider = typeof which === 'string' ? providerOf(which) : which
  const { newId = randomId } = options
  const patience = { ...usual, ...options.patience }
  const line = lineOf(provider, options)
  const { clock } = line

  const generate = async (draft: Draft): Promise<Job | Cannot | Refusal> => {
    const intent = plan(draft, provider, newId)
    if (intent.kind === 'cannot') return intent
    const sentAt = clock.now()
    const outcome = await ask(line, intent, sentAt + patience.limitMs)
    if (outcome.kind !== 'job') return strange(outcome, 'submit')
    return follow({ line, view: outcome.job, count: intent.count, sentAt, patience })
  }

  const balance = async (): Promise<Balance | Cannot | Refusal> => {
    if (!provider.abilities.balance) return cannot(provider, 'balance', 'does not tell the balance')
    const outcome = await ask(line, { kind: 'balance' }, clock.now() + patience.limitMs)
    return outcome.kind === 'balance' ? outcome : strange(outcome, 'balance')
  }

  return { provider, generate, balance }
}

function lineOf(provider: Provider, options: StudioOptions): Line {
  const { apiKey, baseUrl = provider.origin } = options
  const { fetch = systemFetch, clock = systemClock() } = options
  return {
    provider,
    apiKey: usableKey(apiKey),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    fetch,
    clock,
  }
}
