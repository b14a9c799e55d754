import { contract } from '../../../generated/krea/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities } from './abilities.ts'
import { dialect } from './dialect.ts'
import { failures } from './faults.ts'
import { files } from './files.ts'
import { concurrency, lifecycle } from './lifecycle.ts'
import { quirks } from './quirks.ts'
import { webhook } from './webhook.ts'

export const krea: Provider = {
  id: 'krea',
  name: 'Krea',
  origin: 'https://api.krea.ai',
  contract,
  abilities,
  lifecycle,
  concurrency,
  limits: [], // CODE: a 429 is said to be about jobs at once; no rate was ever told.
  price: { imageMicroUsd: 21_000, unitsPerUsd: 1, unit: 'USD' }, // SEED: $0.021 a request.
  // DOCS job-lifecycle: neither is billed.
  billing: { failed: 'released', cancelled: 'released', evidence: 'DOCS' },
  files,
  dialect,
  webhook,
  socket: null,
  failures,
  quirks,
  invent: { jobId: (dice) => dice.uuid('job') }, // SEED: `job_id` is a UUID.
}
