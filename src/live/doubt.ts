import type { Answered } from '../conformance/target.ts'
import { type HttpResponse, readJson } from '../core/exchange.ts'
import type { Fault } from '../core/fault.ts'
import type { Provider } from '../core/provider.ts'
import { keyVariable, otherKeyVariable } from './keys.ts'

/** Why an answer says more of the account, the network or the hour than of the provider's contract;
 *  `null` for one that can be judged. That a call without a good key is refused proves something. */
export const doubts =
  (provider: Provider) =>
  (entry: Answered): string | null => {
    const { who, response } = entry
    const known = who === 'caller' || who === 'stranger' || who === 'guest'
    const own = known ? (refused(entry, provider) ?? foreign(entry)) : busy(entry)
    const why = redirected(response) ?? own
    return why === null ? null : `${told(entry)}: ${why}`
  }

const told = (entry: Answered): string =>
  entry.act === 'converse'
    ? 'what was said over WebSocket was refused'
    : `${call(entry)} was answered ${entry.response.status}`

const call = ({ act, request: { method, path } }: Answered): string =>
  act === 'fetch' ? `${method} of a result file` : `${method} ${path.split('?')[0]}`

function redirected({ status, headers: { location = '' } }: HttpResponse): string | null {
  if (status < 300 || status > 399) return null
  const to = URL.parse(location)?.origin ?? 'another path'
  return `a redirect to ${to}, which is not followed, so that the key goes nowhere else`
}

/** A request with something wrong in it may well be answered with a server's own error, and that is
 *  the provider's fault; a sound one may not. */
function refused(
  { act, outcome, broken, who, response: { status } }: Answered,
  provider: Provider,
): string | null {
  const named = who === 'caller' ? keyVariable(provider) : otherKeyVariable(provider)
  const fault = outcome?.kind === 'refused' ? outcome.fault : null
  const said = fault === null ? undefined : causes[fault]
  if (act === 'fetch' && (status === 401 || status === 403)) return 'its host refuses it'
  const why = (broken === null || isOurs(fault) ? said : undefined) ?? byStatus(status, broken)
  if (why !== null) return why.replace('%key', `the key of ${named}`)
  const failed = outcome?.kind === 'refused' && fault === 'internal' && outcome.code !== null
  return broken === null && failed ? SERVER_ERROR : null
}

const SERVER_ERROR = 'an error of the server’s own'

const causes: Readonly<Partial<Record<Fault, string>>> = {
  unauthorized: '%key is refused',
  forbidden: '%key may not do this',
  'feature-disabled': '%key may not do this',
  'out-of-credit': 'the account has no credit left',
  'rate-limited': 'too many calls at once',
  'over-concurrency': 'too many jobs at once',
  maintenance: SERVER_ERROR,
  upstream: SERVER_ERROR,
  timeout: SERVER_ERROR,
}

const isOurs = (fault: Fault | null): boolean =>
  fault === 'unauthorized' || fault === 'out-of-credit' || fault === 'rate-limited'

const statuses: Readonly<Record<number, string | undefined>> = {
  401: causes.unauthorized,
  402: causes['out-of-credit'],
  403: causes.forbidden,
  429: causes['rate-limited'],
}

/** Whoever asks. Over WebSocket there is no status, only what is said. */
function busy({ act, outcome, response: { status } }: Answered): string | null {
  if (act === 'converse' && outcome?.kind === 'refused') {
    const { fault, code } = outcome
    return fault === 'internal' && code === null ? null : (hours[fault] ?? null)
  }
  return status === 429 || status >= 500 ? byStatus(status, null) : null
}

const hours: Readonly<Partial<Record<Fault, string | undefined>>> = {
  'rate-limited': causes['rate-limited'],
  'over-concurrency': causes['over-concurrency'],
  maintenance: SERVER_ERROR,
  upstream: SERVER_ERROR,
  timeout: SERVER_ERROR,
  internal: SERVER_ERROR,
}

const byStatus = (status: number, broken: string | null): string | null =>
  statuses[status] ?? (status >= 500 && broken === null ? SERVER_ERROR : null)

/** What is no JSON was not written by the provider's own service: a proxy, a page, a fault. */
function foreign({ outcome, broken, response }: Answered): string | null {
  const { body, headers } = response
  if (outcome === null || broken !== null || body.length === 0) return null
  if (readJson(body) !== undefined) return null
  return `${headers['content-type'] ?? 'text of no type'} instead of JSON`
}
