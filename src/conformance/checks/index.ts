import type { Check } from '../check.ts'
import * as access from './access.ts'
import * as accounts from './accounts.ts'
import * as across from './across.ts'
import * as agreement from './agreement.ts'
import * as auth from './auth.ts'
import * as batch from './batch.ts'
import * as costs from './costs.ts'
import * as credit from './credit.ts'
import * as delivery from './delivery.ts'
import * as errors from './errors.ts'
import * as faults from './faults.ts'
import * as files from './files.ts'
import * as headers from './headers.ts'
import * as held from './held.ts'
import * as isolation from './isolation.ts'
import * as keeping from './keeping.ts'
import * as lifecycle from './lifecycle.ts'
import * as limits from './limits.ts'
import * as list from './list.ts'
import * as looks from './looks.ts'
import * as media from './media.ts'
import * as parallel from './parallel.ts'
import * as pictures from './pictures.ts'
import * as races from './races.ts'
import * as refusals from './refusals.ts'
import * as requests from './requests.ts'
import * as retry from './retry.ts'
import * as schema from './schema.ts'
import * as sessions from './sessions.ts'
import * as signing from './signing.ts'
import * as socket from './socket.ts'
import * as socketTasks from './socket-tasks.ts'
import * as spending from './spending.ts'
import * as subjects from './subjects.ts'
import * as telling from './telling.ts'
import * as times from './times.ts'
import * as webhook from './webhook.ts'

/** Every law, in the order in which they are reported. */
export const checks: readonly Check[] = [
  schema,
  access,
  errors,
  lifecycle,
  webhook,
  isolation,
  media,
  headers,
  auth,
  refusals,
  faults,
  subjects,
  looks,
  times,
  list,
  held,
  batch,
  accounts,
  agreement,
  telling,
  spending,
  credit,
  costs,
  signing,
  delivery,
  retry,
  limits,
  files,
  keeping,
  pictures,
  races,
  parallel,
  across,
  socket,
  socketTasks,
  sessions,
  requests,
].flatMap((subject): Check[] => Object.values(subject))
