import { query } from 'json-p3'
import { reasonOf, SpecFault } from './fault.ts'
import { clone, isObject, type Json, type JsonObject, pointerTo, valueAt } from './json.ts'
import { type Trace, untraced } from './origins.ts'

/** How a fact is known: the marks of every action's `x-evidence`, strongest first. */
const marks = ['SEED', 'DOCS', 'CODE', 'INFERRED'] as const

interface Action {
  /** `overlay.yaml: action 3 ($.info)`, the start of each message about it. */
  readonly label: string
  readonly target: string
  /** Where its update stands in the overlay. */
  readonly from: string
  readonly update: Json | undefined
}

/**
 * Applies an OpenAPI Overlay 1.0 to a copy of the document. Refuses an action without reason or
 * evidence, with both or neither of `update` and `remove`, or whose target matches nothing.
 */
export function applyOverlay(
  document: JsonObject,
  overlay: JsonObject,
  { file, trace = untraced }: { readonly file: string; readonly trace?: Trace },
): JsonObject {
  const result = clone(document)
  for (const action of actionsOf(overlay, file)) apply(result, action, trace)
  return result
}

function actionsOf(overlay: JsonObject, file: string): readonly Action[] {
  const version = overlay.overlay
  if (version !== '1.0.0') {
    throw new SpecFault(`${file}: expected "overlay: 1.0.0", found ${JSON.stringify(version)}`)
  }
  const actions = overlay.actions
  if (!Array.isArray(actions) || actions.length === 0) {
    const advice = 'delete the file if there is nothing to add'
    throw new SpecFault(`${file}: expected a list "actions" with at least one action; ${advice}`)
  }
  return actions.map((action, index) => ({
    ...readAction(action, `${file}: action ${index + 1}`),
    from: `/actions/${index}/update`,
  }))
}

function readAction(action: Json, place: string): Omit<Action, 'from'> {
  if (!isObject(action)) throw new SpecFault(`${place}: expected an object`)
  const { target, description, update, remove } = action
  if (typeof target !== 'string') throw new SpecFault(`${place}: expected a JSONPath in "target"`)
  const label = `${place} (${target})`
  if (typeof description !== 'string' || description.trim() === '') {
    throw new SpecFault(`${label}: expected the reason in "description"`)
  }
  requireEvidence(action['x-evidence'], label)
  if ((update === undefined) === (remove !== true)) {
    throw new SpecFault(`${label}: expected either "update" or "remove: true"`)
  }
  return { label, target, update }
}

function requireEvidence(evidence: Json | undefined, label: string): void {
  const expected = `expected "x-evidence: { mark: ${marks.join(' | ')}, source: … }"`
  if (!isObject(evidence)) throw new SpecFault(`${label}: ${expected}, found none`)
  const { mark, source } = evidence
  if (!marks.some((known) => known === mark)) {
    throw new SpecFault(`${label}: ${expected}, found mark ${JSON.stringify(mark)}`)
  }
  if (typeof source !== 'string' || source.trim() === '') {
    throw new SpecFault(`${label}: ${expected}, found no source`)
  }
}

function apply(document: JsonObject, action: Action, trace: Trace): void {
  const locations = select(document, action)
  // Backwards, so that removing one entry of a list does not move those still to be removed.
  for (const location of locations.toReversed()) {
    if (action.update === undefined) removeAt(document, location, { ...action, trace })
    else updateAt(document, location, { ...action, update: action.update, trace })
  }
}

interface Change extends Action {
  readonly trace: Trace
}

type Location = readonly (string | number)[]

function select(document: JsonObject, { label, target }: Action): readonly Location[] {
  let found: readonly Location[]
  try {
    found = query(target, document).locations()
  } catch (error) {
    throw new SpecFault(`${label}: not a JSONPath of RFC 9535: ${reasonOf(error)}`)
  }
  if (found.length > 0) return found
  throw new SpecFault(`${label}: the target matches nothing; expected at least one place`)
}

function removeAt(document: JsonObject, location: Location, { label, trace }: Change): void {
  const name = location.at(-1)
  const parent = valueAt(document, pointerTo('', ...location.slice(0, -1)))
  if (name === undefined) throw new SpecFault(`${label}: the whole document cannot be removed`)
  if (Array.isArray(parent)) parent.splice(Number(name), 1)
  else if (isObject(parent)) delete parent[name]
  trace.drop(pointerTo('', ...location))
}

function updateAt(
  document: JsonObject,
  location: Location,
  change: Change & { readonly update: Json },
): void {
  const { update, from, label } = change
  const pointer = pointerTo('', ...location)
  const found = valueAt(document, pointer)
  if (Array.isArray(found)) append(found, [update], { ...change, pointer, from: [from] })
  else if (isObject(found) && isObject(update)) merge(found, update, { ...change, pointer })
  else throw new SpecFault(`${label}: ${mismatch(pointer, found, update)}`)
}

interface Merge extends Pick<Change, 'label' | 'trace' | 'from'> {
  /** Of the target in the document; `from` is of the update in the overlay. */
  readonly pointer: string
}

/** Objects merge by name, lists are appended to, anything else is replaced. */
function merge(target: JsonObject, update: JsonObject, at: Merge): void {
  const { label, trace } = at
  for (const [name, value] of Object.entries(update)) {
    const [pointer, from] = [pointerTo(at.pointer, name), pointerTo(at.from, name)]
    const found = Object.hasOwn(target, name) ? target[name] : undefined
    if (isObject(found) && isObject(value)) merge(found, value, { label, trace, pointer, from })
    else if (Array.isArray(found) && Array.isArray(value))
      append(found, value, { trace, pointer, from: value.map((_, index) => `${from}/${index}`) })
    else if (isCompound(found) && value !== null) {
      throw new SpecFault(`${label}: ${mismatch(pointer, found, value)}`)
    } else {
      target[name] = clone(value)
      trace.put(pointer, from)
    }
  }
}

interface Append extends Pick<Merge, 'trace' | 'pointer'> {
  readonly from: readonly string[]
}

function append(list: Json[], items: readonly Json[], { trace, pointer, from }: Append): void {
  for (const [index, item] of items.entries()) {
    trace.put(`${pointer}/${list.length}`, from[index] ?? '')
    list.push(clone(item))
  }
}

const isCompound = (value: Json | undefined): boolean => isObject(value) || Array.isArray(value)

function mismatch(pointer: string, found: Json | undefined, update: Json): string {
  const advice = 'remove it first to replace it'
  return `at #${pointer} stands ${kindOf(found)}, the update is ${kindOf(update)}; ${advice}`
}

function kindOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'a list'
  return isObject(value) ? 'an object' : JSON.stringify(value)
}
