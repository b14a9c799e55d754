import type { Book } from './book.ts'
import { evaluated } from './evaluated.ts'
import { isOdd } from './formats.ts'
import { dependents, ownOf, partsFor } from './parts.ts'
import { rulesFor } from './rules.ts'
import { isObject, type Schema, type SchemaObject, token } from './schema.ts'

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

/** Every rule that the value breaks; none where it is doubtful whether it does. */
export function breaches(schema: Schema, value: unknown, book: Book): readonly Breach[] {
  const { found, sure } = judgement(schema, value, book)
  return sure ? found : []
}

export function keeps(schema: Schema, value: unknown, book: Book): boolean {
  const { found, sure } = judgement(schema, value, book)
  return sure && found.length === 0
}

function judgement(schema: Schema, value: unknown, book: Book) {
  let sure = true
  const followed = new Map<string, readonly Breach[]>()
  const judge: Judge = (one, item, pointer) => {
    if (one === true) return []
    if (one === false) return [{ pointer, rule: 'false schema' }]
    book.meter.spend(1)
    if (typeof item === 'string' && one.format !== undefined) sure &&= !isOdd(item, one.format)
    const found = judged(one, item, pointer, judge)
    found.push(...unevaluated(one, item, pointer, judge, book))
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
  const found = judge(schema, value, '')
  return { found, sure }
}

function judged(schema: SchemaObject, value: unknown, pointer: string, judge: Judge): Breach[] {
  const found = rulesFor(value)
    .filter((rule) => schema[rule.name] !== undefined && !rule.keeps(value, schema))
    .map(({ name }): Breach => ({ pointer, rule: name }))
  if (isObject(value)) found.push(...members(schema, value, pointer, judge))
  if (Array.isArray(value)) found.push(...elements(schema, value, pointer, judge))
  found.push(...applied(schema, value, pointer, judge))
  return found
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

function unevaluated(
  schema: SchemaObject,
  value: unknown,
  pointer: string,
  judge: Judge,
  book: Book,
): Breach[] {
  const { unevaluatedProperties: others, unevaluatedItems: rest } = schema
  if (others === undefined && rest === undefined) return []
  const [rule, part] = isObject(value)
    ? (['unevaluatedProperties', others] as const)
    : (['unevaluatedItems', rest] as const)
  if (part === undefined || !(isObject(value) || Array.isArray(value))) return []
  const seen = evaluated(schema, value, {
    resolve: book.resolve,
    holds: (one) => !isBroken(judge(one, value, pointer)),
    contains: (one, item, index) => !isBroken(judge(one, item, pointer + token(index))),
  })
  return Object.entries(value)
    .filter(([name]) => !seen.has(name))
    .flatMap(([name, item]) => {
      const here = pointer + token(name)
      return part === false ? [{ pointer: here, rule }] : judge(part, item, here)
    })
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
