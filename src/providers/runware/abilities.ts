import type { Abilities, Price } from '../../core/provider.ts'
import { sizes } from '../_imagen4/sizes.ts'

export const abilities = {
  delivery: ['sync', 'async'], // SEED deliveryMethod, default sync
  cancel: false, // CODE runware-typescript README: abort is on the client's side only
  list: false,
  balance: true, // DOCS accountManagement, getDetails
  webhook: true, // SEED webhookURL
  clientIds: true, // SEED taskUUID
  countMax: 20, // SEED numberResults
  prompt: { min: 2, max: 3000 }, // SEED positivePrompt
  negativePrompt: null, // SEED: not in the page; older pages had it (DOCS)
  seed: null, // SEED: answered, not asked for
  sizes,
  sides: null,
  sizeDefault: null, // DOCS: a pair is required
  formats: ['jpg', 'png', 'webp'], // SEED outputFormat
  inline: ['base64', 'data-uri'], // SEED outputType
  costShown: true, // SEED includeCost
  quality: { min: 20, max: 99 }, // SEED outputQuality
  keep: { minMs: 60_000 }, // SEED ttl, in seconds, with outputType URL only
  upload: true, // SEED uploadEndpoint
} as const satisfies Abilities

/** $0.02 an image in each of the five sizes (SEED, DOCS). */
export const price: Price = { imageMicroUsd: 20_000, unitsPerUsd: 1, unit: 'USD' }
