import { assert } from '../../core/assert.ts'
import { isRecord } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Call } from '../../core/provider.ts'
import { sizeOf } from '../../core/ratio.ts'
import { abilities } from './abilities.ts'
import type { Echo } from './invent.ts'

/** The intent of a call that kept the contract. */
export function parse({ operation, body }: Call): Intent {
  if (operation === 'getBalance' || operation === 'getLegacyBalance') return { kind: 'balance' }
  assert(operation === 'generateImage' && isRecord(body), `aimlapi has no operation ${operation}`)
  return submit(body)
}

function submit(body: Readonly<Record<string, unknown>>): Submit {
  const echo: Echo = { enhance: body.enhance_prompt !== false }
  return {
    kind: 'submit',
    id: null,
    prompt: String(body.prompt),
    negativePrompt: null,
    size: sizeOf(body.aspect_ratio, abilities.sizes) ?? abilities.sizeDefault,
    count: countOf(body.num_images),
    seed: typeof body.seed === 'number' ? body.seed : null,
    format: 'png',
    inline: body.convert_base64_to_url === false ? 'base64' : 'none',
    delivery: 'sync',
    hook: null,
    costShown: false, // no choice here: every answer says it
    quality: null,
    keepMs: null,
    uploadTo: null,
    echo,
  }
}

/** The document sets a maximum and no minimum; zero and less are drawn as one image. INFERRED. */
const countOf = (given: unknown): number => (typeof given === 'number' ? Math.max(1, given) : 1)
