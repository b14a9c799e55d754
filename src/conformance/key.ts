import type { HttpRequest } from '../core/exchange.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'
import { plainSubmit } from './plain.ts'
import type { Who } from './script.ts'
import type { Target } from './target.ts'

const ANY_ID = '00000000-0000-4000-8000-000000000000'

/** The headers that carry a provider's key, as the dialect shows: they are the ones in which the
 *  same request under another key differs. */
export const keyHeaders = memo((provider: Provider): ReadonlySet<string> => {
  const submit = plainSubmit(provider, ANY_ID)
  const one = provider.dialect.encode(submit, 'one').headers
  const other = provider.dialect.encode(submit, 'other').headers
  return new Set(Object.keys(one).filter((name) => one[name] !== other[name]))
})

/** Takes the key out of a provider's requests. */
export const keyRemover = memo((provider: Provider): ((request: HttpRequest) => HttpRequest) => {
  const secret = keyHeaders(provider)
  return (request) => {
    const kept = Object.entries(request.headers).filter(([name]) => !secret.has(name))
    return { ...request, headers: Object.fromEntries(kept) }
  }
})

/** The key that a step uses; `null`: such a step cannot be taken here. */
export function keyOf(
  who: Who,
  { name, target }: { readonly name: string; readonly target: Target },
): string | null {
  if (target.key !== undefined) return target.key(who)
  const keys: Record<Who, string> = {
    caller: `caller-${name}`,
    stranger: `stranger-${name}`,
    broke: `broke-${name}`,
    saver: `saver-${name}`,
    guest: `guest-${name}`,
    intruder: `invalid-${name}`,
    nobody: 'nobody',
  }
  return keys[who]
}
