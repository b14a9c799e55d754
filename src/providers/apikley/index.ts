import { contract } from '../../../generated/apikley/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, failure, invent, price } from '../_kie-family/abilities.ts'
import { dialectOf } from '../_kie-family/dialect.ts'
import { files } from '../_kie-family/files.ts'
import { lifecycle } from '../_kie-family/lifecycle.ts'
import { webhook } from '../_kie-family/webhook.ts'
import { faults } from './faults.ts'

/**
 * SEED docs.apikley.ru/market/google/imagen4-fast: request, answer and codes are kie.ai's word for
 * word. What no page of its own says is taken over from there and INFERRED.
 */
export const apikley: Provider = {
  id: 'apikley',
  name: 'Apikley',
  origin: 'https://api.apikley.ru',
  contract,
  abilities,
  lifecycle, // DOCS docs.apikley.ru/get-task-detail
  concurrency: null, // INFERRED: SEED has limits of its own and gives no numbers.
  limits: [],
  price, // INFERRED: none is published.
  billing: { failed: 'released', cancelled: 'released', evidence: 'INFERRED' },
  files: files('https://tempfile.apikley.ru'), // INFERRED: no result was ever seen.
  dialect: dialectOf(faults),
  webhook, // INFERRED beyond the field `callBackUrl`.
  failures: { 'generation-failed': failure },
  quirks: [],
  invent, // INFERRED
}
