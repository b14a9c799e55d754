import fc from 'fast-check'
import { distinct } from './arrays.ts'
import { type Draw, type Forced, FULL_DEPTH } from './draw.ts'
import { dependents, partsFor, regex } from './parts.ts'
import { type Conjunction, type Schema, token } from './schema.ts'
import { sifted } from './sifted.ts'
import { matching } from './strings.ts'

type Members = Readonly<Record<string, unknown>>
type Values = fc.Arbitrary<unknown>

/** Names beyond the declared ones: at most so many are drawn beyond what must be. */
const EXTRA = 2
/** How many names may miss before it is taken that nobody's can be added. */
const NAME_PROBES = 60
const PROPERTIES_MAX = 1000

export const declared = (conjunction: Conjunction): readonly string[] => [
  ...new Set(
    conjunction.flatMap(({ properties, required, dependentRequired }) => [
      ...Object.keys(properties ?? {}),
      ...(required ?? []),
      ...Object.values(dependentRequired ?? {}).flat(),
    ]),
  ),
]

const namesOf = (conjunction: Conjunction): readonly Schema[] =>
  conjunction.flatMap(({ propertyNames }) => (propertyNames === undefined ? [] : [propertyNames]))

/** What every schema together says of the member of a name. */
export function memberOf(conjunction: Conjunction, name: string, draw: Draw): Schema {
  const known = conjunction.some((one) => partsFor(one, name).length > 0)
  const parts = conjunction.flatMap((one): readonly Schema[] => {
    const own = partsFor(one, name)
    if (own.length > 0) return own
    return [one.additionalProperties ?? (known ? true : (one.unevaluatedProperties ?? true))]
  })
  const named = namesOf(conjunction)
  return named.every((one) => draw.keeps(one, name)) ? draw.book.all(parts) : false
}

/** Objects with what is required, any of what may be, and some names that nobody declared. */
export function objects(
  conjunction: Conjunction,
  depth: number,
  draw: Draw,
  forced: Forced = new Map(),
): fc.Arbitrary<Members> | null {
  const required = new Set([...conjunction.flatMap((one) => one.required ?? []), ...forced.keys()])
  const min = Math.max(0, ...conjunction.flatMap(({ minProperties }) => minProperties ?? []))
  const max = Math.min(...conjunction.flatMap(({ maxProperties }) => maxProperties ?? []))
  if (required.size > max) return null
  if (min > PROPERTIES_MAX) {
    draw.book.note(
      conjunction[0] ?? true,
      'minProperties',
      `more than ${PROPERTIES_MAX} are not drawn`,
    )
    return null
  }
  const members = new Map<string, Values>()
  for (const name of new Set([...declared(conjunction), ...forced.keys()])) {
    if (depth >= FULL_DEPTH && !required.has(name) && min <= required.size) {
      draw.book.note(
        conjunction[0] ?? true,
        'properties',
        `optional ones deeper than ${FULL_DEPTH} are left out`,
      )
      continue
    }
    const values = forced.get(name) ?? draw.values(memberOf(conjunction, name, draw), depth + 1)
    if (values !== null) members.set(name, values)
    else if (required.has(name)) return null
  }
  const needs = Math.max(0, min - required.size)
  const spare = depth >= FULL_DEPTH && needs === 0
  const extras = spare ? null : extra(conjunction, depth, draw)
  if (extras === null && members.size < min) return null
  return assembled({ conjunction, members, required, extras, min, max })
}

interface Plan {
  readonly conjunction: Conjunction
  readonly members: ReadonlyMap<string, Values>
  readonly required: ReadonlySet<string>
  readonly extras: fc.Arbitrary<readonly [string, unknown]> | null
  readonly min: number
  readonly max: number
}

