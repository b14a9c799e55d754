import type { HttpRequest } from '../../core/exchange.ts'
import type { Intent, Submit } from '../../core/intent.ts'
import type { Size } from '../../core/job.ts'
import { type AspectRatio, aspectRatios } from '../../core/provider.ts'
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
  const unable = unables.find(([breaks]) => breaks(submit))
  if (unable !== undefined) throw new RangeError(`AI/ML API cannot do this: ${unable[1]}`)
  return {
    model: MODEL,
    prompt: submit.prompt,
    aspect_ratio: ratioOf(submit.size),
    num_images: submit.count,
    convert_base64_to_url: submit.inline === 'none',
    ...(submit.seed !== null && { seed: submit.seed }),
    ...(!enhances(submit.echo) && { enhance_prompt: false }),
  }
}

/** What a caller may want and cannot have here. */
const unables: readonly (readonly [breaks: (submit: Submit) => boolean, what: string])[] = [
  [({ id }) => id !== null, 'an id of the caller'],
  [({ prompt }) => [...prompt].length > abilities.prompt.max, 'a prompt of over 400 characters'],
  [({ negativePrompt }) => negativePrompt !== null, 'a negative prompt'],
  [({ size }) => ratioOf(size) === null, 'a size outside the five'],
  [({ count }) => !within(count, { min: 1, max: abilities.countMax }), 'other than 1 to 4 images'],
  [({ seed }) => seed !== null && !within(seed, abilities.seed), 'a seed outside 32 bits'],
  [({ format }) => format !== 'png', 'another format than PNG'],
  [({ inline }) => inline === 'data-uri', 'a data URI'],
  [({ delivery }) => delivery !== 'sync', 'an answer before the job is done'],
  [({ hook }) => hook !== null, 'a webhook'],
  [({ costShown }) => costShown, 'a choice about the cost, which every answer tells'],
]

const within = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Number.isInteger(value) && value >= min && value <= max

function ratioOf({ width, height }: Size): AspectRatio | null {
  const fits = (ratio: AspectRatio): boolean =>
    abilities.sizes[ratio].width === width && abilities.sizes[ratio].height === height
  return aspectRatios.find(fits) ?? null
}
