import { SpecFault } from './fault.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  pointerTo,
  stringOf,
  tokensOf,
} from './json.ts'
import { type Found, find, findObject, pointerOf } from './refs.ts'
import { methodNames } from './walk.ts'

/** A schema that needs a validator: where it stands, and a name to give to it. */
export interface Wanted {
  readonly pointer: string
  readonly label: string
}

export interface ParameterPlan {
  /** As callers spell it; a header's in lower case. */
  readonly name: string
  readonly required: boolean
  /** The parameter's schema; `null` where anything will do. */
  readonly pointer: string | null
}

export interface ParametersPlan {
  readonly label: string
  /** The operation, for the places in messages. */
  readonly pointer: string
  readonly groups: Readonly<Record<'path' | 'query' | 'header', readonly ParameterPlan[]>>
}

export interface BodyPlan {
  readonly required: boolean
  readonly judge: Wanted
  readonly batch: {
    readonly by: string
    readonly tasks: Readonly<Record<string, Wanted>>
  } | null
}

export interface OperationPlan {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly parameters: ParametersPlan | null
  readonly body: BodyPlan | null
  readonly responses: Readonly<Record<string, Wanted | null>>
}

/** A `Contract` with schemas where its validators will be. */
export interface Plan {
  readonly servers: readonly string[]
  readonly operations: readonly OperationPlan[]
  readonly callbacks: Readonly<Record<string, Wanted>>
}

/** Reads the contract off a compiled document: operations in document order, then callbacks. */
export function planOf(document: JsonObject): Plan {
  const { servers, base } = serversOf(document)
  const below = operationsBelow(document, '/paths')
  const operations = below.map((place) => operationOf(document, place, base))
  return { servers, operations, callbacks: callbacksOf(document, below) }
}

/** Origins without a path; the path of the first server goes before each operation's own. */
function serversOf(document: JsonObject): { servers: string[]; base: string } {
  const urls = listOf(document.servers).map((server) => new URL(urlOf(objectOf(server))))
  const [first] = urls
  if (first === undefined)
    throw new SpecFault('#/servers: expected at least one server, found none')
  const servers = [...new Set(urls.map(({ protocol, host }) => `${protocol}//${host}`))]
  return { servers, base: first.pathname.replace(/\/$/, '') }
}

/** A server's URL with the defaults of its variables. */
function urlOf(server: JsonObject): string {
  const url = (stringOf(server.url) ?? '').replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return stringOf(objectOf(objectOf(server.variables)[name]).default) ?? ''
  })
  if (URL.canParse(url)) return url
  throw new SpecFault(`#/servers: expected an absolute URL, found ${JSON.stringify(url)}`)
}

interface OperationPlace {
  readonly path: string
  readonly method: string
  readonly item: Found<JsonObject>
  readonly operation: Found<JsonObject>
}

function operationsBelow(document: JsonObject, pointer: string): readonly OperationPlace[] {
  const found = find(document, pointer)
  if (found === null || !isObject(found.value)) return []
  return Object.keys(found.value).flatMap((path) => {
    const item = findObject(document, found, path)
    if (item === null) return []
    return methodNames.flatMap((method) => {
      const operation = findObject(document, item, method)
      return operation === null ? [] : [{ path, method, item, operation }]
    })
  })
}

function operationOf(document: JsonObject, place: OperationPlace, base: string): OperationPlan {
  const { path, method, operation } = place
  const id = stringOf(operation.value.operationId) ?? `${method} ${path}`
  return {
    id,
    method: method.toUpperCase(),
    path: base === '' ? path : base + path.replace(/^\/$/, ''),
    parameters: parametersOf(document, place, `${id} parameters`),
    body: bodyOf(document, operation, `${id} body`),
    responses: responsesOf(document, operation, id),
  }
}

/** Parameters of the path apply to each of its operations, which may declare them anew. */
function parametersOf(
  document: JsonObject,
  { item, operation }: OperationPlace,
  label: string,
): ParametersPlan | null {
  const byName = new Map<string, ParameterPlan & { place: string }>()
  for (const owner of [item, operation]) {
    for (const index of listOf(owner.value.parameters).keys()) {
      const found = findObject(document, owner, 'parameters', index)
      if (found === null) continue
      const parameter = parameterOf(found)
      byName.set(`${parameter.place} ${parameter.name}`, parameter)
    }
  }
  if (byName.size === 0) return null
  const all = [...byName.values()]
  const group = (place: string): ParameterPlan[] => all.filter((one) => one.place === place)
  const groups = { path: group('path'), query: group('query'), header: group('header') }
  return { label, pointer: operation.pointer, groups }
}

function parameterOf({ value, pointer }: Found<JsonObject>): ParameterPlan & { place: string } {
  const place = stringOf(value.in) ?? ''
  const name = stringOf(value.name) ?? ''
  return {
    place,
    name: place === 'header' ? name.toLowerCase() : name,
    required: value.required === true,
    pointer: value.schema === undefined ? null : pointerTo(pointer, 'schema'),
  }
}

function bodyOf(document: JsonObject, operation: Found, label: string): BodyPlan | null {
  const body = findObject(document, operation, 'requestBody')
  const schema = body === null ? null : jsonSchemaOf(document, body)
  if (body === null || schema === null) return null
  return {
    required: body.value.required === true,
    judge: { pointer: schema.pointer, label },
    batch: batchOf(document, schema, label),
  }
}

/** The schema of the JSON content of a request or a response. */
function jsonSchemaOf(document: JsonObject, owner: Found<JsonObject>): Found | null {
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

function responsesOf(
  document: JsonObject,
  operation: Found<JsonObject>,
  id: string,
): OperationPlan['responses'] {
  const statuses = Object.keys(objectOf(operation.value.responses))
  const judges = statuses.map((status) => {
    const response = findObject(document, operation, 'responses', status)
    const schema = response === null ? null : jsonSchemaOf(document, response)
    const label = `${id} ${status}`
    return [status, schema === null ? null : { pointer: schema.pointer, label }] as const
  })
  return Object.fromEntries(judges)
}

/** Webhooks are the callbacks that belong to no operation. */
function callbacksOf(
  document: JsonObject,
  operations: readonly OperationPlace[],
): Plan['callbacks'] {
  const callbacks: Record<string, Wanted> = {}
  const add = (name: string, operation: Found): void => {
    const body = bodyOf(document, operation, `callback ${name}`)
    if (body === null) return
    if ((callbacks[name]?.pointer ?? body.judge.pointer) !== body.judge.pointer) {
      const advice = 'let both refer to one schema, or rename one'
      throw new SpecFault(`#${operation.pointer}: a second callback "${name}"; ${advice}`)
    }
    callbacks[name] = body.judge
  }
  for (const { operation } of operations) {
    for (const name of Object.keys(objectOf(operation.value.callbacks))) {
      const callback = findObject(document, operation, 'callbacks', name)
      if (callback === null) continue
      for (const below of operationsBelow(document, callback.pointer)) add(name, below.operation)
    }
  }
  for (const { path, operation } of operationsBelow(document, '/webhooks')) add(path, operation)
  return callbacks
}
