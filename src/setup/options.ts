import type { AnyHandler, UnhandledFrameHandle } from 'msw'
import type { MockOptions } from '../../mocks/mock.ts'
import type { MovableClock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { type ProviderId, providerOf, providers } from '../providers/registry.ts'

export interface SetupOptions extends Omit<MockOptions, 'provider' | 'clock'> {
  /** By their ids, or providers of your own; all there are unless given. */
  readonly providers?: readonly (ProviderId | Provider)[]
  /**
   * `virtual`: time stands until `advance` moves it, and leaps over answers that are held.
   * `system`: the machine's, which fake timers move. Unless given it is `system` where fake timers
   * are in force at the first request, and `virtual` otherwise.
   */
  readonly clock?: 'virtual' | 'system' | MovableClock
  /** Your own MSW handlers, which come first: a webhook receiver, other hosts. */
  readonly handlers?: readonly AnyHandler[]
  /** In place of the guard, which lets calls to this machine pass and refuses all others. */
  readonly onUnhandledFrame?: UnhandledFrameHandle
}

/** The name of each option: the compiler names the missing one. */
const known: Readonly<Record<keyof SetupOptions, true>> = {
  providers: true,
  clock: true,
  seed: true,
  fidelity: true,
  quirks: true,
  scenario: true,
  balanceUsd: true,
  limits: true,
  webhookSecret: true,
  allowHosts: true,
  handlers: true,
  onUnhandledFrame: true,
  onViolation: true,
  onDelivery: true,
  onError: true,
  send: true,
  draw: true,
}

/** Throws a `TypeError` for an option that there is not: one that is misspelt would do nothing. */
export function assertKnown(options: SetupOptions): void {
  const stray = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (stray === undefined) return
  const names = Object.keys(known).join(', ')
  throw new TypeError(`setupBacklot has no option "${stray}"; there is ${names}`)
}

/** The providers asked for. Throws for one that is unknown, for none, and for one given twice. */
export function providersOf(asked: SetupOptions['providers'] = providers): readonly Provider[] {
  const found = asked.map((one) => (typeof one === 'string' ? providerOf(one) : one))
  const ids = found.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new RangeError(`the provider "${twice}" is given twice`)
  if (found.length > 0) return found
  throw new RangeError('providers is empty; leave it out to have all of them')
}

/** The switches of one provider's quirks. Throws a `RangeError` for a quirk of no provider here. */
export function quirksOf(
  { id }: Provider,
  all: readonly Provider[],
  quirks: Readonly<Record<string, boolean>> = {},
): Readonly<Record<string, boolean>> {
  const stray = Object.keys(quirks).find((name) => !all.some((one) => isOf(name, one.id)))
  if (stray === undefined) {
    return Object.fromEntries(Object.entries(quirks).filter(([name]) => isOf(name, id)))
  }
  const known = all.flatMap((one) => one.quirks.map((quirk) => quirk.id))
  throw new RangeError(`there is no quirk "${stray}" here; there is ${known.join(', ') || 'none'}`)
}

const isOf = (quirk: string, id: string): boolean => quirk.startsWith(`${id}/`)
