import { fullSubmit, plainSubmit } from '../conformance/plain.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'

const ANY_ID = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'

/** The plainest submit and the fullest. */
export function submitsOf(provider: Provider): readonly Submit[] {
  const delivery = provider.abilities.delivery.at(-1) ?? 'async'
  return [plainSubmit, fullSubmit].map((make) => ({ ...make(provider, ANY_ID), delivery }))
}
