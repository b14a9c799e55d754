import type { Limit, Provider } from '../../src/core/provider.ts'
import { chosenQuirks, type QuirkChoice, type Quirks } from '../../src/core/quirk.ts'
import type { ViolationRecord } from '../../src/core/record.ts'
import type { Choice } from './scenarios.ts'

export interface KernelOptions extends QuirkChoice {
  readonly provider: Provider
  /** Everything that chance decides follows from it. */
  readonly seed?: number
  /** What all accounts live in that have no scenario of their own. */
  readonly scenario?: Choice
  /** What an account starts with. */
  readonly balanceUsd?: number
  /** In place of the provider's own; none: calls are never too many. */
  readonly limits?: readonly Limit[]
  /** The key that webhook calls are signed with, where the provider signs. */
  readonly webhookSecret?: string
  /** Hears of each request that breaks the contract. */
  readonly onViolation?: (record: ViolationRecord) => void
}

/** What of a mock, or of one account, can be changed while it runs. */
export interface Settings {
  /** `null`: for an account those of its mock, for a mock none. */
  readonly scenario?: Choice | null
  /** Of an account: what it can spend from now on. */
  readonly balanceUsd?: number
  /** A change keeps the one before: calls may come signed with it. */
  readonly webhookSecret?: string | null
}

export const SEED_DEFAULT = 42
export const BALANCE_USD_DEFAULT = 1000
/** Beyond this, millionths of a dollar are no longer whole numbers. */
const BALANCE_USD_MAX = 1e9

/** Whole millionths of a dollar. Throws a `RangeError` for a sum that no account can have. */
export function toBalance(usd: number): number {
  if (usd >= 0 && usd <= BALANCE_USD_MAX) return Math.round(usd * 1_000_000)
  throw new RangeError(`a balance must be from 0 to ${BALANCE_USD_MAX} dollars, not ${usd}`)
}

/** The provider as its quirks make it, and what of them the kernel itself heeds. */
export function quirky(provider: Provider, choice: QuirkChoice) {
  const quirks: Quirks = chosenQuirks(provider.quirks, choice)
  const on = provider.quirks.filter(({ id }) => quirks.has(id))
  const lifecycle = on.reduce((life, quirk) => quirk.lifecycle?.(life) ?? life, provider.lifecycle)
  return {
    quirks,
    provider: lifecycle === provider.lifecycle ? provider : { ...provider, lifecycle },
    hiddenMs: Math.max(0, ...on.map(({ hiddenMs = 0 }) => hiddenMs)),
    tolerant: on.filter(({ tolerates }) => tolerates !== undefined),
  }
}
