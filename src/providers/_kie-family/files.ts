import type { Format, Result } from '../../core/job.ts'
import type { Files } from '../../core/provider.ts'
import { habitsOf } from './habits.ts'

const DAY_MS = 86_400_000

/** DOCS docs.kie.ai: media are kept 14 days; URLs "typically" 24 hours, which is a quirk. */
const kept = { documentedMs: 14 * DAY_MS, observedMs: DAY_MS } as const

/** CODE: a result seen at `/f/<name>_1759912505_pb8t5hx3.png`; the middle is Unix seconds. */
export const filesOf = (provider: string, origin: string): Files => {
  const habits = habitsOf(provider)
  return {
    origin,
    path: ({ id, format, createdAt }) => {
      const digits = id.replaceAll('-', '')
      return `/f/${digits}_${Math.floor(createdAt / 1000)}_${suffix(digits)}.${format}`
    },
    id: idOf,
    keptMs: (quirks) =>
      habits(quirks).has('urls-expire-in-a-day') ? kept.observedMs : kept.documentedMs,
    gone: { status: 404, evidence: 'INFERRED' }, // No expired URL is on record.
  }
}

const pattern =
  /^\/f\/([\da-f]{8})([\da-f]{4})([\da-f]{4})([\da-f]{4})([\da-f]{12})_\d+_[\da-z]{8}\./

const idOf = (path: string): string | null => pattern.exec(path)?.slice(1).join('-') ?? null

/** Eight letters and digits, told by the id. */
const suffix = (digits: string): string =>
  Number.parseInt(digits.slice(-11), 16).toString(36).padStart(8, '0').slice(-8)

/** The finished image at a URL; one that is not named in this way has the id `''`. */
export function resultAt(url: string): Result {
  const path = URL.parse(url)?.pathname ?? ''
  return {
    id: idOf(path) ?? '',
    state: 'succeeded',
    format: formats.get(path.slice(path.lastIndexOf('.') + 1)) ?? 'png',
    url,
    base64: null,
    seed: null,
    prompt: null,
    costMicroUsd: null,
    failure: null,
  }
}

const formats: ReadonlyMap<string, Format> = new Map([
  ['png', 'png'],
  ['jpg', 'jpg'],
  ['jpeg', 'jpg'],
  ['webp', 'webp'],
])
