import { type Meter, meter } from './meter.ts'
import {
  type Alternatives,
  canonical,
  type Gap,
  isObject,
  type Schema,
  type SchemaObject,
  token,
} from './schema.ts'

/** What of an `if` asks, and what holds only when it is met. */
export type Role = 'condition' | 'consequence'

/** The document that schemas refer into, and what was found wanting in it. */
export interface Book {
  /** The schema that a `$ref` names within the document; `undefined` where there is none. */
  resolve($ref: string): Schema | undefined
  note(schema: Schema, keyword: string, why: string): void
  readonly gaps: readonly Gap[]
  /** All of these at once, as one schema; equal ones give the same object. */
  all(schemas: readonly Schema[]): Schema
  /** A copy without these keywords, always the same for the same schema; it keeps its place. */
  without(schema: SchemaObject, keywords: readonly string[]): SchemaObject
  /** A copy in a role, always the same for the same schema; it keeps its place, and a condition is one
   *  for good. */
  as(role: Role, schema: SchemaObject): SchemaObject
  /** `null` of what holds whatever the value is. */
  roleOf(schema: SchemaObject): Role | null
  /** Of all work that the document makes. */
  readonly meter: Meter
  /** What is known of each schema so far. */
  readonly alternatives: Map<Schema, Alternatives>
}

export function bookOf(root: unknown): Book {
  const places = new Map<unknown, string>()
  const anchors = new Map<string, Schema>()
  mark(root, '', places, anchors)
  const resolved = new Map<string, Schema | undefined>()
  const gaps = new Map<string, Gap>()
  const merged = new Map<string, Schema>()
  const roles = new WeakMap<SchemaObject, Role>()
  const played = {
    condition: new WeakMap<SchemaObject, SchemaObject>(),
    consequence: new WeakMap<SchemaObject, SchemaObject>(),
  }
  const stripped = new WeakMap<SchemaObject, Map<string, SchemaObject>>()
  return {
    resolve: ($ref) => {
      if (resolved.has($ref)) return resolved.get($ref)
      const name = fragment($ref)
      // Keywords are trusted to be of their metaschema's types.
      const found = name === null ? undefined : (anchors.get(name) ?? (at(root, name) as Schema))
      resolved.set($ref, found)
      return found
    },
    note: (schema, keyword, why) => {
      const pointer = places.get(schema) ?? ''
      gaps.set(`${pointer} ${keyword} ${why}`, { pointer, keyword, why })
    },
    get gaps() {
      return [...gaps.values()]
    },
    all: (schemas) => {
      if (schemas.includes(false)) return false
      const real = schemas.filter((one) => one !== true && Object.keys(one).length > 0)
      const kept = [...new Map(real.map((one) => [canonical(one), one])).values()]
      const [first] = kept
      if (first === undefined) return true
      if (kept.length === 1) return first
      const key = canonical(kept)
      const known = merged.get(key)
      if (known !== undefined) return known
      const made = { allOf: kept }
      merged.set(key, made)
      places.set(made, places.get(first) ?? '')
      return made
    },
    without: (schema, keywords) => {
      const copies = stripped.get(schema) ?? new Map<string, SchemaObject>()
      stripped.set(schema, copies)
      const known = copies.get(keywords.join())
      if (known !== undefined) return known
      const kept = Object.entries(schema).filter(([name]) => !keywords.includes(name))
      const made = Object.fromEntries(kept)
      copies.set(keywords.join(), made)
      places.set(made, places.get(schema) ?? '')
      return made
    },
    as: (role, schema) => {
      if (roles.get(schema) === 'condition') return schema
      const made = played[role].get(schema) ?? { ...schema }
      played[role].set(schema, made)
      roles.set(made, role)
      places.set(made, places.get(schema) ?? '')
      return made
    },
    roleOf: (schema) => roles.get(schema) ?? null,
    meter: meter(),
    alternatives: new Map(),
  }
}

function mark(
  value: unknown,
  pointer: string,
  places: Map<unknown, string>,
  anchors: Map<string, Schema>,
): void {
  if (typeof value !== 'object' || value === null || places.has(value)) return
  places.set(value, pointer)
  for (const [name, item] of Object.entries(value)) {
    if (name === '$anchor' && typeof item === 'string') anchors.set(item, value as SchemaObject)
    mark(item, pointer + token(name), places, anchors)
  }
}

/** The pointer or anchor in a reference into the same document; `null` for any other. */
function fragment($ref: string): string | null {
  if (!$ref.startsWith('#')) return null
  try {
    return decodeURIComponent($ref.slice(1))
  } catch {
    return null
  }
}

function at(root: unknown, pointer: string): unknown {
  let here = root
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined
    here = (here as Record<string, unknown>)[name] // any object or array, by an own name
  }
  return typeof here === 'boolean' || isObject(here) ? here : undefined
}
