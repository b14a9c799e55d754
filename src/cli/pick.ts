import type { Provider } from '../core/provider.ts'
import { findProvider, providers } from '../providers/registry.ts'
import { UsageError } from './usage.ts'

/** The providers of these ids, each once, or all of them for none. */
export function pick(ids: readonly string[] = []): readonly Provider[] {
  if (ids.length === 0) return providers
  return [...new Set(ids)].map((id) => {
    const provider = findProvider(id)
    if (provider !== undefined) return provider
    const known = providers.map((one) => one.id).join(', ')
    throw new UsageError(`there is no provider '${id}'; there is ${known}`)
  })
}
