import { type Delivery, type Patience, type Send, type Sent, TimedOut } from '../core/exchange.ts'
import { type Answer, type Call, wire } from './call.ts'
import { allowedHosts, type Destination, destination } from './guard.ts'
import { ticksMs } from './machine.ts'
import { judgedLookup, type Lookup, systemLookup } from './resolve.ts'

export interface SenderOptions {
  /** Hosts, by name or address, that are called besides this machine. */
  readonly allowHosts?: readonly string[]
  /** The system's resolver unless given. */
  readonly lookup?: Lookup
}

/**
 * Makes the provider's calls over HTTP: to this machine, and to hosts that the user allows by name.
 * Every other is refused before anything is sent, and so is every redirect there. Throws a
 * `RangeError` for an entry of `allowHosts` that names no host.
 */
export function sender({ allowHosts = [], lookup = systemLookup }: SenderOptions = {}): Send {
  const allowed = allowedHosts(allowHosts)
  const { call } = wire(judgedLookup(lookup, allowed))

  return async (delivery, patience) => {
    const begin = ticksMs()
    const leftMs = (): number => patience.timeoutMs - (ticksMs() - begin)
    const hops: string[] = []
    let next = first(delivery, destination(delivery.url, allowed))
    for (;;) {
      const answer = await call(next, leftMs()).catch(late(patience))
      const target = hops.length < patience.redirectsMax ? targetOf(answer, next.to.url) : null
      if (target === null) return sent(answer, { ms: ticksMs() - begin, hops })
      const to = destination(target, allowed)
      hops.push(to.url.origin + to.url.pathname)
      next = redirected(next, to, answer.status)
    }
  }
}

const first = ({ method, headers, body }: Delivery, to: Destination): Call => ({
  to,
  method,
  headers,
  body,
})

const sent = (answer: Answer, { ms, hops }: Pick<Sent, 'ms' | 'hops'>): Sent => ({
  ...answer,
  ms: Math.round(ms),
  hops,
})

const late =
  ({ timeoutMs }: Patience) =>
  (error: unknown): never => {
    if (!(error instanceof TimedOut)) throw error
    throw new TimedOut(`gave no full answer within ${timeoutMs} ms`)
  }

/** Where an answer redirects to; `null` when it does not, and is the answer itself. */
function targetOf({ status, headers }: Answer, from: URL): string | null {
  const { location } = headers
  if (!REDIRECTS.has(status) || location === undefined || location === '') return null
  // What cannot be read is judged, and refused, as it stands.
  return URL.parse(location, from)?.href ?? location
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** A secret of one origin is not told to another. */
const OWN_HEADERS = ['authorization', 'cookie', 'proxy-authorization']

/** The call after a redirect, as HTTP clients at large make it (the Fetch standard's rules; no
 *  provider says what its own does: INFERRED). https may lead to http. */
function redirected(
  { method, headers, body, to: from }: Call,
  to: Destination,
  status: number,
): Call {
  const bodiless = status === 303 || (status < 303 && method === 'POST')
  const dropped = [
    ...(from.url.origin === to.url.origin ? [] : OWN_HEADERS),
    ...(bodiless ? ['content-type', 'content-length', 'content-encoding'] : []),
  ]
  const kept = Object.entries(headers).filter(([name]) => !dropped.includes(name))
  return {
    to,
    method: bodiless ? 'GET' : method,
    headers: Object.fromEntries(kept),
    body: bodiless ? null : body,
  }
}
