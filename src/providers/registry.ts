import type { Provider } from '../core/provider.ts'
import { aimlapi } from './aimlapi/index.ts'
import { apikley } from './apikley/index.ts'
import { kie } from './kie/index.ts'
import { krea } from './krea/index.ts'
import { runware } from './runware/index.ts'

/** Every provider there is by its id, in the order in which they are shown. */
export const registry = {
  krea,
  kie,
  apikley,
  aimlapi,
  runware,
} as const satisfies Readonly<Record<string, Provider>>

export type ProviderId = keyof typeof registry

export const providers: readonly Provider[] = Object.values(registry)

/** The provider of that id; throws for an id that is unknown, saying which there are. */
export function providerOf(id: string): Provider {
  const provider = findProvider(id)
  if (provider !== undefined) return provider
  throw new TypeError(
    `There is no provider ${JSON.stringify(id)}; there is ${Object.keys(registry).join(', ')}`,
  )
}

/** The provider of that id, or `undefined`. */
export const findProvider = (id: string): Provider | undefined =>
  providers.find((provider) => provider.id === id)
