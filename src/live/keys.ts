import type { Provider } from '../core/provider.ts'
import { env } from '../host/env.ts'

/** The environment variable that has a provider's key: `KREA_API_KEY`. */
export const keyVariable = ({ id }: Provider): string => `${id.toUpperCase()}_API_KEY`

/** The one that may have the key of another account: `KREA_OTHER_API_KEY`. */
export const otherKeyVariable = ({ id }: Provider): string => `${id.toUpperCase()}_OTHER_API_KEY`

/** The key of a provider's other account; `null` where none is set. */
export const otherKeyOf = (provider: Provider): string | null =>
  env(otherKeyVariable(provider)) || null

/** The key of a provider's account; `null` where none is set. */
export const keyOf = (provider: Provider): string | null => env(keyVariable(provider)) || null

/** What goes with a run's calls. */
export interface Keys {
  readonly own: string
  /** Of another account; `null` where there is none. */
  readonly other: string | null
}

/** For a server that takes any, where none is set. */
export const ANY_KEY = 'any-key'

/** A key that nobody has; our own mocks refuse keys that begin so. */
export const WRONG_KEY = 'invalid-key-of-a-contract-check'
