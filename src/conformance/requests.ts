import fc from 'fast-check'
import { type RequestSchemas, type Requests, violations } from '../core/contract.ts'
import { isRecord } from '../core/exchange.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'
import { type Candidate, type Invalid, invalid } from '../schema/invalid.ts'
import type { Gap, Schema } from '../schema/schema.ts'
import { valid } from '../schema/valid.ts'
import { intentsOf } from './asked.ts'
import type { Drawn, Parameters, Texts, Wrong } from './drawn.ts'

/** What an operation's schemas give, as far as it has been drawn. */
export interface Generation {
  readonly operation: string
  /** Every valid request; `null` where none was found. */
  readonly sound: fc.Arbitrary<Drawn> | null
  /** Each constraint; what has not been drawn yet is not looked for. */
  readonly constraints: readonly Constraint[]
  /** What of the valid ones is not drawn, by the schemas. */
  readonly gaps: readonly Gap[]
  /** Tasks of a batch that are not drawn at all: they hand over a key, which is `knock`'s affair. */
  readonly keyed: readonly string[]
}

export interface Constraint {
  readonly label: string
  /** Requests that break it and nothing else; `null` where there are none. Slow when first asked. */
  wrong(): fc.Arbitrary<Wrong> | null
  /** Whether anybody has asked. */
  tried(): boolean
}

/** What can be drawn for each operation of a provider, in the order of its contract. */
export const generations = memo((provider: Provider): readonly Generation[] => {
  const { contract } = provider
  const requests = contract.requests()
  return contract.operations.flatMap(({ id }) => {
    const schemas = requests.operations[id]
    return schemas === undefined ? [] : [generation({ provider, id, schemas, requests })]
  })
})

interface Ground {
  readonly provider: Provider
  readonly id: string
  readonly schemas: RequestSchemas
  readonly requests: Requests
}

/** One way to make a part of a request, and to break it. */
interface Part {
  readonly values: fc.Arbitrary<unknown> | null
  readonly candidates: readonly Candidate[]
  readonly gaps: () => readonly Gap[]
}

const given = { path: {}, query: {}, header: {} }
/** No call has more tasks. */
const TASKS_MAX = 3

function generation(ground: Ground): Generation {
  const { id, schemas, requests } = ground
  const parameters = schemas.parameters === null ? null : partOf(schemas.parameters, requests)
  const bodies = bodiesOf(ground)
  const sent = parameters === null ? fc.constant(given) : textsIn(parameters.values)
  const body = bodies === null ? fc.constant(null) : bodies.values
  const sound =
    sent === null || body === null
      ? null
      : fc
          .record({ operation: fc.constant(id), parameters: sent, body })
          .filter(
            (drawn) => keepsParameters(ground, drawn) && intentsOf(drawn, ground.provider) !== null,
          )
  return {
    operation: id,
    sound,
    constraints: [
      ...(parameters?.candidates ?? [])
        .filter(isOfParameter)
        .map((one) => ofParameters(one, { ground, body })),
      ...(bodies?.parts ?? []).flatMap(({ part, wrap }) =>
        part.candidates.map((one) => ofBody(one, { ground, sent, wrap })),
      ),
    ],
    gaps: [
      ...(parameters?.gaps() ?? []),
      ...(bodies?.parts ?? []).flatMap(({ part }) => part.gaps()),
    ],
    keyed: bodies?.keyed ?? [],
  }
}

function partOf(schema: unknown, { root }: Requests): Part {
  const trusted = schema as Schema // The compiler had the document validated.
  const made = valid(trusted, { root })
  const { candidates } = invalid(trusted, { root })
  return { values: made.values, candidates, gaps: () => made.gaps }
}

interface Bodies {
  readonly values: fc.Arbitrary<string> | null
  readonly parts: readonly { readonly part: Part; readonly wrap: (value: unknown) => unknown }[]
  readonly keyed: readonly string[]
}

/** A batch is drawn task by task; a task that hands over a key is left to `knock`. */
function bodiesOf(ground: Ground): Bodies | null {
  const { schemas, requests } = ground
  if (schemas.body === null) return null
  if (Object.keys(schemas.tasks).length === 0) {
    const part = partOf(schemas.body, requests)
    return {
      values: part.values?.map(json) ?? null,
      parts: [{ part, wrap: (value) => value }],
      keyed: [],
    }
  }
  const all = Object.entries(schemas.tasks).map(([name, task]) => ({
    name,
    part: partOf(task, requests),
  }))
  const [keyed = [], open = []] = [true, false].map((is) =>
    all.filter(({ part }) => handsOverKey(part, ground) === is),
  )
  const parts = open.map(({ part }) => part)
  const one = fc.oneof(...parts.flatMap(({ values }) => values ?? []))
  return {
    values: fc.array(one, { minLength: 1, maxLength: TASKS_MAX, size: 'max' }).map(json),
    parts: parts.map((part) => ({ part, wrap: (value) => [value] })),
    keyed: keyed.map(({ name }) => name),
  }
}

function handsOverKey({ values }: Part, { id, provider }: Ground): boolean {
  if (values === null) return false
  const [value] = fc.sample(values, { numRuns: 1, seed: 1 })
  const call = { operation: id, ...given, headers: {}, body: value }
  return provider.dialect.parse(call).kind === 'authenticate'
}

