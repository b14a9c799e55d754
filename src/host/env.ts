/** A variable of the environment; `undefined` where it is not set. */
export const env = (name: string): string | undefined => process.env[name]
