import type { Provider } from '../../core/provider.ts'
import {
  ANY_KEY,
  type Keys,
  keyOf,
  keyVariable,
  otherKeyOf,
  otherKeyVariable,
} from '../../live/keys.ts'
import { hasStranger } from '../../live/plan.ts'
import type { Resumed } from '../resume.ts'
import { UsageError } from '../usage.ts'
import type { LiveFlags } from './flags.ts'

/** A URL's own server may take any key, and says so if it does not; a live one never does. */
export function keysOf(
  providers: readonly Provider[],
  { target, resumed }: Pick<LiveFlags, 'target'> & { readonly resumed: Resumed | null },
): ReadonlyMap<Provider, Keys> {
  const without = providers.filter((one) => keyOf(one) === null)
  if (target === 'live' && without.length > 0) {
    throw new UsageError(
      `no key for ${without.map(({ id }) => id).join(', ')}: set ${without.map(keyVariable).join(', ')}, or name other providers`,
    )
  }
  return new Map(
    providers.map((one) => {
      const other = resumed === null ? otherOf(one) : sameOther(one, resumed)
      return [one, { own: keyOf(one) ?? ANY_KEY, other }]
    }),
  )
}

/** One account is no two. */
function otherOf(provider: Provider): string | null {
  const other = otherKeyOf(provider)
  if (other !== (keyOf(provider) ?? ANY_KEY)) return other
  throw new UsageError(
    `${otherKeyVariable(provider)} is the key of ${keyVariable(provider)}: it is for another account`,
  )
}

/** A run goes on with as many accounts as it was begun with. */
function sameOther(provider: Provider, { live }: Resumed): string | null {
  if (!hasStranger(live.plan)) return null
  const other = otherOf(provider)
  if (other !== null) return other
  throw new UsageError(
    `the run was begun with another account’s key: it goes on with ${otherKeyVariable(provider)}`,
  )
}

/** Those of which there is a key of another account. */
export const strangersOf = (providers: readonly Provider[]): ReadonlySet<Provider> =>
  new Set(providers.filter((one) => otherOf(one) !== null))

/** Those with a key, and a line on who was left out; all where nobody has one. */
export function keyed(all: readonly Provider[]): readonly Provider[] {
  const without = all.filter((one) => keyOf(one) === null)
  if (without.length === 0 || without.length === all.length) return all
  const names = without.map((one) => `${one.id} (${keyVariable(one)})`).join(', ')
  process.stderr.write(`backlot: left out for want of a key: ${names}\n`)
  return all.filter((one) => !without.includes(one))
}
