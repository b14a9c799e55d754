import type { Abilities, Limit, Price } from '../../core/provider.ts'
import { sizes } from '../_imagen4/sizes.ts'

export const abilities = {
  delivery: ['sync'], // SEED S3, DOCS: no job id, no poll, no webhook for images
  cancel: false,
  list: false,
  balance: true, // DOCS GET /v2/billing
  webhook: false,
  clientIds: false,
  countMax: 4, // DOCS num_images, maximum 4
  prompt: { min: 0, max: 400 }, // DOCS prompt, maxLength 400 and no minimum
  negativePrompt: null,
  seed: { min: 0, max: 4_294_967_295 }, // DOCS
  sizes,
  sides: null,
  sizeDefault: sizes['1:1'], // DOCS aspect_ratio, default 1:1
  formats: ['png'], // SEED: every sample is a PNG and nothing chooses another
  inline: ['base64'], // DOCS convert_base64_to_url: false
  costShown: false, // every answer tells it
  quality: null,
  keep: null,
  upload: false,
} as const satisfies Abilities

/** 42,000 credits an image at 2,000,000 a dollar (DOCS, SEED; the conversion is INFERRED). */
export const price: Price = { imageMicroUsd: 21_000, unitsPerUsd: 2_000_000, unit: 'credits' }

/** DOCS: a 429 is for too many calls or too many at once, and a number is published for the usage
 *  logs only (200 in 60 s). These are ours, generous, and in no other place: INFERRED. */
export const limits: readonly Limit[] = [
  { of: 'submit', max: 20, perMs: 1_000, fault: 'rate-limited', evidence: 'INFERRED' },
]
