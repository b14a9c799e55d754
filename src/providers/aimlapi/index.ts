import { contract } from '../../../generated/aimlapi/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, price } from './abilities.ts'
import { dialect } from './dialect.ts'
import { faults } from './faults.ts'
import { files } from './files.ts'
import { invent } from './invent.ts'
import { lifecycle } from './lifecycle.ts'

const { code, message } = faults['generation-failed']

/** AI/ML API: synchronous, no job id, prices in credits, prompts rewritten. */
export const aimlapi: Provider = {
  id: 'aimlapi',
  name: 'AI/ML API',
  origin: 'https://api.aimlapi.com',
  contract,
  abilities,
  lifecycle,
  concurrency: null, // DOCS names a limit (429) and no number
  limits: [],
  price,
  billing: { failed: 'released', cancelled: 'released', evidence: 'INFERRED' },
  files,
  dialect,
  webhook: null,
  failures: { 'generation-failed': { code, message } },
  quirks: [],
  invent,
}
