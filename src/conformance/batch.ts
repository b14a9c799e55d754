import { type HttpRequest, readJson } from '../core/exchange.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'

/** Whether several submits can be one call: the contract says so of some operation's body. */
export const batched = memo(({ contract: { operations } }: Provider): boolean =>
  operations.some(({ body }) => body !== null && body.batch !== null),
)

/** Calls of one task each as one call of all their tasks; `null` where one is no list of tasks. */
export function joined(requests: readonly HttpRequest[]): HttpRequest | null {
  const [first] = requests
  const lists = requests.map(({ body }) => readJson(body ?? ''))
  if (first === undefined || !lists.every((list) => Array.isArray(list))) return null
  return { ...first, body: JSON.stringify(lists.flat()) }
}
