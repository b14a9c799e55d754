import {
  type Alternatives,
  canonical,
  type Gap,
  isObject,
  type Schema,
  type SchemaObject,
  token,
} from './schema.ts'

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
  /** A copy that is only a condition, always the same for the same schema; it keeps its place. */
  assume(schema: SchemaObject): SchemaObject
  isAssumed(schema: SchemaObject): boolean
  /** What is known of each schema so far. */
  readonly alternatives: Map<Schema, Alternatives>
}

export function bookOf(root: unknown): Book {
  const places = new Map<unknown, string>()
  const anchors = new Map<string, Schema>()
  mark(root, '', places, anchors)
  const gaps = new Map<string, Gap>()
  const merged = new Map<string, Schema>()
  const assumed = new WeakMap<SchemaObject, SchemaObject>()
  const conditions = new WeakSet<SchemaObject>()
  const stripped = new WeakMap<SchemaObject, Map<string, SchemaObject>>()
  return {
    resolve: ($ref) => {
      const name = fragment($ref)
      // Keywords are trusted to be of their metaschema's types.
      return name === null ? undefined : (anchors.get(name) ?? (at(root, name) as Schema))
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
    assume: (schema) => {
      const made = assumed.get(schema) ?? { ...schema }
      assumed.set(schema, made)
      conditions.add(made)
      places.set(made, places.get(schema) ?? '')
      return made
    },
    isAssumed: (schema) => conditions.has(schema),
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
