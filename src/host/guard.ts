import { isIP } from 'node:net'
import { NotSent } from '../core/exchange.ts'
import { type Place, placeOf } from './address.ts'

/** The hosts that a user allows by name, spelled as `hostOf` spells them. */
export type Allowed = ReadonlySet<string>

/** Where a call may go. `localhost` and names still have to be resolved. */
export interface Destination {
  readonly url: URL
  /** Lower case, punycode, without brackets and without a trailing dot. */
  readonly host: string
}

const HOST_CHARS_SHOWN = 100

/** Reads what a user allows; throws a `RangeError` for an entry that is no name of a host. */
export function allowedHosts(entries: readonly string[]): Allowed {
  return new Set(entries.map(hostOfEntry))
}

function hostOfEntry(entry: string): string {
  const bare = isIP(entry) === 6 ? `[${entry}]` : entry
  const url = /[/?#@*\s\\]|:\d*$/.test(bare) ? null : URL.parse(`http://${bare}`)
  if (url !== null && url.hostname !== '') return hostOf(url)
  throw new RangeError(
    `allowHosts takes names or addresses of hosts (my-app.test, 192.168.1.7), without scheme, port or path, not ${JSON.stringify(entry)}`,
  )
}

/** As `hostOf` spells it, whatever a resolver's spelling. */
const canonical = (address: string): string => {
  const url = URL.parse(isIP(address) === 6 ? `http://[${address}]` : `http://${address}`)
  return url === null ? address : hostOf(url)
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/\.$/, '').replace(/^\[|\]$/g, '')

/** Judges a URL before anything is sent; throws `NotSent`. What a name leads to is judged later, by
 *  `admitted`, on the very address that is connected to. */
export function destination(spelling: string, allowed: Allowed): Destination {
  const url = URL.parse(spelling)
  if (url === null) throw new NotSent('not sent: the address is not a URL')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new NotSent(`not sent: ${clipped(url.protocol)} is neither http: nor https:`)
  }
  const host = hostOf(url)
  if (url.username + url.password !== '') {
    throw new NotSent(`not sent: the URL for ${clipped(host)} holds credentials; leave them out`)
  }
  const refusal = isIP(host) === 0 ? nameRefusal(host, allowed) : addressRefusal(host, allowed)
  if (refusal !== null) throw new NotSent(refusal)
  return { url, host }
}

const nameRefusal = (host: string, allowed: Allowed): string | null =>
  host === 'localhost' || allowed.has(host) ? null : stranger(host)

function addressRefusal(host: string, allowed: Allowed): string | null {
  const place = placeOf(host)
  if (place === 'loopback' || allowed.has(host)) return null
  return place === 'public' ? stranger(host) : `not sent: ${host} ${means[place]}; ${howTo(host)}`
}

/** Judges the addresses that an allowed name leads to; throws `NotSent` if any may not be called. */
export function admitted(host: string, addresses: readonly string[], allowed: Allowed): void {
  for (const address of addresses) {
    const place = placeOf(address)
    if (place === 'loopback' || place === 'public' || allowed.has(canonical(address))) continue
    const leads = `${clipped(host)} leads to ${address}, which ${means[place]}`
    throw new NotSent(`not sent: ${leads}; ${howTo(address)}`)
  }
}

const means = {
  private: 'is a private address',
  'link-local': 'is a link-local address',
  metadata: 'is the metadata service of a cloud',
  shared: 'is an address inside a carrier’s network',
  unspecified: 'is no address of a receiver',
  multicast: 'is a multicast address',
  reserved: 'is a reserved address',
} as const satisfies Record<Exclude<Place, 'loopback' | 'public'>, string>

const stranger = (host: string): string =>
  `not sent: ${clipped(host)} is not this machine, and deliveries go only to localhost, 127.0.0.1 and [::1]; ${howTo(host)}`

const howTo = (host: string): string =>
  `to allow it, name it: allowHosts: ['${clipped(host)}'], or --allow-host ${clipped(host)}`

const clipped = (host: string): string =>
  host.length > HOST_CHARS_SHOWN ? `${host.slice(0, HOST_CHARS_SHOWN)}…` : host
