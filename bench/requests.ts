import { plainSubmit } from '../src/conformance/draw.ts'
import type { HttpRequest } from '../src/core/exchange.ts'
import type { Submit } from '../src/core/intent.ts'
import type { Provider } from '../src/core/provider.ts'

const KEY = 'bench'

const PROMPT = 'A raccoon in a red coat eating ice-cream on a studio backlot at dusk, wide shot'

/** A plain submit with a prompt that no other one has, answered at once where that can be asked. */
export function submit(provider: Provider, nth: number): Submit {
  const id = `00000000-0000-4000-8000-${nth.toString(16).padStart(12, '0')}`
  const delivery = provider.abilities.delivery.includes('async') ? 'async' : 'sync'
  return { ...plainSubmit(provider, id), prompt: `${PROMPT} ${nth}`, delivery }
}

/** That submit in the provider's own spelling. */
export const create = (provider: Provider, nth: number): HttpRequest =>
  provider.dialect.encode(submit(provider, nth), KEY)

export const poll = (provider: Provider, id: string): HttpRequest =>
  provider.dialect.encode({ kind: 'poll', id }, KEY)
