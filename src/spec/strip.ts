import { clone, isObject, type Json, type JsonObject, pointerTo, stringOf } from './json.ts'
import { phraseOf } from './repair.ts'
import { type Kind, type Place, walk } from './walk.ts'

/** Longer texts are the vendor's prose unless they name something. */
const TEXT_MAX = 40

export interface Stripped {
  readonly document: JsonObject
  /** Facts that had to go because they were long texts, by pointer. */
  readonly lost: readonly string[]
}

/** What names of an object are prose whatever they say. */
const prose = ['description', 'summary', 'externalDocs']

const proseOf: Partial<Record<Kind, readonly string[]>> = {
  schema: [...prose, 'title'],
  info: [...prose, 'contact', 'license', 'termsOfService'],
}

/** Extensions that documentation tools write for themselves. */
const toolExtension =
  /^x-(apidog|code-?samples|fern|mint|readme|redocly|run-in|speakeasy|stoplight)/i

/**
 * A copy that keeps the contract and none of the prose: no text over 40 characters stays but in
 * identifiers (names, patterns, enums, references, URLs). Examples stay whole or not at all.
 */
export function strip(document: JsonObject): Stripped {
  const copy = clone(document)
  const lost: string[] = []
  for (const place of walk(copy, 'document')) {
    dropProse(place)
    dropExamples(place)
    dropLongDefault(place, lost)
    dropExtensions(place)
    if (place.kind === 'response') describe(place)
    if (place.kind === 'info') shortenTitle(place)
  }
  sweep(copy, '', lost)
  return { document: copy, lost }
}

function dropProse({ kind, node }: Place): void {
  for (const name of proseOf[kind] ?? prose) delete node[name]
  const { variables } = node
  if (kind !== 'server' || !isObject(variables)) return
  for (const variable of Object.values(variables))
    if (isObject(variable)) delete variable.description
}

/** OpenAPI wants a description on each response: the status's standard phrase says enough. */
function describe({ node, key }: Place): void {
  if (node.$ref === undefined) node.description = phraseOf(key)
}

function shortenTitle({ node }: Place): void {
  node.title = stringOf(node.title)?.slice(0, TEXT_MAX).trim() ?? ''
}

function dropExamples({ node }: Place): void {
  if (node.example !== undefined && !isShort(node.example)) delete node.example
  const { examples } = node
  if (Array.isArray(examples)) node.examples = examples.filter(isShort)
  else if (isObject(examples)) {
    for (const [name, example] of Object.entries(examples)) {
      const value = isObject(example) ? (example.value ?? null) : example
      if (!isShort(value)) delete examples[name]
    }
  }
  if (node.examples !== undefined && Object.keys(node.examples ?? {}).length === 0) {
    delete node.examples
  }
}

function dropLongDefault({ kind, node, pointer }: Place, lost: string[]): void {
  if (kind !== 'schema' || node.default === undefined || isShort(node.default)) return
  delete node.default
  lost.push(pointerTo(pointer, 'default'))
}

function dropExtensions({ node }: Place): void {
  for (const name of Object.keys(node)) {
    const value = node[name]
    if (!name.startsWith('x-') || value === undefined) continue
    if (toolExtension.test(name) || !isShort(value)) delete node[name]
  }
}

/** No text in the value is longer than a label, URLs apart. */
function isShort(value: Json): boolean {
  if (typeof value === 'string') return value.length <= TEXT_MAX || isUrl(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isShort)
}

/** Absolute URLs and references into the document. */
const isUrl = (text: string): boolean => /^([a-z][a-z0-9+.-]*:\/|#)\/\S+$/i.test(text)

/** Texts and lists of texts under these names are identifiers, long or not. */
const identifiers = new Set(
  '$anchor $id const enum format name operationId operationRef pattern propertyName required tags'.split(
    ' ',
  ),
)

/** Removes every long text that the walk had no reason to look at, and says where it stood. */
function sweep(node: Json, pointer: string, lost: string[]): void {
  if (typeof node !== 'object' || node === null) return
  // Backwards, so that removing one entry of a list does not move those still to be looked at.
  for (const [name, value] of Object.entries(node).toReversed()) {
    const below = pointerTo(pointer, name)
    if (identifiers.has(name) && isTexts(value)) continue
    if (typeof value !== 'string') sweep(value, below, lost)
    else if (!isShort(value)) {
      lost.push(below)
      if (Array.isArray(node)) node.splice(Number(name), 1)
      else delete node[name]
    }
  }
}

function isTexts(value: Json): boolean {
  return Array.isArray(value) ? value.every((one) => !isCompound(one)) : !isCompound(value)
}

const isCompound = (value: Json): boolean => typeof value === 'object' && value !== null
