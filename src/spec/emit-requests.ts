import { isObject, type Json, type JsonObject, tokensOf } from './json.ts'
import type { OperationPlan, Plan } from './plan.ts'
import type { Wanted } from './plan-body.ts'
import { find, pointerOf } from './refs.ts'
import { bare, parametersSchema } from './schemas.ts'

/** What each operation takes, as an ES module of one function, so that nothing is made before it is
 *  asked for. */
export function emitRequests(document: JsonObject, plan: Plan, contractModule: string): string {
  const slice = sliceOf(document)
  const operations = plan.operations.map((one) => [one.id, schemasOf(one, slice.refer)])
  const value = { operations: Object.fromEntries(operations), root: slice.root }
  return [
    `import type { Requests } from '${contractModule}'`,
    '',
    `export const requests = (): Requests => (${JSON.stringify(value, null, 2)})`,
    '',
  ].join('\n')
}

type Refer = (pointer: string) => string

function schemasOf({ parameters, body }: OperationPlan, refer: Refer): Json {
  const schema = ({ pointer }: Wanted): Json => ({ $ref: refer(pointer) })
  const tasks = Object.entries(body?.batch?.tasks ?? {}).map(([name, one]) => [name, schema(one)])
  return {
    parameters: parameters === null ? null : parametersSchema(parameters, refer),
    body: body === null ? null : schema(body.judge),
    tasks: Object.fromEntries(tasks),
  }
}

/** The part of a document that is referred to: each schema at its own place, without annotations. */
function sliceOf(document: JsonObject): { readonly root: JsonObject; readonly refer: Refer } {
  const root: JsonObject = {}
  const known = new Set<string>()
  const refer: Refer = (pointer) => {
    const found = find(document, pointer)
    if (found === null) throw new Error(`no schema at #${pointer}`)
    if (known.has(found.pointer)) return fragment(found.pointer)
    known.add(found.pointer) // before its references, which may lead back to it
    put(
      root,
      found.pointer,
      bare(found.value, ($ref) => refer(pointerOf($ref, found.pointer))),
    )
    return fragment(found.pointer)
  }
  return { root, refer }
}

/** As a reference spells a pointer; `pointerOf` takes it back. */
const fragment = (pointer: string): string =>
  `#${pointer.split('/').map(encodeURIComponent).join('/')}`

/** Sets a value, with objects on the way to it; where a list is on the way, all of it is there. */
function put(root: JsonObject, pointer: string, value: Json): void {
  const names = tokensOf(pointer)
  let here = root
  for (const name of names.slice(0, -1)) {
    const next = here[name]
    if (Array.isArray(next)) return
    const below: JsonObject = isObject(next) ? next : {}
    here[name] = below
    here = below
  }
  const last = names.at(-1)
  if (last !== undefined) here[last] = value
}
