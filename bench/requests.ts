import { plainSubmit } from '../src/conformance/draw.ts'
import type { HttpRequest } from '../src/core/exchange.ts'
import type { Provider } from '../src/core/provider.ts'

export const KEY = 'bench'

const PROMPT = 'A raccoon in a red coat eating ice-cream on a studio backlot at dusk, wide shot'

/** A submit in the provider's own spelling, with a prompt that no other one has. */
export function create(provider: Provider, nth: number): HttpRequest {
  const id = `00000000-0000-4000-8000-${nth.toString(16).padStart(12, '0')}`
  return provider.dialect.encode(
    { ...plainSubmit(provider, id), prompt: `${PROMPT} ${nth}` },
    KEY,
  )
}

export const poll = (provider: Provider, id: string): HttpRequest =>
  provider.dialect.encode({ kind: 'poll', id }, KEY)
