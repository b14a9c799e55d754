import { isRecord } from '../core/exchange.ts'

/** A property that a document promises: where, and all the forms that it may have there. */
export interface Site {
  /** Its place as names, `*` for each item of an array. */
  readonly path: readonly string[]
  readonly forms: readonly Schema[]
}

/** An answer or a call that a document describes, with its properties. */
export interface Described {
  /** The operation's id, or the callback's name. */
  readonly of: string
  /** As documented: `200`, `4XX`; `null` for a callback. */
  readonly status: string | null
  readonly sites: readonly Site[]
  /** The names of the headers that are documented, in lower case. */
  readonly headers: readonly string[]
}

export type Schema = Readonly<Record<string, unknown>>

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
/** No document here nests deeper; one that refers to itself ends here. */
const DEPTH_MAX = 8

/** Every answer that a compiled document describes. */
export const answersOf = (document: unknown): readonly Described[] =>
  operationsOf(document).flatMap((operation) =>
    entries(operation.responses).map(([status, found]) => {
      const response = resolved(document, found)
      return {
        of: String(operation.operationId),
        status,
        sites: sitesOf(document, bodyOf(response)),
        headers: Object.keys(record(response.headers)).map((name) => name.toLowerCase()),
      }
    }),
  )

/** Every webhook call that a compiled document describes. */
export const callbacksOf = (document: unknown): readonly Described[] =>
  operationsOf(document).flatMap((operation) =>
    entries(operation.callbacks).flatMap(([of, callback]) =>
      entries(callback).flatMap(([, item]) =>
        entries(item).map(([, call]) => ({
          of,
          status: null,
          sites: sitesOf(document, bodyOf(record(record(call).requestBody))),
          headers: [],
        })),
      ),
    ),
  )

const operationsOf = (document: unknown): readonly Schema[] =>
  entries(record(document).paths).flatMap(([, item]) =>
    METHODS.flatMap((method) => {
      const operation = record(item)[method]
      return isRecord(operation) ? [operation] : []
    }),
  )

const bodyOf = ({ content }: Schema): Schema =>
  record(record(record(content)['application/json']).schema)

/** The properties below a schema, those of all its branches under one path. */
function sitesOf(document: unknown, schema: Schema): readonly Site[] {
  const found = new Map<string, { path: readonly string[]; forms: Schema[] }>()
  const walk = (here: Schema, path: readonly string[]): void => {
    const { properties, items, allOf, anyOf, oneOf } = resolved(document, here)
    if (path.length > DEPTH_MAX) return
    for (const branches of [allOf, anyOf, oneOf]) {
      for (const branch of list(branches)) walk(record(branch), path)
    }
    for (const [name, property] of entries(properties)) visit(property, [...path, name])
    if (isRecord(items)) visit(items, [...path, '*'])
  }
  const visit = (property: unknown, path: readonly string[]): void => {
    const form = resolved(document, property)
    const site = found.get(path.join('/')) ?? { path, forms: [] }
    found.set(path.join('/'), site)
    site.forms.push(form)
    walk(form, path)
  }
  walk(schema, [])
  return [...found.values()]
}

/** What a reference stands for, or the value itself. */
function resolved(document: unknown, value: unknown): Schema {
  const { $ref } = record(value)
  if (typeof $ref !== 'string') return record(value)
  let here: unknown = document
  for (const name of $ref.split('/').slice(1)) here = record(here)[name]
  return record(here)
}

const record = (value: unknown): Schema => (isRecord(value) ? value : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  Object.entries(record(value))
