import type { Failure, Size } from '../../core/job.ts'
import {
  type Abilities,
  type AspectRatio,
  aspectRatios,
  type Inventions,
  type Price,
} from '../../core/provider.ts'

/** SEED: the one model of both documents. */
export const MODEL = 'google/imagen4-fast'

/** SEED: what an absent field stands for. */
export const defaults = { ratio: '16:9', count: 1 } as const

/** SEED: the longest prompt and the longest negative prompt, in characters. */
export const PROMPT_CHARS_MAX = 5000

/** SEED has the five ratios; the pixels are DOCS of another host of the model (Runware). */
const sizes: Readonly<Record<AspectRatio, Size>> = {
  '1:1': { width: 1024, height: 1024 },
  '16:9': { width: 1408, height: 768 },
  '9:16': { width: 768, height: 1408 },
  '4:3': { width: 1280, height: 896 },
  '3:4': { width: 896, height: 1280 },
}

/** SEED docs.kie.ai/market/google/imagen4-fast, but where a line says otherwise. */
export const abilities: Abilities = {
  delivery: ['async'],
  cancel: false, // INFERRED, as `list`: no such endpoint in docs.kie.ai/llms.txt.
  list: false,
  balance: true, // DOCS GET /api/v1/chat/credit
  webhook: true,
  clientIds: false,
  countMax: 4,
  prompt: { min: 0, max: PROMPT_CHARS_MAX },
  negativePrompt: true,
  // The schema says `integer` and no more; what JSON keeps exactly.
  seed: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  sizes,
  sizeDefault: sizes[defaults.ratio],
  formats: ['png'], // CODE: the one result URL seen ends in `.png`.
  inline: [],
  costShown: false,
}

/** CODE catalogue of kie.ai: 4 credits an image, 200 credits a dollar. */
export const price: Price = { imageMicroUsd: 20_000, unitsPerUsd: 200, unit: 'credits' }

/** DOCS Seedream 4 page, callbacks.onImageGenerated: the sample of a failed task. */
export const failure: Failure = { code: '500', message: 'Internal server error' }

/**
 * CODE recorded: 32 hexadecimal digits. SEED shows `task_google_1765172332800`, an example and no
 * schema.
 */
export const invent: Inventions = { jobId: (dice) => dice.hex('job', 32) }

/** The size that a ratio is drawn in; the default's for none and for one that is unknown. */
export const sizeOf = (ratio: unknown): Size => sizes[known(ratio) ?? defaults.ratio]

const known = (ratio: unknown): AspectRatio | undefined =>
  aspectRatios.find((candidate) => candidate === ratio)

/** The ratio that is drawn in just this size. */
export const ratioOf = ({ width, height }: Size): AspectRatio | undefined =>
  aspectRatios.find((ratio) => sizes[ratio].width === width && sizes[ratio].height === height)
