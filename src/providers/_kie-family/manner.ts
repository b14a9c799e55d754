import type { HttpResponse } from '../../core/exchange.ts'
import type { Scene } from '../../core/provider.ts'
import type { Habit, Habits } from './habits.ts'

/** How an answer is to be given: what for, and with which habits. */
export interface Manner {
  readonly scene: Scene
  readonly habits: Habits
}

type Add = (headers: Record<string, string>, hex: string) => void

/** The headers that every answer was seen to have. CODE recorded; their values are drawn: 32 digits
 *  for the session, 16 for the ray. */
const seen = {
  'content-type-charset': (headers) => {
    headers['content-type'] = 'application/json;charset=UTF-8'
  },
  'session-cookie': (headers, hex) => {
    headers['set-cookie'] = `JSESSIONID=${hex.slice(0, 32).toUpperCase()}; Path=/; HttpOnly`
  },
  'behind-cloudflare': (headers, hex) => {
    headers.server = 'cloudflare'
    headers['cf-ray'] = `${hex.slice(32)}-FRA`
  },
} as const satisfies Partial<Record<Habit, Add>>

const DIGITS = 48

const names = Object.keys(seen) as (keyof typeof seen)[] // The table's own keys, and no other.

/** The same answer with the headers of the habits that are on. */
export function withHeaders(response: HttpResponse, { scene, habits }: Manner): HttpResponse {
  if (habits.size === 0) return response
  const headers = { ...response.headers }
  const hex = scene.dice.hex('edge', DIGITS)
  for (const name of names) if (habits.has(name)) seen[name](headers, hex)
  return { ...response, headers }
}
