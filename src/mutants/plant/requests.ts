import { breakage } from '../../conformance/breakage.ts'
import { everyRequest } from '../../conformance/every-request.ts'
import type { Who } from '../../conformance/script.ts'
import { tamperRequests } from '../../conformance/tamper.ts'
import { readJson } from '../../core/exchange.ts'
import type { Intent } from '../../core/intent.ts'
import type { Provider } from '../../core/provider.ts'
import { router } from '../../core/route.ts'
import type { Fault, Ground } from '../planted.ts'
import { submitsOf } from '../submits.ts'

/** More than any body here can be broken in. */
const BREAKAGES_MAX = 200

/** Each constraint of a submit that can be broken, not looked at: the sound request is answered. */
export const constraints = ({ provider }: Ground): readonly Fault[] =>
  [...labels(provider), ...drawnLabels(provider), 'not-json', 'unknown-path', 'wrong-method'].map(
    (label) => ({
      id: `unenforced/${label.replace(/^\//, '').replace(': ', '/').replaceAll(' ', '-')}`,
      sentence: `A request that is broken by ${label.replace(': ', ' being ')} is answered as if it were sound.`,
      shows: ({ entries }) => entries.some(({ broken }) => broken === label),
      plant: (target) =>
        tamperRequests(target, (request, { broken, sound }) =>
          broken === label ? sound : request,
        ),
    }),
  )

/** What is broken in requests that are drawn from the schemas. */
const drawnLabels = (provider: Provider): ReadonlySet<string> =>
  new Set(
    everyRequest(provider).flatMap((step) =>
      step.act === 'request' && step.wrong !== null ? [step.wrong.label] : [],
    ),
  )

/** What can be broken in submits of this provider, as the inspectors label it. */
export function labels(provider: Provider): ReadonlySet<string> {
  const found = new Set<string>()
  for (const submit of submitsOf(provider)) {
    const { method, path, body } = provider.dialect.encode(submit, 'any')
    const match = router(provider.contract)(method, path.split('?')[0] ?? '')
    const contract = typeof match === 'string' ? null : match.operation.body
    if (contract === null || body === null) continue
    for (let nth = 0; nth < BREAKAGES_MAX; nth += 1) {
      const picked = breakage(readJson(body), contract, { nth, tolerates: () => false })
      if (picked !== null) found.add(picked.label)
    }
  }
  return found
}

const admitted = (who: Who, kind: Intent['kind'], sentence: string): Fault => ({
  id: `access/${kind}/${who}`,
  sentence,
  plant: (target, { provider }) =>
    tamperRequests(target, (request, note) =>
      note.who === who && note.intent?.kind === kind && note.broken === null
        ? provider.dialect.encode(note.intent, `caller-let-in`)
        : request,
    ),
})

/** Each kind of call, let through for whoever must not have it. */
export const access = ({ provider: { abilities } }: Ground): readonly Fault[] =>
  kindsOf(abilities).flatMap((kind) => [
    admitted('nobody', kind, `A ${kind} without a key is answered.`),
    admitted('intruder', kind, `A ${kind} with a refused key is answered.`),
    ...(kind === 'submit'
      ? [admitted('broke', kind, 'An account without credit can submit.')]
      : []),
  ])

const kindsOf = ({ delivery, cancel, balance, list }: Provider['abilities']) =>
  [
    'submit' as const,
    ...(delivery.includes('async') ? ['poll' as const] : []),
    ...(cancel ? ['cancel' as const] : []),
    ...(balance ? ['balance' as const] : []),
    ...(list ? ['list' as const] : []),
  ] satisfies readonly Intent['kind'][]
