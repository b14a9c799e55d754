import { isObject, type Json, type JsonObject, pointerTo, tokensOf } from './json.ts'

/** The objects of an OpenAPI document that have a meaning of their own. */
export type Kind =
  | 'callback'
  | 'components'
  | 'document'
  | 'example'
  | 'header'
  | 'info'
  | 'link'
  | 'media'
  | 'operation'
  | 'parameter'
  | 'path'
  | 'request'
  | 'response'
  | 'schema'
  | 'scheme'
  | 'server'
  | 'tag'

/** One such object and where it stands. */
export interface Place {
  readonly kind: Kind
  readonly node: JsonObject
  /** JSON pointer from the root of the walk. */
  readonly pointer: string
  /** The name or index under which it stands: a status, a property name. */
  readonly key: string
}

type Part = readonly [Kind, 'one' | 'map' | 'list']
type Parts = Readonly<Record<string, Part>>

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** What an operation object can stand under in a path item. */
export const methodNames: readonly string[] = methods

const one = (kind: Kind): Part => [kind, 'one']
const map = (kind: Kind): Part => [kind, 'map']
const list = (kind: Kind): Part => [kind, 'list']

const schemaMaps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']
const schemaLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
const schemaOnes =
  'additionalProperties items contains not if then else propertyNames unevaluatedItems unevaluatedProperties'.split(
    ' ',
  )
const all = (names: readonly string[], part: Part): Parts =>
  Object.fromEntries(names.map((name) => [name, part]))

/** Which object stands under which name: the grammar of OpenAPI 3.0 and 3.1. */
const grammar: Readonly<Record<Kind, Parts>> = {
  document: {
    info: one('info'),
    servers: list('server'),
    tags: list('tag'),
    paths: map('path'),
    webhooks: map('path'),
    components: one('components'),
  },
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('request'),
    headers: map('header'),
    securitySchemes: map('scheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('path'),
  },
  path: {
    servers: list('server'),
    parameters: list('parameter'),
    ...all(methods, one('operation')),
  },
  operation: {
    servers: list('server'),
    parameters: list('parameter'),
    requestBody: one('request'),
    responses: map('response'),
    callbacks: map('callback'),
  },
  // A callback's own names are runtime expressions; see `partsOf`.
  callback: {},
  parameter: { schema: one('schema'), examples: map('example'), content: map('media') },
  header: { schema: one('schema'), examples: map('example'), content: map('media') },
  request: { content: map('media') },
  response: { headers: map('header'), content: map('media'), links: map('link') },
  media: { schema: one('schema'), examples: map('example') },
  schema: {
    ...all(schemaMaps, map('schema')),
    ...all(schemaLists, list('schema')),
    ...all(schemaOnes, one('schema')),
  },
  link: { server: one('server') },
  example: {},
  info: {},
  scheme: {},
  server: {},
  tag: {},
}

/**
 * Every OpenAPI object below and including `node`, parents first. A visitor may change the object
 * it is given: what it changed is what the walk goes on with.
 */
export function* walk(node: Json | undefined, kind: Kind, pointer = ''): Generator<Place> {
  if (!isObject(node)) return
  yield { kind, node, pointer, key: tokensOf(pointer).at(-1) ?? '' }
  for (const [name, [partKind, form]] of Object.entries(partsOf(node, kind))) {
    const below = pointerTo(pointer, name)
    const part = node[name]
    if (form === 'one') yield* walk(part, partKind, below)
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        yield* walk(value, partKind, pointerTo(below, key))
      }
    }
  }
}

function partsOf(node: JsonObject, kind: Kind): Parts {
  if (kind !== 'callback') return grammar[kind]
  return all(
    Object.keys(node).filter((name) => !name.startsWith('x-') && name !== '$ref'),
    one('path'),
  )
}
