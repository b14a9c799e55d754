import { contract } from '../../../generated/apikley/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, invent, price } from '../_kie-family/abilities.ts'
import { dialectOf } from '../_kie-family/dialect.ts'
import { filesOf } from '../_kie-family/files.ts'
import { lifecycle } from '../_kie-family/lifecycle.ts'
import { billing, limits } from '../_kie-family/limits.ts'
import { webhookOf } from '../_kie-family/webhook.ts'
import { failures, faults } from './faults.ts'
import { quirks } from './quirks.ts'

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
  concurrency: null, // INFERRED, as at kie.ai.
  limits: limits('INFERRED'), // SEED: it has limits of its own, and gives no numbers.
  price, // INFERRED: none is published.
  billing,
  files: filesOf('apikley', 'https://tempfile.apikley.ru'), // INFERRED: no result was ever seen.
  dialect: dialectOf('apikley', faults),
  webhook: webhookOf('apikley', 'INFERRED'), // INFERRED beyond the field `callBackUrl`.
  socket: null,
  failures,
  quirks,
  invent, // INFERRED
}