const json = (value: unknown): string => JSON.stringify(value)

/** Parameters travel as text; what has no one spelling as text is not sent. */
function textsIn(values: fc.Arbitrary<unknown> | null): fc.Arbitrary<Parameters> | null {
  return values?.filter(isText).map(texts) ?? null
}

const groups = ['path', 'query', 'header'] as const

function isText(value: unknown): boolean {
  if (!isRecord(value)) return false
  return groups.every((name) => {
    const group = value[name]
    return group === undefined || (isRecord(group) && Object.entries(group).every(fits[name]))
  })
}

/** The groups are ours, and a path without its parameter is another path. */
const isOfParameter = ({ label: { pointer, rule } }: Candidate): boolean =>
  pointer.split('/').length > 2 && !(pointer.startsWith('/path/') && rule === 'required')

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** What can travel in each place: no dots for a path, no odd characters in a header. */
const fits = {
  path: ([, value]: [string, unknown]) => isScalar(value) && !/^\.{0,2}$/.test(String(value)),
  query: ([, value]: [string, unknown]) => isScalar(value),
  header: ([name, value]: [string, unknown]) =>
    isScalar(value) && /^[\w-]+$/.test(name) && /^[!-~]([ -~]*[!-~])?$/.test(String(value)),
}

function texts(value: unknown): Parameters {
  const spelled = (name: (typeof groups)[number]): Texts => {
    const group = isRecord(value) && isRecord(value[name]) ? value[name] : {}
    return Object.fromEntries(Object.entries(group).map(([key, one]) => [key, String(one)]))
  }
  return { path: spelled('path'), query: spelled('query'), header: spelled('header') }
}

/** As text a number may be a string, so what is broken is judged once it is text. */
function brokenParameters({ provider, id }: Ground, { path, query, header }: Parameters): string[] {
  const judge = provider.contract.operations.find((one) => one.id === id)?.parameters ?? null
  if (judge === null) return []
  // The judge changes what it judges.
  const copy = { path: { ...path }, query: { ...query }, header: { ...header } }
  return violations(judge, copy).map(({ pointer, rule }) => labelOf({ pointer, rule }))
}

const keepsParameters = (ground: Ground, { parameters }: Drawn): boolean =>
  brokenParameters(ground, parameters).length === 0

export const labelOf = ({ pointer, rule }: Invalid['label']): string =>
  `${pointer === '' ? '/' : pointer}: ${rule}`

interface Around {
  readonly ground: Ground
  readonly body: fc.Arbitrary<string | null> | null
}

function ofParameters({ label, values }: Candidate, { ground, body }: Around): Constraint {
  const name = labelOf(label)
  return lazily(name, () => {
    const drawn = values()
    if (drawn === null || body === null) return null
    const fitting = drawn.map(({ value }) => value).filter(isText)
    const broken = (value: unknown): boolean =>
      isText(value) && brokenParameters(ground, texts(value)).join() === name
    const probe = fc.sample(drawn, { numRuns: PROBES, seed: 1 })
    if (!probe.some(({ value }) => broken(value))) return null
    return fc.tuple(fitting.filter(broken).map(texts), body).map(([parameters, sent]) => ({
      label: name,
      drawn: { operation: ground.id, parameters, body: sent },
    }))
  })
}

/** Of so many at least one must survive as text. */
const PROBES = 20

interface Within {
  readonly ground: Ground
  readonly sent: fc.Arbitrary<Parameters> | null
  readonly wrap: (value: unknown) => unknown
}

function ofBody({ label, values }: Candidate, { ground, sent, wrap }: Within): Constraint {
  const name = labelOf(label)
  return lazily(name, () => {
    const drawn = values()
    if (drawn === null || sent === null) return null
    return fc.tuple(drawn, sent).map(([{ value }, parameters]) => ({
      label: name,
      drawn: { operation: ground.id, parameters, body: json(wrap(value)) },
    }))
  })
}

function lazily(label: string, make: () => fc.Arbitrary<Wrong> | null): Constraint {
  let made: { readonly value: fc.Arbitrary<Wrong> | null } | null = null
  return {
    label,
    tried: () => made !== null,
    wrong: () => {
      made ??= { value: make() }
      return made.value
    },
  }
}

/** What cannot be drawn of a provider's requests, one clause each, as far as has been tried. */
export const undrawn = (provider: Provider): readonly string[] =>
  generations(provider).flatMap(({ operation, sound, constraints, gaps, keyed }) => {
    const open = constraints.filter((one) => !one.tried()).length
    return [
      ...(sound === null ? [`${operation}: no valid request was found`] : []),
      ...new Set(
        gaps.map(({ pointer, keyword, why }) => `${operation} ${pointer} ${keyword}: ${why}`),
      ),
      ...constraints
        .filter((one) => one.tried() && one.wrong() === null)
        .map(({ label }) => `${operation} ${label}: cannot be broken alone`),
      ...(open > 0
        ? [
            `${operation}: ${open} of ${constraints.length} constraints were not come to; more runs do`,
          ]
        : []),
      ...keyed.map((task) => `${operation} ${task}: hands over a key, and is not drawn`),
    ]
  })
