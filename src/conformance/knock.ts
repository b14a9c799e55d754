import type { HttpRequest } from '../core/exchange.ts'
import type { Intent, Submit } from '../core/intent.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'
import { joined } from './batch.ts'
import { keyHeaders, keyRemover } from './key.ts'
import type { Knock } from './script.ts'

interface Door {
  readonly provider: Provider
  readonly key: string
}

interface Knocked {
  readonly request: HttpRequest
  readonly intent: Intent
}

/** The request that shows a key in an unusual way; `null` where the provider has no such way. */
export function knock(
  { how, submit }: { readonly how: Knock; readonly submit: Submit },
  { provider, key }: Door,
): Knocked | null {
  const headers = header[how]
  if (headers !== null) {
    const sound = provider.dialect.encode(submit, key)
    const spoilt = spoil(sound, { provider, change: (value) => headers(value, key) })
    return spoilt === null ? null : { request: spoilt, intent: submit }
  }
  if (!keyGoesInside(provider)) return null
  const intent: Intent = provider.abilities.balance ? { kind: 'balance' } : submit
  const { dialect } = provider
  const request = joined([
    dialect.encode({ kind: 'authenticate', key }, ''),
    keyRemover(provider)(dialect.encode(intent, '')),
  ])
  return request === null ? null : { request, intent }
}

/** What becomes of a header that carries the key; `null`: the key goes into the body. */
const header = {
  'empty-key': (value, key) => value.replace(key, ''),
  'other-scheme': (value) => value.replace(/^\S+ +(?=\S)/, 'Basic '),
  'bad-key-inside': null,
  'key-inside': null,
} as const satisfies Record<Knock, ((value: string, key: string) => string) | null>

function spoil(
  request: HttpRequest,
  { provider, change }: { readonly provider: Provider; readonly change: (value: string) => string },
): HttpRequest | null {
  const secret = keyHeaders(provider)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      secret.has(name) ? change(value) : value,
    ]),
  )
  const changed = [...secret].some((name) => headers[name] !== request.headers[name])
  return changed ? { ...request, headers } : null
}

/** Whether a call's body can hold the key, as the dialect shows: it throws for what it cannot
 *  spell. */
const keyGoesInside = memo(({ dialect }: Provider): boolean => {
  try {
    dialect.encode({ kind: 'authenticate', key: 'any' }, '')
    return true
  } catch {
    return false
  }
})
