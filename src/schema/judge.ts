import type { Book } from './book.ts'
import { formats, hasFormat } from './formats.ts'
import { canonical, isObject, lengthOf, type Schema, type SchemaObject, token } from './schema.ts'

/** A constraint of a value. */
export interface Label {
  /** Into the value: where the rule is broken; of what is missing, where it should be. */
  readonly pointer: string
  /** The JSON Schema keyword, or `false schema` for what must not be. */
  readonly rule: string
}

/** One broken rule of a value; a rule of rules says what each of its branches missed. */
export interface Breach extends Label {
  readonly branches?: readonly (readonly Breach[])[]
}

type Judge = (schema: Schema, value: unknown, pointer: string) => readonly Breach[]

/** Every rule that the value breaks; `unevaluated*` is not judged. */
export function breaches(schema: Schema, value: unknown, book: Book): readonly Breach[] {
  const followed = new Map<string, readonly Breach[]>()
  const judge: Judge = (one, item, pointer) => {
    if (one === true) return []
    if (one === false) return [{ pointer, rule: 'false schema' }]
    book.meter.spend(1)
    const found = judged(one, item, pointer, judge)
    const { $ref } = one
    if ($ref === undefined) return found
    // Once for each value: choices that lead back to the same schema would else be without number.
    const key = `${pointer} ${$ref}`
    const known = followed.get(key)
    if (known === undefined) {
      followed.set(key, []) // What leads back without reaching into the value is followed no further.
      followed.set(key, judge(book.resolve($ref) ?? true, item, pointer))
    }
    return [...found, ...(followed.get(key) ?? [])]
  }
  return judge(schema, value, '')
}

export const keeps = (schema: Schema, value: unknown, book: Book): boolean =>
  breaches(schema, value, book).length === 0

function judged(schema: SchemaObject, value: unknown, pointer: string, judge: Judge): Breach[] {
  const found = rulesFor(value)
    .filter((rule) => schema[rule.name] !== undefined && !rule.keeps(value, schema))
    .map(({ name }): Breach => ({ pointer, rule: name }))
  if (isObject(value)) found.push(...members(schema, value, pointer, judge))
  if (Array.isArray(value)) found.push(...elements(schema, value, pointer, judge))
  found.push(...applied(schema, value, pointer, judge))
  return found
}

interface Rule {
  readonly name: string
  keeps(value: unknown, schema: SchemaObject): boolean
}

// Each table's rules get values of its type only, so the casts below hold.
const table = <T>(rules: Record<string, (value: T, schema: Required<SchemaObject>) => boolean>) =>
  Object.entries(rules).map(
    ([name, keep]): Rule => ({
      name,
      keeps: (value, schema) => keep(value as T, schema as Required<SchemaObject>),
    }),
  )

const ofAll = table<unknown>({
  type: (value, schema) => typesIn(schema).includes(typeOf(value)),
  enum: (value, schema) => schema.enum.some((one) => canonical(one) === canonical(value)),
  const: (value, schema) => canonical(schema.const) === canonical(value),
})

const ofNumbers = table<number>({
  minimum: (value, { minimum }) => value >= minimum,
  maximum: (value, { maximum }) => value <= maximum,
  exclusiveMinimum: (value, { exclusiveMinimum }) => value > exclusiveMinimum,
  exclusiveMaximum: (value, { exclusiveMaximum }) => value < exclusiveMaximum,
  multipleOf: (value, { multipleOf }) => Number.isInteger(value / multipleOf),
})

const ofStrings = table<string>({
  minLength: (value, { minLength }) => lengthOf(value) >= minLength,
  maxLength: (value, { maxLength }) => lengthOf(value) <= maxLength,
  pattern: (value, { pattern }) => regex(pattern)?.test(value) ?? true,
  format: (value, { format }) => {
    const known = formats[format]
    return known === undefined || hasFormat(value, known)
  },
})

const ofObjects = table<object>({
  minProperties: (value, { minProperties }) => Object.keys(value).length >= minProperties,
  maxProperties: (value, { maxProperties }) => Object.keys(value).length <= maxProperties,
})

const ofArrays = table<readonly unknown[]>({
  minItems: (value, { minItems }) => value.length >= minItems,
  maxItems: (value, { maxItems }) => value.length <= maxItems,
  uniqueItems: (value, { uniqueItems }) =>
    !uniqueItems || new Set(value.map(canonical)).size === value.length,
})

export type Type = 'null' | 'boolean' | 'string' | 'number' | 'integer' | 'array' | 'object'

