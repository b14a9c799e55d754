import { contract } from '../../../generated/krea/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities } from './abilities.ts'
import { dialect } from './dialect.ts'
import { files } from './files.ts'
import { concurrency, lifecycle } from './lifecycle.ts'
import { webhook } from './webhook.ts'

export const krea: Provider = {
  id: 'krea',
  name: 'Krea',
  origin: 'https://api.krea.ai',
  contract,
  abilities,
  lifecycle,
  concurrency,
  limits: [],
  price: { imageMicroUsd: 21_000, unitsPerUsd: 1, unit: 'USD' }, // SEED: $0.021 a request.
  billing: { failed: 'released', cancelled: 'released', evidence: 'INFERRED' },
  files,
  dialect,
  webhook,
  // INFERRED: the shape `{ code, message }` is SEED, no value was ever seen.
  failures: {
    'generation-failed': {
      code: 'GENERATION_FAILED',
      message: 'The image could not be generated',
    },
  },
  quirks: [],
  invent: { jobId: (dice) => dice.uuid('job') }, // SEED: `job_id` is a UUID.
}
