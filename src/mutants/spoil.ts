import { isRecord } from '../core/exchange.ts'
import type { Schema, Site } from './sites.ts'

/** A way to spoil the value of a property, given what stands there. */
export interface Spoiling {
  readonly how: string
  /** A clause about the property: `is missing`. */
  readonly words: string
  /** `undefined` drops it; what gives back its argument leaves it. */
  readonly spoil: (value: unknown) => unknown
}

/** The ways to spoil a property that its document rules out, or that take it away. */
export function spoilings({ path, forms }: Site): readonly Spoiling[] {
  const item = path.at(-1) === '*'
  const types = new Set(forms.flatMap(typesOf))
  const known = forms.flatMap(({ enum: all, const: one }) =>
    Array.isArray(all) ? all : (one ?? []),
  )
  const closed = known.length > 0 && forms.every(isClosed)
  const formats = new Set(forms.flatMap(({ format, pattern }) => format ?? pattern ?? []))
  return [
    ...(item ? [] : [way('dropped', 'is missing', () => undefined)]),
    ...(types.size === 0 && !closed ? [] : untyped(types)),
    ...(closed ? [way('out-of-enum', 'is a word that is not documented', undocumented)] : []),
    ...(formats.size === 0
      ? []
      : [way('misshapen', 'does not have its documented form', () => 'no such form')]),
    ...(forms.some(({ minimum }) => minimum !== undefined)
      ? [way('too-small', 'is less than it can be', below)]
      : []),
    ...(forms.some(({ maximum }) => maximum !== undefined)
      ? [way('too-great', 'is more than it can be', above)]
      : []),
  ]
}

const isClosed = ({ enum: all, const: one }: Schema): boolean =>
  all !== undefined || one !== undefined

const typesOf = (form: Schema): readonly unknown[] =>
  [form.type ?? (isClosed(form) ? typesOfValues(form) : [])].flat()

const typesOfValues = ({ enum: all, const: one }: Schema): readonly unknown[] =>
  (Array.isArray(all) ? all : [one]).map((value) => (value === null ? 'null' : typeof value))

const untyped = (types: ReadonlySet<unknown>): readonly Spoiling[] => [
  ...(types.has('null') ? [] : [way('null', 'is null', () => null)]),
  way('retyped', 'is of another type', (value) => other(types, value)),
]

/** A value of a type that none of the forms has. */
function other(types: ReadonlySet<unknown>, value: unknown): unknown {
  if (!types.has('string')) return 'seven'
  if (!types.has('number') && !types.has('integer')) return 7
  return types.has('boolean') ? value : true
}

const undocumented = (value: unknown): unknown =>
  typeof value === 'number' ? value + 99 : `${value}-undocumented`

const below = (value: unknown): unknown => (typeof value === 'number' ? -1e9 : value)
const above = (value: unknown): unknown => (typeof value === 'number' ? 1e9 : value)

const way = (how: string, words: string, spoil: Spoiling['spoil']): Spoiling => ({
  how,
  words,
  spoil,
})

/** A copy in which every value at the path is spoilt; the value itself where there is none. */
export function spoilt(value: unknown, path: readonly string[], spoil: Spoiling['spoil']): unknown {
  const [name, ...rest] = path
  if (name === undefined) return spoil(value)
  if (name === '*') {
    return Array.isArray(value)
      ? same(
          value,
          value.map((item) => spoilt(item, rest, spoil)),
        )
      : value
  }
  if (!isRecord(value) || !Object.hasOwn(value, name)) return value
  const changed = spoilt(value[name], rest, spoil)
  if (changed === value[name]) return value
  if (changed !== undefined) return { ...value, [name]: changed }
  const { [name]: _, ...others } = value
  return others
}

/** The old array where nothing in it changed. */
const same = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((item, index) => item === before[index]) ? before : after
