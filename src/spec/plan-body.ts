import { SpecFault } from './fault.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  objectOf,
  pointerTo,
  stringOf,
  tokensOf,
} from './json.ts'
import { type Found, find, findObject, pointerOf } from './refs.ts'

/** A schema that needs a validator: where it stands, and a name to give to it. */
export interface Wanted {
  readonly pointer: string
  readonly label: string
}

export interface BodyPlan {
  readonly required: boolean
  readonly judge: Wanted
  readonly batch: {
    readonly by: string
    readonly tasks: Readonly<Record<string, Wanted>>
  } | null
}

/** What an operation takes as JSON; `null` where it documents none. */
export function bodyOf(document: JsonObject, operation: Found, label: string): BodyPlan | null {
  const body = findObject(document, operation, 'requestBody')
  const schema = body === null ? null : jsonSchemaOf(document, body)
  if (body === null || schema === null) return null
  return {
    required: body.value.required === true,
    judge: { pointer: schema.pointer, label },
    batch: batchOf(document, schema, label),
  }
}

/** The schema of the JSON content of a request or a response; `null` where there is none. */
export function jsonSchemaOf(document: JsonObject, owner: Found<JsonObject>): Found | null {
  const types = Object.keys(objectOf(owner.value.content))
  const type = types.find((name) => /^application\/([\w.-]+\+)?json\b/i.test(name))
  if (type === undefined) return null
  return find(document, pointerTo(owner.pointer, 'content', type, 'schema'))
}

/** A list whose entries a discriminator tells apart is a batch of tasks. */
function batchOf(document: JsonObject, schema: Found, label: string): BodyPlan['batch'] {
  if (!isObject(schema.value) || schema.value.type !== 'array') return null
  const items = findObject(document, schema, 'items')
  const discriminator = objectOf(items?.value.discriminator)
  const by = stringOf(discriminator.propertyName)
  if (items === null || by === undefined || !Array.isArray(items.value.oneOf)) return null
  const mapping = isObject(discriminator.mapping)
    ? discriminator.mapping
    : implied(items.value.oneOf)
  const tasks = Object.entries(mapping).map(([value, $ref]) => {
    const found = find(document, pointerOf(String($ref), items.pointer))
    if (found === null) throw new SpecFault(`#${items.pointer}: ${$ref} names no schema`)
    return [value, { pointer: found.pointer, label: `${label} ${value}` }] as const
  })
  return { by, tasks: Object.fromEntries(tasks) }
}

/** Without a mapping, the discriminator's values are the names of the components. */
function implied(oneOf: readonly Json[]): JsonObject {
  const refs = oneOf.flatMap((one) => stringOf(objectOf(one).$ref) ?? [])
  return Object.fromEntries(refs.map(($ref) => [tokensOf($ref).at(-1) ?? '', $ref]))
}
