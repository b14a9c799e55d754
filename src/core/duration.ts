import type { Duration } from './clock.ts'

const UNITS_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** No more than a hundred years at once: what lies beyond is a slip of the unit. */
const DURATION_MS_MAX = 36_500 * UNITS_MS.d

const PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/y
const WORDS_CHARS_MAX = 100

/** A duration in whole milliseconds. Throws a `RangeError` with a sentence for the reader for one
 *  that is none, that leads back, or that passes a hundred years. */
export function durationMs(by: Duration): number {
  const ms = typeof by === 'string' ? wordsMs(by) : by
  // What comes over HTTP or from JavaScript may be anything.
  if (typeof ms !== 'number' || Number.isNaN(ms)) throw new RangeError(`${USAGE}, not ${shown(by)}`)
  if (ms < 0) throw new RangeError(`time goes forward only: ${shown(by)} leads back`)
  if (ms > DURATION_MS_MAX) {
    throw new RangeError(`${shown(by)} is too far: time moves at most 36500d (100 years) at once`)
  }
  return Math.round(ms)
}

const USAGE = 'a duration is milliseconds (600000) or words (10m, 1h30m, 2d, 500ms, 1.5s)'

function wordsMs(words: string): number {
  if (words.length > WORDS_CHARS_MAX) return Number.NaN
  const sign = words.startsWith('-') ? -1 : 1
  let at = sign === -1 ? 1 : 0
  let ms = at === words.length ? Number.NaN : 0
  while (at < words.length) {
    PART.lastIndex = at
    const part = PART.exec(words)
    if (part === null) return Number.NaN
    // The pattern admits the units of the table only.
    ms += Number(part[1]) * UNITS_MS[part[2] as keyof typeof UNITS_MS]
    at = PART.lastIndex
  }
  return sign * ms
}

const shown = (by: unknown): string =>
  typeof by === 'string' ? JSON.stringify(by.slice(0, 40)) : String(by).slice(0, 40)
