/** A JSON Schema of 2020-12 as OpenAPI 3.1 uses it, keywords trusted to be of their metaschema's types. */
export type Schema = boolean | SchemaObject

export interface SchemaObject {
  readonly $anchor?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly nullable?: boolean
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly unevaluatedProperties?: Schema
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly dependentSchemas?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly unevaluatedItems?: Schema
  readonly contains?: Schema
  readonly minContains?: number
  readonly maxContains?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly not?: Schema
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
}

/** No other keyword is read: a new one joins the table in keywords.ts, or does not compile. */
export type Keyword = keyof SchemaObject

/** Schemas that hold together, each without the keywords that only lead to other schemas. */
export type Conjunction = readonly SchemaObject[]

/** A schema as ways to keep it. */
export interface Alternatives {
  readonly ways: readonly Conjunction[]
  /** The ways let through more than the schema does: what is drawn must be judged. */
  readonly loose: boolean
}

/** What could not be drawn, or is not judged, and why. */
export interface Gap {
  /** Where in the root document, as a JSON pointer; of a merged schema, its first part's place. */
  readonly pointer: string
  readonly keyword: string
  readonly why: string
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal for equal JSON, whatever the order of names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

/** As a JSON pointer goes on by it. */
export function token(name: string | number): string {
  const text = String(name)
  // Most names need no escape, and this is asked for every member of every value.
  if (!text.includes('~') && !text.includes('/')) return `/${text}`
  return `/${text.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** How long a text is to JSON Schema: its code points. */
export const lengthOf = (text: string): number => {
  let length = 0
  for (const _point of text) length += 1
  return length
}
