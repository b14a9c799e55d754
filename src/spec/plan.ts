import { SpecFault } from './fault.ts'
import { isObject, type JsonObject, listOf, objectOf, stringOf } from './json.ts'
import { type BodyPlan, bodyOf, jsonSchemaOf, type Wanted } from './plan-body.ts'
import { type ParametersPlan, parametersOf } from './plan-parameters.ts'
import { type Found, find, findObject } from './refs.ts'
import { methodNames } from './walk.ts'

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
    parameters: parametersOf(document, [place.item, operation], `${id} parameters`),
    body: bodyOf(document, operation, `${id} body`),
    responses: responsesOf(document, operation, id),
  }
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