function assembled({ conjunction, members, required, extras, min, max }: Plan) {
  const mustFill = min > required.size || conjunction.some((one) => one.dependentRequired)
  const fixed = [...members].filter(([name]) => required.has(name))
  const free = [...members].filter(([name]) => !required.has(name))
  const missing = Math.max(0, min - members.size)
  const flags = fc.array(fc.boolean(), { minLength: free.length, maxLength: free.length })
  const base = record(fixed)
  const optional = mustFill ? record(free) : record(free, { requiredKeys: [] })
  const more =
    extras === null || required.size >= max
      ? fc.constant([])
      : fc.oneof(
          { weight: missing > 0 ? 1 : 4, arbitrary: fc.constant([]) },
          {
            weight: missing > 0 ? 9 : 1,
            arbitrary: fc
              .array(extras, {
                minLength: 2 * missing,
                maxLength: 2 * missing + EXTRA,
                size: 'max',
              })
              .map((all) => distinct(all, ([name]) => name).slice(0, missing + EXTRA)),
          },
        )
  return fc.tuple(base, optional, flags, more).map(([sure, maybe, wanted, added]): Members => {
    const names = Object.keys(maybe)
    const size = names.length + Object.keys(sure).length
    const kept = mustFill
      ? chosen(conjunction, names, Object.keys(sure), { wanted, min: Math.min(min, size) })
      : names
    const room = max - Object.keys(sure).length
    const entries = [
      ...Object.entries(sure),
      ...kept.slice(0, room).map((name) => [name, maybe[name]] as const),
      ...added.slice(0, Math.max(0, room - kept.length)),
    ]
    return Object.fromEntries(entries)
  })
}

const record = (
  members: readonly (readonly [string, Values])[],
  options: { readonly requiredKeys?: [] } = {},
): fc.Arbitrary<Members> => fc.record(Object.fromEntries(members), options)

/** The optional names that are wanted, that wanted ones depend on, and that make up the number. */
function chosen(
  conjunction: Conjunction,
  names: readonly string[],
  sure: readonly string[],
  { wanted, min }: { readonly wanted: readonly boolean[]; readonly min: number },
): readonly string[] {
  const kept = new Set([...sure, ...names.filter((_name, index) => wanted[index])])
  for (const name of names) {
    if (kept.size >= min) break
    kept.add(name)
  }
  for (const name of kept) {
    for (const one of conjunction) {
      for (const needed of dependents(one, name)) kept.add(needed) // a set grows while it is walked
    }
  }
  return names.filter((name) => kept.has(name))
}

/** Members of names that are not declared: of each pattern, and of none. */
function extra(conjunction: Conjunction, depth: number, draw: Draw) {
  const known = new Set(declared(conjunction))
  const patterns = [
    ...new Set(
      conjunction.flatMap(({ patternProperties }) => Object.keys(patternProperties ?? {})),
    ),
  ]
  const matched = (name: string) => patterns.filter((one) => regex(one)?.test(name)).join()
  const fresh = freshName(conjunction)
  // Mostly nothing may be added, and that is soon seen.
  if (
    patterns.length === 0 &&
    fresh !== null &&
    conjunction.every((one) => one.propertyNames === undefined) &&
    memberOf(conjunction, fresh, draw) === false
  )
    return null
  const ruled = draw.book.all([{ type: 'string', maxLength: 12 }, ...namesOf(conjunction)])
  const kinds = [...patterns, ''].flatMap((pattern) => {
    const all = pattern === '' ? draw.values(ruled, depth + 1) : matching(pattern)
    if (all === null) {
      if (pattern !== '')
        draw.book.note(
          conjunction[0] ?? true,
          'patternProperties',
          `${token(pattern)} cannot be drawn from`,
        )
      return []
    }
    const fits = (name: unknown): boolean =>
      typeof name === 'string' &&
      name !== '__proto__' &&
      !known.has(name) &&
      matched(name) === pattern &&
      draw.keeps(ruled, name)
    const names = sifted(all, { meter: draw.book.meter, passes: fits }, NAME_PROBES)?.map(String)
    if (names === undefined) return []
    const [sample = ''] = fc.sample(names, { numRuns: 1, seed: 7 })
    const values = draw.values(memberOf(conjunction, sample, draw), depth + 1)
    return values === null ? [] : [fc.tuple(names, values)]
  })
  return kinds.length === 0 ? null : fc.oneof(...kinds)
}

/** A name that nobody declared, by a pattern or by none, that could be added; `null`: there is none. */
export const freshName = (conjunction: Conjunction): string | null =>
  ['surplus', 'Surplus-1', 'zz', '9', '~/'].find(
    (name) =>
      !declared(conjunction).includes(name) &&
      conjunction.every((one) => partsFor(one, name).length === 0),
  ) ?? null
