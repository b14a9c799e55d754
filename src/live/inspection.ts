import type { Check } from '../conformance/check.ts'
import type { InspectOptions } from '../conformance/inspect.ts'
import { greet } from './greet.ts'
import { idsOf } from './ids.ts'
import { type Plan, scriptsOf } from './plan.ts'
import { type LiveOptions, liveTarget } from './target.ts'

export interface LiveInspection extends LiveOptions {
  readonly seed: number
  /** Scripts drawn after those of the plan; none where calls cost. */
  readonly runs: number
  readonly checks?: readonly Check[]
  readonly quirks?: Readonly<Record<string, boolean>>
  /** How often what breaks is performed anew; 0 unless given. */
  readonly reruns?: number
}

/** A plan carried out at one place: what `inspect` takes. */
export function inspectionOf(
  plan: Plan,
  { seed, runs, checks, quirks, reruns, ...place }: LiveInspection,
): InspectOptions {
  return {
    provider: plan.provider,
    open: liveTarget(place),
    greeting: greet(plan, place.baseUrl),
    first: scriptsOf(plan),
    seed,
    runs,
    ...(checks !== undefined && { checks }),
    ...(quirks !== undefined && { quirks }),
    ...(reruns !== undefined && { reruns }),
    newId: idsOf(plan),
  }
}
