import { plainSubmit } from '../conformance/draw.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'

const ANY_ID = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'

/** The plainest submit and the fullest. */
export function submitsOf(provider: Provider): readonly Submit[] {
  const { abilities } = provider
  const plain = { ...plainSubmit(provider, ANY_ID), delivery: abilities.delivery.at(-1) ?? 'async' }
  const full: Submit = {
    ...plain,
    negativePrompt: abilities.negativePrompt === null ? null : 'text, logos',
    count: Math.min(2, abilities.countMax),
    inline: abilities.inline[0] ?? 'none',
    costShown: abilities.costShown,
    quality: abilities.quality?.max ?? null,
  }
  return [plain, full]
}
