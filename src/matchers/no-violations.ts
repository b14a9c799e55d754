import type { Mock } from '../../mocks/mock.ts'
import type { Operation, Violation } from '../core/contract.ts'
import type { Fault } from '../core/fault.ts'
import type { Provider } from '../core/provider.ts'
import type { ViolationRecord } from '../core/record.ts'
import { placesOf } from '../host/place.ts'
import { mocksOf } from './received.ts'
import { came, plural, type Result } from './words.ts'

export interface NoViolationsOptions {
  /** Counts requests too that break the contract in a way that the provider is seen to let pass. */
  readonly tolerated?: boolean
  /** Only requests of this key. */
  readonly account?: string
}

interface Broken {
  readonly record: ViolationRecord
  readonly provider: Provider
}

/** Nobody reads further. */
const SHOWN_MAX = 10

/** That no request broke its provider's contract. */
export function toHaveNoViolations(received: unknown, options: NoViolationsOptions = {}): Result {
  const mocks = mocksOf(received, 'toHaveNoViolations')
  const all = mocks.flatMap((mock) => brokenAt(mock, options))
  return {
    pass: all.length === 0,
    message: () => (all.length === 0 ? noneWords(mocks) : someWords(all)),
  }
}

const brokenAt = (mock: Mock, { tolerated = false, account }: NoViolationsOptions): Broken[] =>
  mock
    .violations(account)
    .filter((record) => tolerated || record.tolerated === null)
    .map((record) => ({ record, provider: mock.provider }))

const noneWords = (mocks: readonly Mock[]): string =>
  `Expected a request to break its contract, but none did (${names(mocks)}).`

const names = (mocks: readonly Mock[]): string =>
  mocks.map(({ provider }) => provider.id).join(', ')

/** Requests that are broken alike are told once. */
function someWords(all: readonly Broken[]): string {
  const times = new Map<string, number>()
  for (const text of all.map(words)) times.set(text, (times.get(text) ?? 0) + 1)
  const told = [...times].map(([text, count]) => (count > 1 ? `${text}\n  (${count} times)` : text))
  const more = told.length - SHOWN_MAX
  return [
    `${plural(all.length, 'request')} broke the contract:`,
    ...told.slice(0, SHOWN_MAX),
    ...(more > 0 ? [`and ${plural(more, 'other')}`] : []),
  ].join('\n\n')
}

function words({ record, provider }: Broken): string {
  const { rules, tolerated, operation } = record
  const call = `${record.method} ${record.path}`
  const head = `${provider.id}: ${call}${operation === null ? '' : ` (${operation})`}`
  const told =
    rules.length === 0
      ? [unread({ record, provider })]
      : rules.map((rule) => broken(rule, { record, provider }))
  const pass = tolerated === null ? [] : [`  The provider is seen to let it pass: ${tolerated}`]
  return [head, ...told, ...pass].join('\n')
}

/** One broken rule. */
function broken(rule: Violation, { record, provider }: Broken): string {
  const field = rule.pointer.slice(1).replaceAll('/', '.') || 'the body'
  return table(`${field} ${rule.message}`, [
    ['came', came(rule.actual)],
    ['rule', rule.limit === null ? rule.rule : `${rule.rule}: ${JSON.stringify(rule.limit)}`],
    ['spec', placeOf(rule, { record, provider })],
  ])
}

/** A rule that stands in no schema stands with its operation. */
function placeOf({ schemaPath, field }: Violation, { record, provider }: Broken): string | null {
  const isOwn = schemaPath === '#' || schemaPath === ''
  return isOwn ? operationPlace({ record, provider }) : placesOf(provider).rule(schemaPath, field)
}

const operationPlace = ({ record: { operation }, provider }: Broken): string | null =>
  operation === null ? null : placesOf(provider).operation(operation)

/** A request that was not read as far as any rule, and what there is instead. */
function unread(broken: Broken): string {
  const { record, provider } = broken
  const there: Partial<Record<Fault, readonly Operation[]>> = {
    'unknown-path': provider.contract.operations,
    'wrong-method': provider.contract.operations.filter(({ path }) => isAt(path, record.path)),
  }
  const operations = there[record.fault]
  if (operations === undefined) return table(record.message, [['spec', operationPlace(broken)]])
  const calls = operations.map(({ method, path }) => `${method} ${path}`)
  const width = Math.max(0, ...calls.map((call) => call.length))
  const rows = operations.map(({ id }, index): [string, string] => {
    const call = (calls[index] ?? '').padEnd(width)
    return [index === 0 ? 'there is' : '', `${call}  ${placesOf(provider).operation(id) ?? ''}`]
  })
  return table(record.message, rows)
}

/** Whether a path is one of a template's. */
const isAt = (template: string, path: string): boolean => {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  )
}

function table(head: string, rows: readonly (readonly [string, string | null])[]): string {
  const said = rows.filter(([, value]) => value !== null)
  const width = Math.max(0, ...said.map(([name]) => name.length))
  return [
    `  ${head}`,
    ...said.map(([name, value]) => `    ${name.padEnd(width)}  ${value}`.trimEnd()),
  ].join('\n')
}
