import { contract } from '../../../generated/aimlapi/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, limits, price } from './abilities.ts'
import { dialect } from './dialect.ts'
import { failures } from './faults.ts'
import { files } from './files.ts'
import { invent } from './invent.ts'
import { lifecycle } from './lifecycle.ts'
import { quirks } from './quirks.ts'

/** AI/ML API: synchronous, no job id, prices in credits, prompts rewritten. */
export const aimlapi: Provider = {
  id: 'aimlapi',
  name: 'AI/ML API',
  origin: 'https://api.aimlapi.com',
  contract,
  abilities,
  lifecycle,
  concurrency: null, // DOCS names a limit (429) and no number
  limits,
  price,
  // DOCS usage logs: what a failed call held is given back. Nothing can be cancelled.
  billing: { failed: 'released', cancelled: 'released', evidence: 'DOCS' },
  files,
  dialect,
  webhook: null,
  socket: null,
  failures,
  quirks,
  invent,
}
