import { contract } from '../../../generated/runware/contract.ts'
import type { Provider } from '../../core/provider.ts'
import { abilities, price } from './abilities.ts'
import { dialect } from './dialect.ts'
import { failures } from './faults.ts'
import { files } from './files.ts'
import { lifecycle } from './lifecycle.ts'
import { billing, limits } from './limits.ts'
import { quirks } from './quirks.ts'
import { socket } from './socket.ts'
import { webhook } from './webhook.ts'

/** Runware: tasks in arrays, ids of the caller's choosing, every result with an end of its own. */
export const runware: Provider = {
  id: 'runware',
  name: 'Runware',
  origin: 'https://api.runware.ai',
  contract,
  abilities,
  lifecycle,
  concurrency: null, // DOCS rate-limits: models queue, no number is given
  limits,
  price,
  billing,
  files,
  dialect,
  webhook,
  socket,
  failures,
  quirks,
  invent: { jobId: (dice) => dice.uuid('job') }, // never asked: the caller names the task
}
