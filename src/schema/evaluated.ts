import { partsFor } from './parts.ts'
import { isObject, type Schema, type SchemaObject } from './schema.ts'

interface Around {
  resolve($ref: string): Schema | undefined
  /** Of the value that is asked about. */
  holds(schema: Schema): boolean
  /** Of one of its elements. */
  contains(schema: Schema, item: unknown, index: number): boolean
}

type Container = Readonly<Record<string, unknown>> | readonly unknown[]

/** The names or indices that `unevaluatedProperties` or `unevaluatedItems` of a schema leave to others:
 *  its own keywords look at them, or those of a schema that holds beside it. */
export function evaluated(schema: SchemaObject, value: Container, around: Around): Set<string> {
  const { unevaluatedProperties: _members, unevaluatedItems: _elements, ...own } = schema
  const seen = new Set<Schema>()
  const look = (one: Schema): readonly string[] => {
    if (typeof one === 'boolean' || seen.has(one)) return []
    seen.add(one)
    const direct = isObject(value)
      ? membersSeen(one, value)
      : elementsSeen(one, value as readonly unknown[], around)
    return [...direct, ...beside(one, value, around).flatMap(look)]
  }
  return new Set(look(own))
}

function membersSeen(one: SchemaObject, value: Readonly<Record<string, unknown>>) {
  const names = Object.keys(value)
  const all = one.additionalProperties !== undefined || one.unevaluatedProperties !== undefined
  return all ? names : names.filter((name) => partsFor(one, name).length > 0)
}

function elementsSeen(one: SchemaObject, value: readonly unknown[], around: Around) {
  const { prefixItems = [], items, unevaluatedItems, contains } = one
  const all = items !== undefined || unevaluatedItems !== undefined
  return [...value.keys()]
    .filter(
      (index) =>
        all ||
        index < prefixItems.length ||
        (contains !== undefined && around.contains(contains, value[index], index)),
    )
    .map(String)
}

/** The schemas that hold for the same value. */
function beside(one: SchemaObject, value: Container, { resolve, holds }: Around): Schema[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = one
  const found = [...allOf, ...[...anyOf, ...oneOf].filter(holds)]
  if ($ref !== undefined) found.push(resolve($ref) ?? true)
  if (one.if !== undefined) {
    if (holds(one.if)) found.push(one.if, one.then ?? true)
    else found.push(one.else ?? true)
  }
  const present = Object.entries(dependentSchemas).filter(([name]) => Object.hasOwn(value, name))
  return [...found, ...present.map(([, then]) => then)]
}
