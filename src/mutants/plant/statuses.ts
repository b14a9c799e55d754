import { tamperOutcomes, tamperResponses } from '../../conformance/tamper.ts'
import type { Fault as Refused } from '../../core/fault.ts'
import { router } from '../../core/route.ts'
import type { Fault, Ground } from '../planted.ts'

/** What each status is swapped for, by its first digit. */
const swaps: Readonly<Record<string, readonly number[]>> = {
  2: [201, 299, 400, 500],
  4: [200, 418, 500],
  5: [200, 400, 599],
}

/** Each documented status of each operation, swapped. */
export const statuses = ({ provider: { contract } }: Ground): readonly Fault[] =>
  contract.operations.flatMap(({ id, responses }) =>
    Object.keys(responses).flatMap((status) =>
      (swaps[status[0] ?? ''] ?? []).map((to) => swapped(id, status, to)),
    ),
  )

const swapped = (operation: string, from: string, to: number): Fault => ({
  id: `${operation}/${from}/status-${to}`,
  sentence: `${operation} answers ${to} where it should answer ${from}.`,
  plant: (target, { provider }) => {
    const route = router(provider.contract)
    return tamperResponses(target, (response, _note, request) => {
      const match = route(request.method, request.path.split('?')[0] ?? '')
      if (typeof match === 'string' || match.operation.id !== operation) return response
      return String(response.status) === from ? { ...response, status: to } : response
    })
  },
})

/** Every fault that a call can be refused with, and what it is wrongly told as: one that stands
 *  for something else to a caller, who would retry, pay or give up in vain. */
const toldAs = {
  unauthorized: ['internal', 'not-found', 'out-of-credit'],
  forbidden: ['internal', 'not-found'],
  invalid: ['internal', 'unauthorized', 'rate-limited'],
  malformed: ['internal', 'unauthorized', 'rate-limited'],
  'unsupported-media': ['internal'],
  'too-large': ['internal'],
  'unknown-path': ['internal'],
  'wrong-method': ['internal'],
  'not-found': ['internal', 'unauthorized', 'invalid'],
  conflict: ['internal', 'not-found'],
  'rate-limited': ['internal', 'invalid', 'unauthorized'],
  'over-concurrency': ['internal', 'invalid'],
  'out-of-credit': ['internal', 'invalid', 'unauthorized'],
  'content-refused': ['internal'],
  'model-retired': ['internal'],
  'feature-disabled': ['internal'],
  'generation-failed': ['invalid'],
  maintenance: ['invalid'],
  upstream: ['invalid'],
  timeout: ['invalid'],
  internal: ['invalid', 'unauthorized'],
} as const satisfies Readonly<Record<Refused, readonly Refused[]>>

/** Each refusal, spelled as another one. */
export const refusals = (_: Ground): readonly Fault[] =>
  Object.entries(toldAs).flatMap(([fault, others]) =>
    others.map((other: Refused) => ({
      id: `refusal/${fault}/as-${other}`,
      sentence: `A refusal for ${fault} is told as ${other}.`,
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'refused' && outcome.fault === fault
            ? { ...outcome, fault: other, message: null, code: null, violations: [] }
            : outcome,
        ),
    })),
  )
