import { isObject, type JsonObject } from './json.ts'
import type { Place } from './walk.ts'

/** Mends of one schema in place, each saying what it did. */
export const schemaMends = [
  referMappings,
  mendNullable,
  mendBounds,
  mendRequired,
  listSchemaExamples,
] as const

/** A mapping may name a component; tools agree only on references. */
function referMappings({ node }: Place): readonly string[] {
  const mapping = isObject(node.discriminator) ? node.discriminator.mapping : undefined
  if (!isObject(mapping)) return []
  return Object.entries(mapping).flatMap(([value, name]) => {
    if (typeof name !== 'string' || !/^[\w.-]+$/.test(name)) return []
    mapping[value] = `#/components/schemas/${name}`
    return [`the mapping of ${value} is no reference: made one`]
  })
}

/** OpenAPI 3.1 has no `nullable`: null is a type. */
function mendNullable({ node }: Place): readonly string[] {
  const { nullable } = node
  if (typeof nullable !== 'boolean') return []
  delete node.nullable
  if (!nullable) return ['nullable: false says nothing in 3.1: dropped']
  if (typeof node.type === 'string' || Array.isArray(node.type)) {
    node.type = [...new Set([node.type, 'null'].flat())]
    if (Array.isArray(node.enum) && !node.enum.includes(null)) node.enum.push(null)
    return ['nullable: true in 3.1: null added to type']
  }
  wrapNullable(node)
  return ['nullable: true in 3.1: made a union with null']
}

function wrapNullable(node: JsonObject): void {
  const inner: JsonObject = {}
  for (const name of ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const']) {
    const part = node[name]
    if (part === undefined) continue
    inner[name] = part
    delete node[name]
  }
  node.anyOf = [inner, { type: 'null' }]
}

/** In 3.1 an exclusive bound is a number of its own, not a flag on the other one. */
function mendBounds({ node }: Place): readonly string[] {
  return (['minimum', 'maximum'] as const).flatMap((bound) => {
    const name = bound === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'
    const flag = node[name]
    const limit = node[bound]
    if (typeof flag !== 'boolean') return []
    delete node[name]
    if (!flag || typeof limit !== 'number') return [`${name} is a flag that does nothing: dropped`]
    node[name] = limit
    delete node[bound]
    return [`${name} is a flag: made the bound ${limit}`]
  })
}

function mendRequired({ node }: Place): readonly string[] {
  if (typeof node.required !== 'boolean') return []
  delete node.required
  return ['required is a flag on a property: dropped, the parent lists what is required']
}

/** A schema's `examples` is a list. */
function listSchemaExamples({ node }: Place): readonly string[] {
  const { examples } = node
  if (!isObject(examples)) return []
  node.examples = Object.values(examples).map((example) =>
    isObject(example) && example.value !== undefined ? example.value : example,
  )
  return ['examples of a schema is a map: made a list']
}
