import type { Abilities } from '../../core/provider.ts'
import { sizes } from '../_imagen4/sizes.ts'

/** SEED docs.krea.ai page of Imagen 4 Fast, but where a line says otherwise. */
export const abilities = {
  delivery: ['async'],
  cancel: true, // DOCS DELETE /jobs/{id}
  list: true, // DOCS GET /jobs
  balance: false, // INFERRED: none found for a personal key.
  webhook: true,
  clientIds: false,
  countMax: 1,
  prompt: { min: 1, max: null },
  negativePrompt: null,
  // The schema says `number` and no more; whole numbers that JSON keeps exactly.
  seed: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  sizes, // INFERRED: what the model draws elsewhere; here any sides in the range will do.
  sides: { min: 512, max: 8192 },
  sizeDefault: sizes['1:1'],
  formats: ['png'], // CODE: the results seen end in `.png`.
  inline: [],
  costShown: false,
  quality: null,
  keep: null,
  upload: false,
} as const satisfies Abilities
