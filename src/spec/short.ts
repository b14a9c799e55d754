import type { Json } from './json.ts'

/** Longer texts are the vendor's prose unless they name something. */
export const TEXT_MAX = 40

/** No text in the value is longer than a label, URLs and references apart. */
export function isShort(value: Json): boolean {
  if (typeof value === 'string') return value.length <= TEXT_MAX || isLink(value)
  return !isCompound(value) || Object.values(value).every(isShort)
}

/** The value without its long texts; `undefined` where that leaves nothing of it. */
export function shorten(value: Json): Json | undefined {
  if (isShort(value)) return value
  if (!isCompound(value)) return undefined
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const short = shorten(member)
    return short === undefined ? [] : [[name, short] as const]
  })
  if (kept.length === 0) return undefined
  return Array.isArray(value) ? kept.map(([, member]) => member) : Object.fromEntries(kept)
}

export const isCompound = (value: Json): value is Json[] | { [name: string]: Json } =>
  typeof value === 'object' && value !== null

const isLink = (text: string): boolean => /^([a-z][a-z0-9+.-]*:\/|#)\/\S+$/i.test(text)
