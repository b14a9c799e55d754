import type { HttpRequest } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import { ratioOf } from '../../core/ratio.ts'
import { assertMet } from '../../core/unmet.ts'
import { abilities } from './abilities.ts'
import { enhances } from './invent.ts'

export const MODEL = 'google/imagen-4.0-fast-generate-001'

/** The request for an intent; throws a `RangeError` for what this provider cannot do. */
export function encode(intent: Intent, key: string): HttpRequest {
  const headers = { accept: 'application/json', authorization: `Bearer ${key}` }
  switch (intent.kind) {
    case 'submit':
      return {
        method: 'POST',
        path: '/v1/images/generations',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(spell(intent)),
      }
    case 'balance':
      return { method: 'GET', path: '/v2/billing', headers, body: null }
    case 'poll':
    case 'cancel':
    case 'list':
    case 'authenticate':
      throw new RangeError(`AI/ML API has no call for "${intent.kind}"`)
    default:
      return intent satisfies never
  }
}

function spell(submit: Submit): Record<string, unknown> {
  assertMet(submit, { name: 'AI/ML API', abilities })
  return {
    model: MODEL,
    prompt: submit.prompt,
    aspect_ratio: ratioOf(submit.size, abilities.sizes),
    num_images: submit.count,
    convert_base64_to_url: submit.inline === 'none',
    ...(submit.seed !== null && { seed: submit.seed }),
    ...(!enhances(submit.echo) && { enhance_prompt: false }),
  }
}
