import type { Plot } from '../../conformance/check.ts'
import { tamperOutcomes, tamperResponses } from '../../conformance/tamper.ts'
import type { Target } from '../../conformance/target.ts'
import { dice } from '../../core/dice.ts'
import { type Fault as Refused, refuse } from '../../core/fault.ts'
import type { Outcome } from '../../core/outcome.ts'
import { router } from '../../core/route.ts'
import type { Fault, Ground } from '../planted.ts'
import { spoken } from './spoken.ts'

/** What each status is swapped for, by its first digit. */
const swaps: Readonly<Record<string, readonly number[]>> = {
  2: [201, 299, 400, 500],
  4: [200, 418, 500],
  // What a target of its own accord calls a fault of its own, nobody outside can dispute.
  5: [200, 599],
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
  shows: ({ entries }) =>
    entries.some(
      (entry) => entry.operation === operation && String(entry.response.status) === from,
    ),
  ...(Number(from) >= 400 && to >= 500 && ({ provoked: true } as const)),
  touches: (tongue) => tongue.statuses(operation).map(String).includes(from),
  plant: (target, { provider }) => {
    const route = router(provider.contract)
    return tamperResponses(target, (response, _note, request) => {
      const match = route(request.method, request.path.split('?')[0] ?? '')
      if (typeof match === 'string' || match.operation.id !== operation) return response
      return String(response.status) === from ? { ...response, status: to } : response
    })
  },
})

/** What each fault that a caller brings about is wrongly told as: something that would make it
 *  retry, pay or give up in vain. What a target suffers of its own accord is its own to say: nobody
 *  outside can tell one such fault from another. */
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
  'content-refused': [],
  'model-retired': [],
  'feature-disabled': [],
  'generation-failed': [],
  maintenance: [],
  upstream: [],
  timeout: [],
  internal: [],
} as const satisfies Readonly<Record<Refused, readonly Refused[]>>

/** Each refusal, spelled as another one. */
export const refusals = (_: Ground): readonly Fault[] =>
  Object.entries(toldAs).flatMap(([fault, others]) =>
    others.map((other: Refused) =>
      spoken({
        id: `refusal/${fault}/as-${other}`,
        provoked: true,
        sentence: `A refusal for ${fault} is told as ${other}.`,
        shows: ({ entries }) =>
          entries.some(({ outcome }) => outcome?.kind === 'refused' && outcome.fault === fault),
        plant: (target, plot) => {
          const change = (outcome: Outcome): Outcome =>
            outcome.kind === 'refused' && outcome.fault === fault
              ? refuse(other, { id: outcome.id })
              : outcome
          return beyondRoutes.has(fault)
            ? lost(target, plot, change)
            : tamperOutcomes(target, plot, change)
        },
      }),
    ),
  )

/** Said of requests that belong to no operation. */
const beyondRoutes: ReadonlySet<string> = new Set(['unknown-path', 'wrong-method'])

const lost = (target: Target, { provider }: Plot, change: (outcome: Outcome) => Outcome): Target =>
  tamperResponses(target, (response, { intent }, request) => {
    if (intent === null) return response
    const read = provider.dialect.read(response, intent)
    const outcome = change(read)
    if (outcome === read) return response
    const scene = {
      request,
      operation: null,
      now: target.now(),
      dice: dice('tampered'),
      quirks: target.quirks,
    }
    return provider.dialect.render([{ intent: null, outcome }], scene)
  })
