import type { HttpRequest } from '../core/exchange.ts'
import type { Intent, Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { router } from '../core/route.ts'
import { submitsOf } from './submits.ts'

/** An intent and an operation that takes it. */
export interface Asked {
  readonly intent: Intent
  readonly request: HttpRequest
  readonly operation: string
  /** It is what our own client calls for it. */
  readonly usual: boolean
}

/** Each intent at each operation that takes it, also at those that our own client never calls. */
export function askedOf(provider: Provider): readonly Asked[] {
  const { contract, dialect } = provider
  const route = router(contract)
  const usual = intentsOf(provider).flatMap((intent): Asked[] => {
    const request = dialect.encode(intent, 'caller-tongue')
    const match = route(request.method, request.path.split('?')[0] ?? '')
    return typeof match === 'string'
      ? []
      : [{ intent, request, operation: match.operation.id, usual: true }]
  })
  const called = new Set(usual.map(({ operation }) => operation))
  const rest = contract.operations.filter(({ id, body }) => !called.has(id) && body === null)
  return [
    ...usual,
    ...rest.flatMap(({ id, method, path }): Asked[] => {
      const read = { operation: id, path: {}, query: {}, headers: {}, body: undefined }
      const intent = dialect.parse(read)
      const request = { method, path, headers: {}, body: null }
      return intent.kind === 'refused' ? [] : [{ intent, request, operation: id, usual: false }]
    }),
  ]
}

function intentsOf(provider: Provider): readonly Intent[] {
  const { abilities } = provider
  const id = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'
  const submits = submitsOf(provider).flatMap((submit) =>
    abilities.delivery.map((delivery): Submit => ({ ...submit, delivery })),
  )
  return [
    ...submits,
    ...(abilities.delivery.includes('async') ? [{ kind: 'poll' as const, id }] : []),
    ...(abilities.cancel ? [{ kind: 'cancel' as const, id }] : []),
    ...(abilities.balance ? [{ kind: 'balance' as const }] : []),
    ...(abilities.list ? [{ kind: 'list' as const, before: null, limit: 100, phase: null }] : []),
  ]
}
