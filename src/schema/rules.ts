import { formats, hasFormat } from './formats.ts'
import { regex } from './parts.ts'
import { canonical, type Keyword, lengthOf, type SchemaObject } from './schema.ts'

/** A keyword that asks something of a value without asking other schemas. */
interface Rule {
  readonly name: Keyword
  keeps(value: unknown, schema: SchemaObject): boolean
}

// Each table's rules get values of its type only, so the casts below hold.
const table = <T>(
  rules: Partial<Record<Keyword, (value: T, schema: Required<SchemaObject>) => boolean>>,
) =>
  Object.entries(rules).map(
    ([name, keep]): Rule => ({
      name: name as Keyword,
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
  // What is too large to be divided is whole.
  multipleOf: (value, { multipleOf }) =>
    Number.isInteger(value / multipleOf) || !Number.isFinite(value / multipleOf),
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

export const rulesFor = (value: unknown): readonly Rule[] => rules[typeOf(value)]

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
