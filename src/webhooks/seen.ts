/**
 * What a receiver remembers of the calls that it took. Several processes that share a receiver's
 * address share one of these: with Redis, `claim` is `SET key 1 NX EX 86400`.
 */
export interface Seen {
  /** `true` for whoever comes first with a key and `false` for all later: asked and written in
   *  one step, so that of two at once one is first. */
  claim(key: string): boolean | Promise<boolean>
  /** The key may be claimed again. */
  release(key: string): void | Promise<void>
}

/** How many calls a memory holds unless told otherwise. */
export const SEEN_MAX = 10_000

/** A memory within this process. Beyond `max` keys the oldest is forgotten. */
export function memorySeen({ max = SEEN_MAX }: { readonly max?: number } = {}): Seen {
  if (!Number.isSafeInteger(max) || max < 1) {
    throw new RangeError(`a memory holds a whole number of keys from 1 on, not ${max}`)
  }
  const keys = new Set<string>()
  return {
    claim: (key) => {
      if (keys.has(key)) return false
      keys.add(key)
      if (keys.size > max) keys.delete(keys.values().next().value ?? key)
      return true
    },
    release: (key) => {
      keys.delete(key)
    },
  }
}
