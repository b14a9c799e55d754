import type { Submit } from '../../core/intent.ts'
import type { Provider } from '../../core/provider.ts'
import { plainSubmit } from '../draw.ts'
import type { Step } from '../script.ts'

/** What drills are made of. A drill is a script about what is too rare or too long for every script,
 *  the same in every run; empty for a provider that cannot be asked for it. */

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

export const caller = { who: 'caller' } as const
/** A UUID that ends in the number given. */
export const id = (nth: number): string =>
  `5c0f3e1a-7b2d-4c9e-8f10-${String(nth).padStart(12, '0')}`

export const isPolled = ({ abilities }: Provider): boolean => abilities.delivery.includes('async')

/** A plain submit that is polled for where it can be. */
export const submitOf = (provider: Provider, nth = 1): Submit => ({
  ...plainSubmit(provider, id(nth)),
  delivery: isPolled(provider) ? 'async' : 'sync',
})

/** Submits a plain one for the caller, unless told otherwise. */
export const submit = (provider: Provider, more: Partial<Step & { act: 'submit' }> = {}): Step => ({
  act: 'submit',
  submit: submitOf(provider),
  hooked: false,
  ...caller,
  ...more,
})

/** Steps that stand in a drill only where something holds. */
export const when = (does: boolean, ...steps: readonly Step[]): readonly Step[] =>
  does ? steps : []
