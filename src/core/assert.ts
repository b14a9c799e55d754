/** Guards what only our own mistake can break; an expected failure is a value, never this. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Backlot is wrong here: ${message}`)
}
