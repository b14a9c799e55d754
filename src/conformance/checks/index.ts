import type { Check } from '../check.ts'
import * as access from './access.ts'
import * as errors from './errors.ts'
import * as isolation from './isolation.ts'
import * as lifecycle from './lifecycle.ts'
import * as media from './media.ts'
import * as money from './money.ts'
import * as schema from './schema.ts'
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
].flatMap((subject): Check[] => Object.values(subject))
