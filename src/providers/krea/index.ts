import { contract } from '../../../generated/krea/contract.ts'
import type { Abilities, Provider } from '../../core/provider.ts'
import { dialect } from './dialect.ts'
import { files } from './files.ts'
import { concurrency, lifecycle } from './lifecycle.ts'
import { webhook } from './webhook.ts'

/** SEED docs.krea.ai page of Imagen 4 Fast, but where a line says otherwise. */
const abilities: Abilities = {
  delivery: ['async'],
  cancel: true, // DOCS DELETE /jobs/{id}
  list: true, // DOCS GET /jobs
  balance: false, // INFERRED: none found for a personal key.
  webhook: true,
  clientIds: false,
  countMax: 1,
  prompt: { min: 1, max: null },
  negativePrompt: false,
  // The schema says `number` and no more; whole numbers that JSON keeps exactly.
  seed: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  // Any side from 512 to 8192 will do; these are the sizes that the model draws elsewhere.
  sizes: {
    '1:1': { width: 1024, height: 1024 },
    '16:9': { width: 1408, height: 768 },
    '9:16': { width: 768, height: 1408 },
    '4:3': { width: 1280, height: 896 },
    '3:4': { width: 896, height: 1280 },
  },
  sizeDefault: { width: 1024, height: 1024 },
  formats: ['png'], // CODE: the results seen end in `.png`.
  inline: [],
  costShown: false,
}

export const krea: Provider = {
  id: 'krea',
  name: 'Krea',
  origin: 'https://api.krea.ai',
  contract,
  abilities,
  lifecycle,
  concurrency,
  price: { imageMicroUsd: 21_000, unitsPerUsd: 1, unit: 'USD' }, // SEED: $0.021 a request.
  files,
  dialect,
  webhook,
  // INFERRED: the shape `{ code, message }` is SEED, no value was ever seen.
  failure: { code: 'GENERATION_FAILED', message: 'The image could not be generated' },
  invent: { jobId: (dice) => dice.uuid('job') }, // SEED: `job_id` is a UUID.
}
