import type { Schema, SchemaObject } from './schema.ts'

export const dependents = (schema: SchemaObject, name: string): readonly string[] =>
  ownOf(schema.dependentRequired, name) ?? []

export const ownOf = <T>(
  record: Readonly<Record<string, T>> | undefined,
  name: string,
): T | undefined => (record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined)

/** What `properties` and `patternProperties` say of a name. */
export function partsFor(schema: SchemaObject, name: string): readonly Schema[] {
  const own = ownOf(schema.properties, name)
  const listed = own === undefined ? [] : [own]
  if (schema.patternProperties === undefined) return listed
  const matched = Object.entries(schema.patternProperties).filter(([pattern]) =>
    regex(pattern)?.test(name),
  )
  return [...listed, ...matched.map(([, part]) => part)]
}

const regexes = new Map<string, RegExp | null>()

/** A pattern as JSON Schema means it, in code points; `null` where it is none. */
export function regex(pattern: string): RegExp | null {
  const known = regexes.get(pattern)
  if (known !== undefined) return known
  const made = tried(pattern, 'u') ?? tried(pattern, '')
  if (regexes.size < REGEXES_MAX) regexes.set(pattern, made)
  return made
}

const REGEXES_MAX = 10_000

function tried(pattern: string, flags: string): RegExp | null {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return null
  }
}
