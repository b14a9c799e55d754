import type { HttpResponse } from '../../core/exchange.ts'
import type { Scene } from '../../core/provider.ts'
import type { Habit, Habits } from './habits.ts'

/** How an answer is to be given: what for, and with which habits. */
export interface Manner {
  readonly scene: Scene
  readonly habits: Habits
}

/** The headers that every answer was seen to have. CODE recorded; their values are drawn. */
const seen = {
  'content-type-charset': () => ({ 'content-type': 'application/json;charset=UTF-8' }),
  'session-cookie': ({ dice }) => ({
    'set-cookie': `JSESSIONID=${dice.hex('session', 32).toUpperCase()}; Path=/; HttpOnly`,
  }),
  'behind-cloudflare': ({ dice }) => ({
    server: 'cloudflare',
    'cf-ray': `${dice.hex('ray', 16)}-FRA`,
  }),
} as const satisfies Partial<Record<Habit, (scene: Scene) => Readonly<Record<string, string>>>>

const names = Object.keys(seen) as (keyof typeof seen)[] // The table's own keys, and no other.

/** The same answer with the headers of the habits that are on. */
export function withHeaders(response: HttpResponse, { scene, habits }: Manner): HttpResponse {
  const added = names.filter((name) => habits.has(name)).map((name) => seen[name](scene))
  if (added.length === 0) return response
  return { ...response, headers: Object.assign({}, response.headers, ...added) }
}
