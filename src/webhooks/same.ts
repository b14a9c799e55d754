import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** Whether two secrets are the same; how long that takes tells nothing of where they differ. */
export const same = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other))
