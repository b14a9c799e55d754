import { STATUS_CODES } from 'node:http'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { isObject, type Json, type JsonObject, listOf, tokensOf } from './json.ts'
import { schemaMends } from './repair-schema.ts'
import { type Kind, methodNames, type Place, walk } from './walk.ts'

/** What a repair did, or a note that changed nothing, and the JSON pointer where. */
export interface Repair {
  readonly kind: 'repaired' | 'noted'
  readonly pointer: string
  readonly what: string
}

/** Mends one kind of object in place and says what it did. */
type Mend = (place: Place) => readonly string[]

const mends: Partial<Record<Kind, readonly Mend[]>> = {
  info: [mendInfo],
  path: [nameOperations],
  media: [mendExamples, dropSecondExample],
  header: [mendExamples, dropSecondExample],
  parameter: [requirePathParameter, mendExamples, dropSecondExample],
  response: [describeResponse],
  schema: schemaMends,
  scheme: [mendScheme],
}

/**
 * Mends in place the known defects of OpenAPI 3.1 documents in the wild and lists every one.
 * Types, limits and enums keep their meaning; what cannot be mended so is left to the validator.
 */
export function repair(document: JsonObject): readonly Repair[] {
  const repairs: Repair[] = []
  for (const place of walk(document, 'document')) {
    for (const mend of mends[place.kind] ?? []) {
      const done = mend(place)
      repairs.push(...done.map((what) => repaired(place.pointer, what)))
    }
  }
  return [...repairs, ...unappliedSchemes(document), ...unknownFormats(document)]
}

const noted = (pointer: string, what: string): Repair => ({ kind: 'noted', pointer, what })

const repaired = (pointer: string, what: string): Repair => ({ kind: 'repaired', pointer, what })

function mendInfo({ node }: Place): readonly string[] {
  const missing = ['title', 'version'].filter((name) => typeof node[name] !== 'string')
  for (const name of missing) node[name] = name === 'title' ? 'Untitled' : '0'
  return missing.map((name) => `info has no ${name}: set to ${JSON.stringify(node[name])}`)
}

/** Callbacks and webhooks need no name: their operations are the receiver's. */
function nameOperations({ node, pointer, key }: Place): readonly string[] {
  const [section, , ...below] = tokensOf(pointer)
  if (section !== 'paths' || below.length > 0) return []
  return methodNames.flatMap((method) => {
    const operation = node[method]
    if (!isObject(operation) || typeof operation.operationId === 'string') return []
    operation.operationId = operationName(method, key)
    return [`${method} has no operationId: named ${operation.operationId}`]
  })
}

/** `get /jobs/{id}` is `getJobsId`. */
function operationName(method: string, path: string): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function requirePathParameter({ node }: Place): readonly string[] {
  if (node.in !== 'path' || node.required === true) return []
  node.required = true
  return ['a path parameter is always required: set']
}

/** `examples` is a map wherever it is not a schema's. */
function mendExamples({ node }: Place): readonly string[] {
  const { examples } = node
  if (!Array.isArray(examples)) return []
  node.examples = Object.fromEntries(examples.map((value, at) => [`example${at + 1}`, { value }]))
  return ['examples is a list: made a map']
}

function dropSecondExample({ node }: Place): readonly string[] {
  if (node.example === undefined || node.examples === undefined) return []
  delete node.example
  return ['both example and examples: example dropped']
}

function describeResponse({ node, key }: Place): readonly string[] {
  if (typeof node.$ref === 'string' || typeof node.description === 'string') return []
  node.description = phraseOf(key)
  return [`response without description: set to ${JSON.stringify(node.description)}`]
}

/** The standard phrase of a status, a class of statuses, `default`, or a component's own name. */
export function phraseOf(status: string): string {
  const classes: Readonly<Record<string, string>> = {
    '2XX': 'Success',
    '4XX': 'Client Error',
    '5XX': 'Server Error',
    default: 'Any other answer',
  }
  return STATUS_CODES[status] ?? classes[status.toUpperCase()] ?? classes[status] ?? status
}

function mendScheme({ node }: Place): readonly string[] {
  const { type } = node
  if (type !== 'bearer' && type !== 'basic') return []
  node.type = 'http'
  node.scheme = type
  return [`type ${type} is no scheme type: made type http, scheme ${type}`]
}

/** A scheme that nothing asks for is only noted: whether it applies is the vendor's to say. */
function unappliedSchemes(document: JsonObject): readonly Repair[] {
  const applied = new Set<string>()
  const collect = (security: Json | undefined): void => {
    for (const need of listOf(security)) {
      for (const name of isObject(need) ? Object.keys(need) : []) applied.add(name)
    }
  }
  collect(document.security)
  const places = [...walk(document, 'document')]
  for (const { kind, node } of places) if (kind === 'operation') collect(node.security)
  return places
    .filter(({ kind, key }) => kind === 'scheme' && !applied.has(key))
    .map(({ pointer }) => noted(pointer, 'this scheme is declared and never applied'))
}

function unknownFormats(document: JsonObject): readonly Repair[] {
  return [...walk(document, 'document')].flatMap(({ kind, node, pointer }) => {
    const { format } = node
    if (kind !== 'schema' || typeof format !== 'string' || format in fullFormats) return []
    return [noted(pointer, `nobody checks the format ${JSON.stringify(format)}`)]
  })
}
