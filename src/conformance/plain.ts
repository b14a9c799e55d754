import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'

/** The plainest submit, for scripts that are about something else. */
export const plainSubmit = ({ abilities }: Provider, id: string): Submit => ({
  kind: 'submit',
  id: abilities.clientIds ? id : null,
  prompt: 'a raccoon eating ice-cream',
  negativePrompt: null,
  size: abilities.sizes['1:1'],
  count: 1,
  seed: abilities.seed === null ? null : 7,
  format: abilities.formats[0] ?? 'png',
  inline: 'none',
  delivery: abilities.delivery[0] ?? 'async',
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
})

/** The same with all that can be asked for beside. */
export function fullSubmit(provider: Provider, id: string): Submit {
  const { abilities } = provider
  return {
    ...plainSubmit(provider, id),
    negativePrompt: abilities.negativePrompt === null ? null : 'text, logos',
    count: Math.min(2, abilities.countMax),
    inline: abilities.inline[0] ?? 'none',
    costShown: abilities.costShown,
    quality: abilities.quality?.max ?? null,
  }
}
