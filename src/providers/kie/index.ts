import { contract } from '../../../generated/kie/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, invent, price } from '../_kie-family/abilities.ts'
import { dialectOf } from '../_kie-family/dialect.ts'
import { failures, faults } from '../_kie-family/faults.ts'
import { filesOf } from '../_kie-family/files.ts'
import { habitNames, habits, quirkId } from '../_kie-family/habits.ts'
import { lifecycle } from '../_kie-family/lifecycle.ts'
import { billing, limits } from '../_kie-family/limits.ts'
import { webhookOf } from '../_kie-family/webhook.ts'

/** SEED docs.kie.ai/market/google/imagen4-fast. */
export const kie: Provider = {
  id: 'kie',
  name: 'kie.ai',
  origin: 'https://api.kie.ai',
  contract,
  abilities,
  lifecycle,
  concurrency: null, // DOCS: what is over the limit is refused, never queued.
  limits: limits('DOCS'),
  price,
  billing,
  files: filesOf('kie', 'https://tempfile.aiquickdraw.com'), // CODE: the host of the results seen.
  dialect: dialectOf('kie', faults),
  webhook: webhookOf('kie', 'DOCS'),
  socket: null,
  failures,
  quirks: habitNames.map((name) => ({ ...habits[name], id: quirkId('kie', name) })),
  invent,
}
