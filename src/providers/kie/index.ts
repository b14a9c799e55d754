import { contract } from '../../../generated/kie/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, failure, invent, price } from '../_kie-family/abilities.ts'
import { dialectOf } from '../_kie-family/dialect.ts'
import { faults } from '../_kie-family/faults.ts'
import { files } from '../_kie-family/files.ts'
import { lifecycle } from '../_kie-family/lifecycle.ts'
import { webhook } from '../_kie-family/webhook.ts'

/** SEED docs.kie.ai/market/google/imagen4-fast. */
export const kie: Provider = {
  id: 'kie',
  name: 'kie.ai',
  origin: 'https://api.kie.ai',
  contract,
  abilities,
  lifecycle,
  concurrency: null, // DOCS: what is over the limit is refused, never queued.
  limits: [],
  price,
  billing: { failed: 'released', cancelled: 'released', evidence: 'INFERRED' },
  files: files('https://tempfile.aiquickdraw.com'), // CODE: the host of the results seen.
  dialect: dialectOf(faults),
  webhook,
  failures: { 'generation-failed': failure },
  quirks: [],
  invent,
}
