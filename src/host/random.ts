/** A fresh random version 4 UUID. */
export const randomId = (): string => crypto.randomUUID()
