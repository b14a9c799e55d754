import { canonical, type Schema, type SchemaObject } from './schema.ts'

/** What a schema refuses, as a schema that says by what: what can be told apart can be drawn. */
export function contrary(schema: Schema): Schema {
  if (typeof schema === 'boolean') return !schema
  const { not, properties = {}, required = [] } = schema
  const keywords = Object.keys(schema)
  if (canonical(keywords) === '["not"]') return not ?? true
  if (!keywords.every((name) => name === 'properties' || name === 'required'))
    return { not: schema }
  // Whatever is no object keeps both.
  const anyOf: readonly SchemaObject[] = [
    ...required.map((name) => ({ type: 'object', properties: { [name]: false } })),
    ...Object.entries(properties).map(([name, member]) => ({
      type: 'object',
      required: [name],
      properties: { [name]: contrary(member) },
    })),
  ]
  return anyOf.length === 0 ? false : { anyOf }
}
