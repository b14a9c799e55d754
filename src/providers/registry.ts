import type { Provider } from '../core/provider.ts'
import { aimlapi } from './aimlapi/index.ts'
import { apikley } from './apikley/index.ts'
import { kie } from './kie/index.ts'
import { krea } from './krea/index.ts'
import { runware } from './runware/index.ts'

/** Every provider there is, in the order in which they are shown. */
export const providers: readonly Provider[] = [krea, kie, apikley, aimlapi, runware]

/** The provider of that id, or `undefined`. */
export const findProvider = (id: string): Provider | undefined =>
  providers.find((provider) => provider.id === id)
