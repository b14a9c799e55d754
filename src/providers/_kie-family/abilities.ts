import type { Abilities, Inventions, Price } from '../../core/provider.ts'
import { sizes } from '../_imagen4/sizes.ts'

/** SEED: the one model of both documents. */
export const MODEL = 'google/imagen4-fast'

/** SEED docs.kie.ai/market/google/imagen4-fast, but where a line says otherwise. */
export const abilities = {
  delivery: ['async'],
  cancel: false, // INFERRED, as `list`: no such endpoint in docs.kie.ai/llms.txt.
  list: false,
  balance: true, // DOCS GET /api/v1/chat/credit
  webhook: true,
  clientIds: false,
  countMax: 4,
  prompt: { min: 0, max: 5000 },
  negativePrompt: { max: 5000 },
  // The schema says `integer` and no more; what JSON keeps exactly.
  seed: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  sizes, // SEED has the five ratios, the pixels are the model's.
  sides: null,
  sizeDefault: sizes['16:9'], // SEED aspect_ratio, default
  formats: ['png'], // CODE: the one result URL seen ends in `.png`.
  inline: [],
  costShown: false,
  quality: null,
  keep: null,
  upload: false,
} as const satisfies Abilities

/** CODE catalogue of kie.ai: 4 credits an image, 200 credits a dollar. */
export const price: Price = { imageMicroUsd: 20_000, unitsPerUsd: 200, unit: 'credits' }

/**
 * CODE recorded: 32 hexadecimal digits. SEED shows `task_google_1765172332800`, an example and no
 * schema.
 */
export const invent: Inventions = { jobId: (dice) => dice.hex('job', 32) }
