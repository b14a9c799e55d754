import { type JsonObject, listOf, pointerTo, stringOf } from './json.ts'
import { type Found, findObject } from './refs.ts'

interface ParameterPlan {
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

/** The parameters of a path item and its operation, in this order: later ones replace earlier. */
export function parametersOf(
  document: JsonObject,
  owners: readonly Found<JsonObject>[],
  label: string,
): ParametersPlan | null {
  const byName = new Map<string, ParameterPlan & { place: string }>()
  for (const owner of owners) {
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
  return { label, pointer: owners.at(-1)?.pointer ?? '', groups }
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
