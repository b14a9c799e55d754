import type { Mutant } from '../check.ts'
import { tamperRequests } from '../tamper.ts'

/** Sends the sound request instead of the broken one: the fault of a provider that does not look. */
export const soundInstead = (id: string, which: (label: string) => boolean): Mutant => ({
  id,
  plant: (target) =>
    tamperRequests(target, (request, { sound, broken }) =>
      broken !== null && which(broken) ? sound : request,
    ),
})
