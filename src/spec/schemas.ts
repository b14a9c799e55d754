import { type Json, type JsonObject, pointerTo, tokensOf } from './json.ts'
import type { Plan } from './plan.ts'
import type { Wanted } from './plan-body.ts'
import type { ParametersPlan } from './plan-parameters.ts'
import { find, pointerOf } from './refs.ts'
import { walk } from './walk.ts'

/** A schema as Ajv gets it: constraints only, references as keys of other such schemas. */
export interface Compilable {
  readonly key: string
  /** The name under which its validator is exported; `null` where only others refer to it. */
  readonly name: string | null
  readonly schema: Json
  /** Where its rules stand in the compiled document. */
  readonly pointer: string
}

/** All schemas of a document that validators are made of, each once. */
export interface SchemaBook {
  readonly documented: readonly Compilable[]
  /** One made-up schema for the parameters of each operation that has some. */
  readonly parameters: readonly Compilable[]
  /** The exported name of the validator of a wanted schema. */
  nameOf(wanted: Wanted | ParametersPlan): string
}

/** Collects what the plan wants and all that it refers to. */
export function collectSchemas(document: JsonObject, plan: Plan): SchemaBook {
  const named = nameAll(document, plan)
  const { keyOf, entries } = gather(document)
  for (const { pointer } of named.wanted) keyOf(pointer)
  const parameters = named.parameters.map((parameter) => ({
    key: `parameters:${named.nameOf(parameter)}`,
    name: named.nameOf(parameter),
    schema: parametersSchema(parameter, keyOf),
    pointer: pointerTo(parameter.pointer, 'parameters'),
  }))
  const documented = [...entries.values()].map(({ pointer, key, schema }) => {
    const wanted = named.wanted.find((one) => one.pointer === pointer)
    return { pointer, key, schema, name: wanted === undefined ? null : named.nameOf(wanted) }
  })
  return { documented, parameters, nameOf: named.nameOf }
}

interface Entry {
  readonly key: string
  readonly pointer: string
  schema: Json
}

/** Takes in a schema on the first mention of its pointer, and with it what it refers to. */
function gather(document: JsonObject) {
  const entries = new Map<string, Entry>()
  const keyOf = (pointer: string): string => {
    const found = find(document, pointer)
    if (found === null) throw new Error(`no schema at #${pointer}`)
    const known = entries.get(found.pointer)
    if (known !== undefined) return known.key
    const entry: Entry = { key: `doc:${entries.size}`, pointer: found.pointer, schema: true }
    entries.set(found.pointer, entry) // before its references, which may lead back to it
    entry.schema = bare(found.value, ($ref) => keyOf(pointerOf($ref, found.pointer)))
    return entry.key
  }
  return { keyOf, entries }
}

/** What a schema says about itself and not about values. */
const annotations =
  'title description summary example examples default deprecated externalDocs readOnly writeOnly xml discriminator'.split(
    ' ',
  )

/** A copy of a schema without annotations, its references replaced. */
export function bare(schema: Json, keyOf: ($ref: string) => string): Json {
  const copy = structuredClone(schema)
  for (const { node } of walk(copy, 'schema')) {
    for (const name of Object.keys(node)) {
      if (annotations.includes(name) || name.startsWith('x-')) delete node[name]
    }
    if (typeof node.$ref === 'string') node.$ref = keyOf(node.$ref)
  }
  return copy
}

/** `{ path, query, header }` as objects that allow undeclared names. */
export function parametersSchema(
  plan: ParametersPlan,
  keyOf: (pointer: string) => string,
): JsonObject {
  const groups = Object.entries(plan.groups).filter(([, group]) => group.length > 0)
  const properties = groups.map(([name, group]) => {
    const schemas = group.map((one) => [
      one.name,
      one.pointer === null || { $ref: keyOf(one.pointer) },
    ])
    const required = group.filter((one) => one.required).map((one) => one.name)
    return [name, { type: 'object', properties: Object.fromEntries(schemas), required }]
  })
  const required = groups.filter(([, group]) => group.some((one) => one.required))
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: required.map(([name]) => name),
  }
}

/** Gives each wanted schema one name: a component's own, or one made of where it is used. */
function nameAll(document: JsonObject, plan: Plan) {
  const names = new Map<string, string>()
  const wanted = wantedBy(plan).map(({ pointer, label }) => ({
    pointer: find(document, pointer)?.pointer ?? pointer,
    label,
  }))
  const parameters = plan.operations.flatMap((one) => (one.parameters ? [one.parameters] : []))
  const keyOf = (one: Wanted | ParametersPlan): string =>
    'groups' in one ? `parameters of ${one.pointer}` : one.pointer
  for (const one of [...wanted, ...parameters]) {
    if (names.has(keyOf(one))) continue
    const component = 'groups' in one ? undefined : componentOf(one.pointer)
    names.set(keyOf(one), unused(identifier(component ?? one.label), new Set(names.values())))
  }
  const nameOf = (one: Wanted | ParametersPlan): string => names.get(keyOf(one)) ?? ''
  return { wanted, parameters, nameOf }
}

function wantedBy({ operations, callbacks }: Plan): readonly Wanted[] {
  const inOperations = operations.flatMap(({ body, responses }) => [
    ...(body === null ? [] : [body.judge, ...Object.values(body.batch?.tasks ?? {})]),
    ...Object.values(responses).filter((one) => one !== null),
  ])
  return [...inOperations, ...Object.values(callbacks)]
}

function componentOf(pointer: string): string | undefined {
  const [components, schemas, name, ...rest] = tokensOf(pointer)
  return components === 'components' && schemas === 'schemas' && rest.length === 0
    ? name
    : undefined
}

/** `createTask 200` is `createTask200`; a name always begins with a letter. */
function identifier(label: string): string {
  const words = label.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const [first = 'schema', ...rest] = words
  const name = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^\d/.test(name) ? `schema${name}` : name
}

/** Ajv's own names end in a number, so ours end in `Judge`. */
function unused(name: string, taken: ReadonlySet<string>): string {
  for (let at = 1; ; at += 1) {
    const candidate = `${name}${at === 1 ? '' : `_${at}`}Judge`
    if (!taken.has(candidate)) return candidate
  }
}
