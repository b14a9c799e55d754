/** What a matcher of `expect.extend` gives back. */
export interface Result {
  readonly pass: boolean
  readonly message: () => string
}

export const plural = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`

/** No value is quoted further. */
const QUOTED_MAX = 120

/** A value as it came, on one line. */
export function came(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.length > QUOTED_MAX
    ? `${text.slice(0, QUOTED_MAX)}… (${text.length} characters)`
    : text
}
