import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Label } from '../../src/schema/judge.ts'
import { isObject, type Schema } from '../../src/schema/schema.ts'

/** What an independent validator says of a value: nothing, or all that is wrong. */
export type Witness = (value: unknown) => readonly ErrorObject[]

export function witness(schema: Schema): Witness {
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false, validateSchema: false })
  formats.default(ajv)
  // Where nothing asks for it, its tracking of what was evaluated only makes it fail.
  ajv.opts.unevaluated = JSON.stringify(schema).includes('"unevaluated')
  ajv.removeKeyword('multipleOf')
  ajv.addKeyword({ keyword: 'multipleOf', type: 'number', validate: isMultiple })
  const judge = ajv.compile(JSON.parse(JSON.stringify(schema), mended))
  return (value) => (judge(value) ? [] : (judge.errors ?? []))
}

/** As the witness says; `null` where it fails itself, as Ajv 8.20 does of `patternProperties` in a
 *  choice where something asks what was evaluated. */
export function unlessItFails(errors: Witness, value: unknown): readonly ErrorObject[] | null {
  try {
    return errors(value)
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('Cannot set properties')) return null
    throw error
  }
}

/** Ajv's own takes 1e21 for 1 (parseInt), and Infinity for none; doubles so large are whole. */
function isMultiple(step: number, value: number): boolean {
  const times = value / step
  return Math.abs(times) >= 1e21 || times === Number.parseInt(String(times), 10)
}

/** The same schema in words that Ajv 8.20 judges right. In a choice, it does not look at `contains`
 *  after a `prefixItems` that is longer than the list; and without `maxContains` it takes an empty
 *  list within a list for what the list before it was. */
function mended(_name: string, schema: unknown): unknown {
  if (!isObject(schema) || schema.contains === undefined) return schema
  const { prefixItems, items, allOf = [], ...rest } = schema
  const list = prefixItems === undefined ? { items } : { prefixItems, items }
  return { maxContains: Number.MAX_SAFE_INTEGER, ...rest, allOf: [...Object(allOf), list] }
}

/** Where an error is, as labels say it. */
export function placeOf({ instancePath, keyword, params }: ErrorObject): Label {
  const name =
    params.additionalProperty ??
    params.unevaluatedProperty ??
    (keyword === 'required' ? params.missingProperty : undefined)
  const token =
    typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''
  return { pointer: instancePath + token, rule: keyword }
}

/** Rules that judge by other rules: with them come errors that explain and do not count, and what
 *  misses one is evaluated by none. */
const explained = /\/(anyOf|oneOf|contains|propertyNames|not)(\/|$)/
const wrapping: readonly string[] = [
  'anyOf',
  'oneOf',
  'if',
  'contains',
  'propertyNames',
  'unevaluatedItems',
]

/** The errors that stand by themselves and are elsewhere than the label. */
export const elsewhere = (errors: readonly ErrorObject[], label: Label): readonly string[] =>
  errors
    .filter(
      ({ schemaPath, keyword, parentSchema }) =>
        !explained.test(schemaPath) && !wrapping.includes(keyword) && parentSchema !== null,
    )
    .map(placeOf)
    .filter(({ pointer }) => pointer !== label.pointer)
    .map(({ pointer, rule }) => `${pointer} ${rule}`)
