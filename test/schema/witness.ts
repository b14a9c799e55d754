import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Label } from '../../src/schema/judge.ts'
import type { Schema } from '../../src/schema/schema.ts'

/** What an independent validator says of a value: nothing, or all that is wrong. */
export type Witness = (value: unknown) => readonly ErrorObject[]

export function witness(schema: Schema): Witness {
  const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false, validateSchema: false })
  formats.default(ajv)
  const judge = ajv.compile(schema)
  return (value) => (judge(value) ? [] : (judge.errors ?? []))
}

/** Where an error is, as labels say it. */
export function placeOf({ instancePath, keyword, params }: ErrorObject): Label {
  const name =
    params.additionalProperty ?? (keyword === 'required' ? params.missingProperty : undefined)
  const token =
    typeof name === 'string' ? `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''
  return { pointer: instancePath + token, rule: keyword }
}

/** Rules that judge by other rules: with them come errors that explain and do not count. */
const explained = /\/(anyOf|oneOf|contains|propertyNames|not)(\/|$)/
const wrapping: readonly string[] = ['anyOf', 'oneOf', 'if', 'contains', 'propertyNames']

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
