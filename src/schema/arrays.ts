import fc from 'fast-check'
import { type Draw, type Forced, FULL_DEPTH } from './draw.ts'
import { type Conjunction, canonical, type Schema } from './schema.ts'

/** Lists are drawn no longer than this beyond what they must be, but at a bound that is near. */
const BEYOND = 3
const EDGE_MAX = 20
const ITEMS_MAX = 10_000

/** What every schema together says of the element at an index. */
export function elementAt(conjunction: Conjunction, index: number, { book }: Draw): Schema {
  const known = conjunction.some(
    ({ prefixItems = [], items }) => items !== undefined || index < prefixItems.length,
  )
  return book.all(
    conjunction.map(
      ({ prefixItems, items, unevaluatedItems = true }) =>
        prefixItems?.[index] ?? items ?? (known ? true : unevaluatedItems),
    ),
  )
}

export const prefixOf = (conjunction: Conjunction): number =>
  Math.max(0, ...conjunction.map(({ prefixItems }) => prefixItems?.length ?? 0))

/** Lists of the right length and elements, with what they must contain. */
export function arrays(
  conjunction: Conjunction,
  depth: number,
  draw: Draw,
  forced: Forced = new Map(),
): fc.Arbitrary<readonly unknown[]> | null {
  const { min, max } = bounds(conjunction, forced)
  if (min > ITEMS_MAX) {
    draw.book.note(conjunction[0] ?? true, 'minItems', `more than ${ITEMS_MAX} are not drawn`)
    return null
  }
  const prefix = prefixOf(conjunction)
  const [plants, avoid] = planted(conjunction, prefix, depth, draw)
  if (plants === null) return null
  const at = (index: number) => {
    const asked = forced.get(String(index))
    if (asked !== undefined) return asked
    const schema = elementAt(conjunction, index, draw)
    return draw.values(index < prefix ? schema : draw.book.all([schema, ...avoid]), depth + 1)
  }
  const needed = Math.max(min, 0)
  const wanted = depth >= FULL_DEPTH ? needed : Math.max(prefix, needed)
  const head: fc.Arbitrary<unknown>[] = []
  const heads = Math.max(
    Math.min(wanted, prefix, max),
    ...[...forced.keys()].map((key) => Number(key) + 1),
  )
  for (let index = 0; index < heads; index += 1) {
    const one = at(index)
    if (one === null) break
    head.push(one)
  }
  const open = head.length >= prefix
  const most = open ? max : Math.min(max, head.length)
  if (most < min) return null
  const rest =
    open && depth < FULL_DEPTH + (min > head.length ? 99 : 0)
      ? at(Math.max(prefix, head.length))
      : null
  const tailMin = Math.max(0, min - head.length - plants.length)
  if (rest === null && tailMin > 0) return null
  const tailMax = rest === null ? 0 : Math.max(tailMin, most - head.length - plants.length)
  const unique = conjunction.some(({ uniqueItems }) => uniqueItems === true)
  const tails = rest === null ? fc.constant([]) : tail(rest, tailMin, tailMax, unique)
  const whole = fc
    .tuple(fc.tuple(...head), fc.nat(head.length), fc.tuple(...plants), tails)
    .map(([first, cut, second, third]) => {
      const short = first.length > min && second.length + third.length === 0 && forced.size === 0
      return [
        ...(short ? first.slice(0, Math.max(min, first.length - cut)) : first),
        ...second,
        ...third,
      ]
    })
  return doubled(conjunction) ? whole.map(withDouble) : whole
}

function bounds(conjunction: Conjunction, forced: Forced) {
  const min = Math.max(
    0,
    ...conjunction.flatMap(({ minItems }) => minItems ?? []),
    ...[...forced.keys()].map((key) => Number(key) + 1),
  )
  return { min, max: Math.min(...conjunction.flatMap(({ maxItems }) => maxItems ?? [])) }
}

/** What must be contained, each as often as it must be, and what the others must not be. */
function planted(
  conjunction: Conjunction,
  prefix: number,
  depth: number,
  draw: Draw,
): [fc.Arbitrary<unknown>[] | null, Schema[]] {
  const plants: fc.Arbitrary<unknown>[] = []
  const avoid: Schema[] = []
  for (const { contains, minContains = 1, maxContains } of conjunction) {
    if (contains === undefined) continue
    const one = draw.values(
      draw.book.all([contains, elementAt(conjunction, prefix, draw)]),
      depth + 1,
    )
    if (one === null && minContains > 0 && prefix === 0) return [null, avoid]
    if (one !== null)
      plants.push(...Array.from({ length: Math.min(minContains, ITEMS_MAX) }, () => one))
    if (maxContains !== undefined) avoid.push({ not: contains })
  }
  return [plants, avoid]
}

function tail(rest: fc.Arbitrary<unknown>, min: number, max: number, unique: boolean) {
  const most = Math.min(max, min + BEYOND)
  const edges = [min, max].filter((edge) => edge <= Math.max(min, EDGE_MAX))
  // Not fast-check's own unique ones: where there are too few it looks for more for ever.
  const of = (minLength: number, maxLength: number) =>
    unique
      ? fc
          .array(rest, { minLength: 2 * minLength, maxLength: 2 * maxLength, size: 'max' })
          .map((list) => distinct(list, canonical).slice(0, maxLength))
      : fc.array(rest, { minLength, maxLength, size: 'max' })
  const lengths = [...new Set(edges)].map((edge) => ({ weight: 1, arbitrary: of(edge, edge) }))
  return fc.oneof({ weight: 3, arbitrary: of(min, most) }, ...lengths)
}

/** The first of each key. */
export function distinct<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(list.toReversed().map((one) => [keyOf(one), one])).values()].toReversed()
}

const doubled = (conjunction: Conjunction): boolean =>
  conjunction.some(({ not }) => typeof not === 'object' && not.uniqueItems === true)

const withDouble = (list: readonly unknown[]): readonly unknown[] =>
  list.length === 0
    ? list
    : list.length === 1
      ? [...list, list[0]]
      : [...list.slice(0, -1), list[0]]
