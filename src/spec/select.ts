import { SpecFault } from './fault.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  pointerTo,
  tokensOf,
} from './json.ts'
import { pointerOf } from './refs.ts'
import { walk } from './walk.ts'

/** A message lists no more paths than this. */
const PATHS_SHOWN_MAX = 10

/**
 * Keeps of a document only some paths, and of its components and tags what those need; security
 * schemes all stay. Refuses a path that is not there.
 */
export function selectPaths(document: JsonObject, paths: readonly string[], source: string): void {
  const all = objectOf(document.paths)
  const unknown = paths.filter((path) => !Object.hasOwn(all, path))
  if (unknown.length > 0) throw new SpecFault(missing(unknown, Object.keys(all), source))
  document.paths = Object.fromEntries(Object.entries(all).filter(([path]) => paths.includes(path)))
  pruneComponents(document)
  pruneTags(document)
}

function missing(unknown: readonly string[], known: readonly string[], source: string): string {
  const more = known.length > PATHS_SHOWN_MAX ? ` and ${known.length - PATHS_SHOWN_MAX} more` : ''
  const there = known.slice(0, PATHS_SHOWN_MAX).join(' ')
  return `${source}: no path ${unknown.join(', ')}; there are ${there}${more}`
}

function pruneComponents(document: JsonObject): void {
  const { components, ...rest } = document
  if (!isObject(components)) return
  const needed = new Set<string>()
  reach(document, rest, needed)
  for (const [section, members] of Object.entries(components)) {
    if (section === 'securitySchemes' || !isObject(members)) continue
    for (const name of Object.keys(members)) {
      if (!needed.has(pointerTo('/components', section, name))) delete members[name]
    }
    if (Object.keys(members).length === 0) delete components[section]
  }
}

/** Collects the pointers of all components that the value refers to, at first or further hand. */
function reach(document: JsonObject, value: Json, needed: Set<string>): void {
  if (typeof value === 'string') reachText(document, value, needed)
  else if (typeof value === 'object' && value !== null) {
    for (const below of Object.values(value)) reach(document, below, needed)
  }
}

/** References also stand in a discriminator's mapping, so every text is looked at. */
function reachText(document: JsonObject, text: string, needed: Set<string>): void {
  if (!text.startsWith('#/components/')) return
  const [components = '', section = '', name = ''] = tokensOf(pointerOf(text, ''))
  const pointer = pointerTo('', components, section, name)
  if (needed.has(pointer)) return
  needed.add(pointer)
  reach(document, objectOf(objectOf(document.components)[section])[name] ?? null, needed)
}

function pruneTags(document: JsonObject): void {
  if (!Array.isArray(document.tags)) return
  const used = [...walk(document, 'document')].flatMap(({ kind, node }) =>
    kind === 'operation' ? listOf(node.tags) : [],
  )
  document.tags = document.tags.filter((tag) => isObject(tag) && used.includes(tag.name ?? null))
  if (listOf(document.tags).length === 0) delete document.tags
}
