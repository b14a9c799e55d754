import { formats, silent } from './formats.ts'
import { dependents } from './parts.ts'
import { typesIn } from './rules.ts'
import type { Schema, SchemaObject } from './schema.ts'

/** One way to break a rule: which place it is seen at, and a schema that what breaks it keeps. */
interface Opposite {
  /** What is missing or too many, below the value. */
  readonly name?: string
  readonly schema: Schema
}

const opposite = (schema: Schema): Opposite[] => [{ schema }]

type Break = (schema: Required<SchemaObject>, fresh: () => string | null) => readonly Opposite[]

/** How each rule is broken, by a schema that asks for the contrary. */
export const opposites: Readonly<Record<string, Break>> = {
  type: (schema) => {
    const other = allTypes.filter((type) => !typesIn(schema).includes(type))
    return other.map((type) => ({ schema: type === 'number' ? broken : { type } }))
  },
  enum: ({ enum: list }) => opposite({ not: { enum: list } }),
  const: (schema) => opposite({ not: { const: schema.const } }),
  minimum: ({ minimum }) => opposite({ type: 'number', exclusiveMaximum: minimum }),
  maximum: ({ maximum }) => opposite({ type: 'number', exclusiveMinimum: maximum }),
  exclusiveMinimum: ({ exclusiveMinimum: maximum }) => opposite({ type: 'number', maximum }),
  exclusiveMaximum: ({ exclusiveMaximum: minimum }) => opposite({ type: 'number', minimum }),
  multipleOf: ({ multipleOf }) => opposite({ type: 'number', not: { multipleOf } }),
  minLength: ({ minLength }) =>
    minLength < 1 ? [] : opposite({ type: 'string', maxLength: minLength - 1 }),
  maxLength: ({ maxLength }) => opposite({ type: 'string', minLength: maxLength + 1 }),
  pattern: ({ pattern }) => opposite({ type: 'string', not: { pattern } }),
  format: ({ format }) => {
    const texts = silent.includes(format) ? [] : (formats[format]?.broken ?? [])
    return texts.length === 0 ? [] : opposite({ enum: texts })
  },
  required: ({ required }) =>
    required.map((name) => ({ name, schema: { type: 'object', properties: { [name]: false } } })),
  additionalProperties: ({ additionalProperties }, fresh) => {
    const name = additionalProperties === false ? fresh() : null
    return name === null ? [] : [{ name, schema: { type: 'object', required: [name] } }]
  },
  propertyNames: ({ propertyNames }) =>
    opposite({
      type: 'object',
      propertyNames: { not: propertyNames },
      minProperties: 1,
      maxProperties: 1,
    }),
  minProperties: ({ minProperties }) =>
    minProperties < 1 ? [] : opposite({ type: 'object', maxProperties: minProperties - 1 }),
  maxProperties: ({ maxProperties }) =>
    opposite({ type: 'object', minProperties: maxProperties + 1 }),
  dependentRequired: (schema) =>
    Object.keys(schema.dependentRequired).flatMap((name) =>
      dependents(schema, name).map((needed) => ({
        schema: { type: 'object', required: [name], properties: { [needed]: false } },
      })),
    ),
  minItems: ({ minItems }) =>
    minItems < 1 ? [] : opposite({ type: 'array', maxItems: minItems - 1 }),
  maxItems: ({ maxItems }) => opposite({ type: 'array', minItems: maxItems + 1 }),
  uniqueItems: ({ uniqueItems }) =>
    uniqueItems ? opposite({ type: 'array', minItems: 2, not: { uniqueItems } }) : [],
  items: ({ items, prefixItems = [] }) =>
    items === false ? opposite({ type: 'array', minItems: prefixItems.length + 1 }) : [],
  contains: ({ contains, minContains = 1, maxContains }) => [
    ...(minContains < 1
      ? []
      : opposite({ type: 'array', contains, minContains: 0, maxContains: minContains - 1 })),
    ...(maxContains === undefined
      ? []
      : opposite({ type: 'array', contains, minContains: maxContains + 1 })),
  ],
  not: ({ not }) => opposite(not),
  anyOf: ({ anyOf }) => opposite({ not: { anyOf } }),
  oneOf: ({ oneOf }) => [
    { schema: { not: { anyOf: oneOf } } },
    ...oneOf.flatMap((one, index) =>
      oneOf.slice(index + 1, index + 1 + PAIRS_MAX).map((other) => ({
        schema: { allOf: [one, other] },
      })),
    ),
  ],
}

/** A value that keeps two of `oneOf` is looked for among so many neighbours of each. */
const PAIRS_MAX = 4

const allTypes = ['null', 'boolean', 'string', 'integer', 'number', 'array', 'object'] as const
/** A number that is no integer. */
const broken: Schema = { type: 'number', not: { type: 'integer' } }

/** Keywords that belong to a rule and go with it when it is taken away. */
export const companions: Readonly<Record<string, readonly string[]>> = {
  type: ['nullable'],
  contains: ['minContains', 'maxContains'],
}
