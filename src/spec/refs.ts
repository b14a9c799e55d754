import { SpecFault } from './fault.ts'
import { isObject, type Json, type JsonObject, pointerTo, valueAt } from './json.ts'

/** A value of a document and the JSON pointer where it stands, references followed. */
export interface Found<T extends Json = Json> {
  readonly value: T
  readonly pointer: string
}

/** No sane document refers through more than this many references. */
const HOPS_MAX = 32

/** What stands at a pointer; an object that is only a `$ref` is followed to what it names. */
export function find(document: JsonObject, pointer: string): Found | null {
  let here = pointer
  for (let hops = 0; hops < HOPS_MAX; hops += 1) {
    const value = valueAt(document, here)
    if (value === undefined) return null
    if (!isObject(value) || !isReference(value)) return { value, pointer: here }
    here = pointerOf(value.$ref, here)
  }
  throw new SpecFault(`#${pointer}: refers in a circle or through more than ${HOPS_MAX} references`)
}

/** The object below an object, references followed; `null` if there is none. */
export function findObject(
  document: JsonObject,
  parent: Found,
  ...names: readonly (string | number)[]
): Found<JsonObject> | null {
  const found = find(document, pointerTo(parent.pointer, ...names))
  return found !== null && isObject(found.value)
    ? { value: found.value, pointer: found.pointer }
    : null
}

/** The pointer that an internal reference names. Refuses a reference out of the document. */
export function pointerOf($ref: string, at: string): string {
  if ($ref.startsWith('#/')) return decodeURIComponent($ref.slice(1))
  throw new SpecFault(`#${at}: $ref ${$ref} names nothing that can be followed; expected #/…`)
}

/** In 3.1 a schema may say more beside its `$ref`; then it is a schema of its own. */
function isReference(value: JsonObject): value is JsonObject & { $ref: string } {
  if (typeof value.$ref !== 'string') return false
  return Object.keys(value).every((name) => beside.has(name))
}

const beside = new Set(['$ref', 'description', 'summary', 'title'])
