import { at } from '../core/contract.ts'
import { isRecord } from '../core/exchange.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'
import { readDocument, readSources } from './document.ts'
import { lineAt, linesOf, nearest } from './lines.ts'

/** Where things stand in a provider's compiled document, as `generated/krea/openapi.json:61`. */
export interface Places {
  /** Where a rule stands; of an operation's parameters, the parameter itself. */
  rule(schemaPath: string, field: string): string | null
  operation(id: string): string | null
  /** Where what stands at a pointer is from, as `specs/krea/overlay.yaml:61`: the vendored document or
   *  what overlays it, in whose checkout they lie; elsewhere in the compiled document. */
  source(pointer: string, operation?: string): string | null
}

const nowhere: Places = { rule: () => null, operation: () => null, source: () => null }

/** Of a provider that is not of this package there is no document. */
export const placesOf = memo(({ id }: Provider): Places => {
  const document = readDocument(id)
  if (document === null) return nowhere
  const lines = linesOf(document.text)
  const value: unknown = JSON.parse(document.text)
  const place = (pointer: string): string => `${document.file}:${lineAt(lines, pointer)}`
  const sources = readSources(id)
  return {
    source: (pointer, operation) => {
      const under = operation === undefined ? '' : pointerOf(value, operation)
      const whole = parameter(value, pointer, '') ?? under + pointer
      const source = sources === null ? undefined : nearest(sources.places, whole)
      return source === undefined ? place(whole) : `${sources?.folder}/${source}`
    },
    rule: (schemaPath, field) => place(parameter(value, schemaPath, field) ?? schemaPath),
    operation: (id) => place(pointerOf(value, id)),
  }
})

/** By its id: paths in the document begin where its server's URL ends. */
function pointerOf(document: unknown, id: string): string {
  for (const [path, item] of entries(at(document, '/paths'))) {
    for (const [method, operation] of entries(item)) {
      if (isRecord(operation) && operation.operationId === id) {
        return `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`
      }
    }
  }
  return '/paths'
}

const entries = (value: unknown): [string, unknown][] =>
  isRecord(value) ? Object.entries(value) : []

/** Parameters are a list in the document; their judge has them in an object of its own. */
function parameter(document: unknown, schemaPath: string, field: string): string | null {
  const [, list] = /^#(.*\/parameters)\/properties\/\w+\/required$/.exec(schemaPath) ?? []
  if (list === undefined) return null
  const all = at(document, list)
  const index = Array.isArray(all)
    ? all.findIndex((one) => isRecord(one) && one.name === field)
    : -1
  return index < 0 ? null : `${list}/${index}`
}
