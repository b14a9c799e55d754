import type { Check } from '../conformance/check.ts'
import { checks as allChecks } from '../conformance/checks/index.ts'
import type { Provider } from '../core/provider.ts'
import { ANY_KEY, type Keys, keyOf, otherKeyOf, otherKeyVariable } from '../live/keys.ts'
import type { ProviderId } from '../providers/registry.ts'

export interface ConformanceOptions {
  /** One of those here by its id, or one of your own. */
  readonly provider: ProviderId | Provider
  /** What stands in the place of the provider's origin: `http://127.0.0.1:4400/krea`. */
  readonly baseUrl: string
  /** Of the account; that of the environment unless given (`KREA_API_KEY`), or else any. */
  readonly key?: string
  /** Of another account, which asks for what is the first one's; that of the environment unless given
   *  (`KREA_OTHER_API_KEY`). Without it accounts are not told apart. */
  readonly otherKey?: string
  /** Calls there cost nothing: scripts are drawn as well. */
  readonly free?: boolean
  /** The most that calls there may cost; 0: only free ones are made. */
  readonly budgetUsd?: number
  /** Scripts drawn where calls are free; 10 unless given. */
  readonly runs?: number
  /** What is drawn follows from it; 42 unless given. */
  readonly seed?: number
  /** How often what breaks is performed anew before it is called broken; 0 unless given. */
  readonly reruns?: number
  /** How many times faster than the real one the server there is; 1 unless given. */
  readonly speed?: number
  /** Only these checks, by id; all unless given. */
  readonly checks?: readonly string[]
  /** Switches known quirks, by id; those that are seen today may show unless switched off. */
  readonly quirks?: Readonly<Record<string, boolean>>
  /** A URL at which webhook calls reach this machine, and the port at which they arrive: 0 takes a
   *  free one, and `{port}` in the URL stands for it. Without it webhooks are not looked at. */
  readonly inbox?: { readonly url: string; readonly port: number }
  /** For all that is performed; six hours unless given. */
  readonly timeoutMs?: number
}

/** The checks of those ids, in the order of reports. Throws for an id that is unknown. */
export function checksOf(ids: readonly string[] | undefined): readonly Check[] {
  if (ids === undefined) return allChecks
  const stray = ids.find((id) => !allChecks.some((check) => check.id === id))
  if (stray === undefined) return allChecks.filter(({ id }) => ids.includes(id))
  const known = allChecks.map(({ id }) => id).join(', ')
  throw new RangeError(`there is no check '${stray}'; there is ${known}`)
}

/** An address without a trailing slash. Throws for what is none, and for one with a secret in it. */
export function address(name: string, text: string): string {
  const url = URL.parse(text.replace('{port}', '1'))
  const plain = url !== null && /^https?:$/.test(url.protocol) && !/[?#]/.test(text)
  if (plain && url.username === '' && url.password === '') return text.replace(/\/+$/, '')
  throw new TypeError(
    `${name} must be an address as http://127.0.0.1:4400/krea, without query and password`,
  )
}

/** Whose accounts are used. Throws where both are one: it would seem to see what is another's. */
export function accountsOf(provider: Provider, { key, otherKey }: ConformanceOptions): Keys {
  const own = key ?? keyOf(provider) ?? ANY_KEY
  const other = otherKey ?? otherKeyOf(provider)
  if (other !== own) return { own, other }
  throw new TypeError(
    `otherKey, or ${otherKeyVariable(provider)}, is the key of the first account: it is for another`,
  )
}

/** Whole millionths of a dollar; `null` where calls cost nothing. Throws where that is not said:
 *  nobody pays for a test without having said how much. */
export function budgetOf({ free, budgetUsd }: ConformanceOptions): number | null {
  if (free === true && budgetUsd === undefined) return null
  if (free !== true && budgetUsd !== undefined && budgetUsd >= 0) {
    return Math.round(budgetUsd * 1_000_000)
  }
  throw new TypeError(
    'calls there may cost money: give either free: true, or budgetUsd: the most that they may cost, 0 for free ones only',
  )
}
