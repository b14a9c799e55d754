import { type Body, type Judge, type Violation, violations } from '../core/contract.ts'
import { type HttpRequest, isRecord, readJson } from '../core/exchange.ts'
import type { Intent } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import type { Drawn } from './drawn.ts'
import { keyHeaders } from './key.ts'
import { plainSubmit } from './plain.ts'

/** What each unit of a sound request asks for; `null` where one of them has no meaning here: the
 *  contract lets it through, the provider's tables do not, or it hands over a key of its own. */
export function intentsOf(drawn: Drawn, provider: Provider): readonly Intent[] | null {
  const { operation, parameters, body } = drawn
  const { path, query, header } = parameters
  const value = body === null ? undefined : readJson(body)
  const contract = operationOf(provider, operation)?.body ?? null
  const units = contract?.batch && Array.isArray(value) ? value : [value]
  const intents: Intent[] = []
  for (const unit of units) {
    const call = { operation, path, query, headers: header, body: unit }
    const meant = provider.dialect.parse(call)
    if (meant.kind === 'refused' || meant.kind === 'authenticate') return null
    intents.push(meant)
  }
  return intents
}

interface Sender {
  readonly provider: Provider
  readonly key: string
}

/** The request as it goes over the wire, with a key. */
export function requestOf(
  { operation, parameters: { path, query, header }, body }: Drawn,
  { provider, key }: Sender,
): HttpRequest {
  const found = operationOf(provider, operation)
  const template = found?.path ?? '/'
  const filled = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  )
  const search = new URLSearchParams(query).toString()
  return {
    method: found?.method ?? 'GET',
    path: search === '' ? filled : `${filled}?${search}`,
    headers: {
      ...header,
      ...keyIn(provider, key),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
  }
}

/** The headers of a usual request that carry the key. */
function keyIn(provider: Provider, key: string): HttpRequest['headers'] {
  const secret = keyHeaders(provider)
  const usual = provider.dialect.encode(plainSubmit(provider, ANY_ID), key).headers
  return Object.fromEntries(Object.entries(usual).filter(([name]) => secret.has(name)))
}

const ANY_ID = '00000000-0000-4000-8000-000000000000'
const ANY_URL = 'http://127.0.0.1'

/** Whether a request names an address that the provider would call. */
export const callsOut = (drawn: Drawn): boolean =>
  JSON.stringify(calling(drawn, '')) !== JSON.stringify(calling(drawn, ANY_URL))

/** A copy in which every address that the provider would call is the one given. */
export function calling(drawn: Drawn, url: string): Drawn {
  const { parameters, body } = drawn
  const header = redirected(parameters.header, url)
  const value = body === null ? null : JSON.stringify(redirected(readJson(body), url))
  return { ...drawn, parameters: { ...parameters, header }, body: value }
}

function redirected<T>(value: T, url: string): T
function redirected(value: unknown, url: string): unknown {
  if (typeof value === 'string') return /^(https?|ftp):\/\//.test(value) ? url : value
  if (Array.isArray(value)) return value.map((item) => redirected(item, url))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, redirected(item, url)]),
  )
}

/** What a request breaks, as the compiled contract judges it. */
export function brokenBy(drawn: Drawn, provider: Provider): readonly Violation[] {
  const found = operationOf(provider, drawn.operation)
  const { path, query, header } = drawn.parameters
  // The judge of parameters changes what it judges.
  const copy = { path: { ...path }, query: { ...query }, header: { ...header } }
  const outer = found?.parameters ? violations(found.parameters, copy) : []
  if (outer.length > 0 || drawn.body === null || !found?.body) return outer
  const value = readJson(drawn.body)
  return violations(...judged(value, found.body))
}

/** A batch of one is judged by its task, so that only this task's rules are named. */
function judged(value: unknown, { judge, batch }: Body): [Judge, unknown] {
  const task: unknown = Array.isArray(value) ? value[0] : undefined
  const name = batch === null || !isRecord(task) ? undefined : task[batch.by]
  const own = typeof name === 'string' ? batch?.tasks[name] : undefined
  return own === undefined ? [judge, value] : [own, task]
}

const operationOf = ({ contract }: Provider, id: string) =>
  contract.operations.find((one) => one.id === id)
