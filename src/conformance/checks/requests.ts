import { type Check, each } from '../check.ts'
import { everyRequest } from '../every-request.ts'
import { tamperRequests } from '../tamper.ts'
import { type Entry, place } from '../transcript.ts'
import { aboutNoRequest, describe } from './_refused.ts'

/** A job that is asked for by a drawn id is hardly ever there. */
const missing = ({ intent }: Entry): boolean => intent?.kind === 'poll' || intent?.kind === 'cancel'

export const drawnAccepted: Check = {
  id: 'requests/valid-accepted',
  sentence: 'Whatever the schemas of an operation allow is taken up.',
  source: 'compiled document: request schemas, all of each',
  severity: 'critical',
  needs: [],
  drill: everyRequest,
  examine: ({ entries }) =>
    each(
      entries.filter(({ act, broken }) => act === 'request' && broken === null),
      (entry) => {
        const { outcome } = entry
        if (outcome?.kind !== 'refused' || aboutNoRequest.includes(outcome.fault)) return null
        if (missing(entry) && outcome.fault === 'not-found') return null
        return {
          what: `${entry.operation} refuses a valid request`,
          where: place(entry),
          expected: 'taken up',
          actual: describe(outcome),
        }
      },
    ),
  mutants: [
    {
      id: 'takes-no-more-than-usual',
      plant: (target) =>
        tamperRequests(target, (request, { who, broken }) =>
          who === 'guest' && broken === null ? { ...request, method: 'PUT' } : request,
        ),
    },
  ],
}