const rules: Readonly<Record<Type, readonly Rule[]>> = {
  null: ofAll,
  boolean: ofAll,
  string: [...ofAll, ...ofStrings],
  number: [...ofAll, ...ofNumbers],
  integer: [...ofAll, ...ofNumbers],
  array: [...ofAll, ...ofArrays],
  object: [...ofAll, ...ofObjects],
}

const rulesFor = (value: unknown): readonly Rule[] => rules[typeOf(value)]

export function typeOf(value: unknown): Type {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  if (typeof value === 'string') return 'string'
  return typeof value === 'boolean' ? 'boolean' : 'object'
}

/** The types that a schema lets through; `number` stands for what is no integer. */
export function typesIn({ type, nullable }: SchemaObject): readonly string[] {
  const said = typeof type === 'string' ? [type] : (type ?? Object.keys(rules))
  const whole = said.includes('number') ? [...said, 'integer'] : said
  return nullable === true ? [...whole, 'null'] : whole
}

function members(
  schema: SchemaObject,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
  judge: Judge,
): Breach[] {
  const missing = (schema.required ?? []).filter(isMissingIn(value))
  const found = missing.map(
    (name): Breach => ({ pointer: pointer + token(name), rule: 'required' }),
  )
  // Asked of every member of every value that is drawn: what a schema does not say costs nothing.
  const { additionalProperties: other, propertyNames, dependentRequired, dependentSchemas } = schema
  for (const [name, item] of Object.entries(value)) {
    const parts = partsFor(schema, name)
    const here = pointer + token(name)
    for (const part of parts) found.push(...judge(part, item, here))
    if (other === false && parts.length === 0)
      found.push({ pointer: here, rule: 'additionalProperties' })
    else if (other !== undefined && parts.length === 0) found.push(...judge(other, item, here))
    if (propertyNames !== undefined && judge(propertyNames, name, `${here}~name`).length > 0)
      found.push({ pointer, rule: 'propertyNames' })
    if (dependentRequired !== undefined && dependents(schema, name).some(isMissingIn(value)))
      found.push({ pointer, rule: 'dependentRequired' })
    const dependent = ownOf(dependentSchemas, name)
    if (dependent !== undefined) found.push(...judge(dependent, value, pointer))
  }
  return found
}

const isMissingIn = (value: object) => (name: string) => !Object.hasOwn(value, name)

export const dependents = (schema: SchemaObject, name: string): readonly string[] =>
  ownOf(schema.dependentRequired, name) ?? []

const ownOf = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined

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

function elements(
  schema: SchemaObject,
  value: readonly unknown[],
  pointer: string,
  judge: Judge,
): Breach[] {
  const { prefixItems = [], items, contains, minContains = 1, maxContains } = schema
  const found: Breach[] = []
  for (const [index, item] of value.entries()) {
    const part = prefixItems[index] ?? items ?? true
    if (index >= prefixItems.length && items === false) {
      found.push({ pointer, rule: 'items' })
      break
    }
    found.push(...judge(part, item, pointer + token(index)))
  }
  if (contains === undefined) return found
  const count = value.filter(
    (item, index) => judge(contains, item, pointer + token(index)).length === 0,
  ).length
  const most = maxContains ?? Number.POSITIVE_INFINITY
  if (count < minContains || count > most) found.push({ pointer, rule: 'contains' })
  return found
}

function applied(schema: SchemaObject, value: unknown, pointer: string, judge: Judge): Breach[] {
  const here = (one: Schema) => judge(one, value, pointer)
  const found: Breach[] = []
  for (const one of schema.allOf ?? []) found.push(...here(one))
  if (schema.anyOf !== undefined) {
    const branches = schema.anyOf.map(here)
    if (branches.every(isBroken)) found.push({ pointer, rule: 'anyOf', branches })
  }
  if (schema.oneOf !== undefined) {
    const branches = schema.oneOf.map(here)
    const kept = branches.filter((branch) => !isBroken(branch)).length
    if (kept === 0) found.push({ pointer, rule: 'oneOf', branches })
    if (kept > 1) found.push({ pointer, rule: 'oneOf' })
  }
  if (schema.not !== undefined && !isBroken(here(schema.not))) found.push({ pointer, rule: 'not' })
  if (schema.if !== undefined) {
    found.push(...here((isBroken(here(schema.if)) ? schema.else : schema.then) ?? true))
  }
  return found
}

const isBroken = (found: readonly Breach[]): boolean => found.length > 0

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
