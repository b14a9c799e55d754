import { createHash, timingSafeEqual } from 'node:crypto'
import { type Refused, refused } from './refused.ts'

/** Who calls, as far as access depends on it. */
export interface Caller {
  /** The address at the other end of the connection. */
  readonly peer: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
}

/** What a token can be: as it stands in a header. Throws a `RangeError` for anything else. */
export function checkedToken(token: string): string {
  if (/^[!-~]{1,1024}$/.test(token)) return token
  throw new RangeError(
    'the control token must be 1 to 1024 printable ASCII characters, without spaces',
  )
}

/**
 * `null` for a caller who may control the server. With a token, who knows it; without one, who is
 * on this machine: by address, and by name, so that neither a site in this machine's browser nor
 * one whose name was made to lead here (DNS rebinding) is let in.
 */
export function admit(caller: Caller, token: string | null): Refused | null {
  return token === null ? admitLocal(caller) : admitKnown(caller, token)
}

function admitKnown({ headers }: Caller, token: string): Refused | null {
  const given = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '')?.[1]
  if (given === undefined) {
    return refused('unauthorized', 'This server has a control token: send it as a bearer token.')
  }
  return isSame(given, token) ? null : refused('unauthorized', 'This is not the control token.')
}

/** Takes as long whatever the difference; digests are of one length. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function admitLocal(caller: Caller): Refused | null {
  const stranger = strangers.find(({ is }) => is(caller))
  if (stranger === undefined) return null
  return refused(
    'forbidden',
    `Without a control token only this machine may call: ${stranger.why}.`,
  )
}

interface Stranger {
  is(caller: Caller): boolean
  readonly why: string
}

const strangers: readonly Stranger[] = [
  { is: ({ peer }) => !isLoopback(peer), why: 'this call came from another' },
  {
    is: ({ headers }) => forwarders.some((name) => headers[name] !== undefined),
    why: 'this call came through a proxy',
  },
  {
    is: ({ headers: { host = '' } }) => !isLocalHost(host),
    why: 'address it as localhost, 127.0.0.1 or [::1]',
  },
  {
    is: ({ headers: { origin } }) => origin !== undefined && !isLocalOrigin(origin),
    why: 'this call was made by a site from elsewhere',
  },
]

/** What proxies and tunnels say of themselves: behind one of them everybody has its address. */
const forwarders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address)

const isLocalHost = (host: string): boolean =>
  /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host)

const isLocalOrigin = (origin: string): boolean => isLocalHost(URL.parse(origin)?.host ?? '')
