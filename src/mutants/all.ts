import { headers } from './plant/headers.ts'
import { isolation } from './plant/isolation.ts'
import { jobs } from './plant/jobs.ts'
import { limits } from './plant/limits.ts'
import { media } from './plant/media.ts'
import { money } from './plant/money.ts'
import { own } from './plant/own.ts'
import { callbacks, properties } from './plant/properties.ts'
import { access, constraints } from './plant/requests.ts'
import { refusals, statuses } from './plant/statuses.ts'
import { transitions } from './plant/transitions.ts'
import { webhooks } from './plant/webhooks.ts'
import type { Fault, FaultClass, Ground, Planted } from './planted.ts'

/** Where the faults of each class come from. */
const plants = {
  property: properties,
  callback: callbacks,
  status: statuses,
  refusal: refusals,
  header: headers,
  constraint: constraints,
  access,
  transition: transitions,
  job: jobs,
  webhook: webhooks,
  money,
  isolation,
  media,
  limit: limits,
  own,
} as const satisfies Readonly<Record<FaultClass, (ground: Ground) => readonly Fault[]>>

/** Every fault that can be planted in a provider, each once, in an order that stays. */
export const mutantsOf = (ground: Ground): readonly Planted[] => {
  const classes = Object.keys(plants) as FaultClass[] // The table's own names.
  return classes.flatMap((name) =>
    plants[name](ground).map((fault) => ({
      ...fault,
      id: `${ground.provider.id}/${fault.id}`,
      class: name,
    })),
  )
}
