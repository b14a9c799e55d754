import type { Check } from '../check.ts'
import * as access from './access.ts'
import * as accounts from './accounts.ts'
import * as across from './across.ts'
import * as agreement from './agreement.ts'
import * as auth from './auth.ts'
import * as batch from './batch.ts'
import * as delivery from './delivery.ts'
import * as errors from './errors.ts'
import * as files from './files.ts'
import * as headers from './headers.ts'
import * as held from './held.ts'
import * as isolation from './isolation.ts'
import * as lifecycle from './lifecycle.ts'
import * as limits from './limits.ts'
import * as list from './list.ts'
import * as looks from './looks.ts'
import * as media from './media.ts'
import * as money from './money.ts'
import * as parallel from './parallel.ts'
import * as races from './races.ts'
import * as refusals from './refusals.ts'
import * as requests from './requests.ts'
import * as retry from './retry.ts'
import * as schema from './schema.ts'
import * as socket from './socket.ts'
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
  money,
  headers,
  auth,
  refusals,
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
  delivery,
  retry,
  limits,
  files,
  races,
  parallel,
  across,
  socket,
  requests,
].flatMap((subject): Check[] => Object.values(subject))
