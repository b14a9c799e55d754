import { clone, isObject, type Json, type JsonObject, pointerTo, stringOf } from './json.ts'
import { phraseOf } from './repair.ts'
import { isCompound, isShort, shorten, TEXT_MAX } from './short.ts'
import { type Kind, type Place, walk } from './walk.ts'

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
 * identifiers (names, patterns, enums, references, URLs). Other values stay whole.
 */
export function strip(document: JsonObject): Stripped {
  const copy = clone(document)
  const lost: string[] = []
  for (const place of walk(copy, 'document')) {
    dropProse(place)
    shortenExamples(place)
    dropLongDefault(place, lost)
    dropExtensions(place)
    if (place.kind === 'response') describe(place, copy)
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
function describe({ node, key, pointer }: Place, document: JsonObject): void {
  if (node.$ref === undefined) node.description = phraseOf(statusOf(document, pointer) ?? key)
}

/** The first status that refers to a shared response. */
function statusOf(document: JsonObject, pointer: string): string | undefined {
  const uses = [...walk(document, 'document')].filter(({ node }) => node.$ref === `#${pointer}`)
  return uses.find(({ kind }) => kind === 'response')?.key
}

function shortenTitle({ node }: Place): void {
  node.title = stringOf(node.title)?.slice(0, TEXT_MAX).trim() ?? ''
}

/** Long texts go out of examples; what that leaves may miss its schema, which warns. */
function shortenExamples({ kind, node }: Place): void {
  const names = kind === 'example' ? ['value'] : ['example', 'examples']
  for (const name of names) {
    const value = node[name]
    if (value === undefined) continue
    const short = shorten(value)
    if (short === undefined) delete node[name]
    else node[name] = short
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
