import type { Note } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import type { Limit, Provider } from '../core/provider.ts'

/** Between two looks at one job: what all five advise at first (DOCS Krea 2 to 5 s, kie 2 to 3 s,
 *  Runware 1 to 2 s; the others as kie). */
const POLL_MS_MIN = 2_000

interface Pacing {
  readonly clock: Clock
  /** The provider's advice on polling is heeded; where calls are free, each phase is to be seen. */
  readonly spares: boolean
}

/** Makes each call wait until the provider's limits, and its advice on polling, let it through. */
export function pacer(
  { limits }: Provider,
  { clock, spares }: Pacing,
): (note: Partial<Note> & Pick<Note, 'intent'>, signal?: AbortSignal) => Promise<void> {
  const calls: { readonly at: number; readonly of: 'submit' | 'query' }[] = []
  const polls = new Map<string, number>()

  const freeAt = (limit: Limit): number => {
    const counted = calls.filter(({ of }) => limit.of === 'any' || limit.of === of)
    const oldest = counted.at(-limit.max)
    // A millisecond more: both ends of the stretch may count.
    return oldest === undefined ? 0 : oldest.at + limit.perMs + 1
  }

  return async ({ intent }, signal) => {
    const of = intent?.kind === 'submit' ? 'submit' : 'query'
    const own = limits.filter((limit) => limit.of === 'any' || limit.of === of)
    const polled = spares && intent?.kind === 'poll' ? (polls.get(intent.id) ?? 0) + POLL_MS_MIN : 0
    const longest = Math.max(0, ...limits.map(({ perMs }) => perMs))
    await clock.until(Math.max(polled, ...own.map(freeAt)), signal)
    const now = clock.now()
    while (calls[0] !== undefined && calls[0].at + longest < now) calls.shift()
    calls.push({ at: now, of })
    if (intent?.kind === 'poll') polls.set(intent.id, now)
  }
}
