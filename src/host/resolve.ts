import { promises } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { type Allowed, admitted } from './guard.ts'

/** All addresses of a name. */
export type Lookup = (host: string) => Promise<readonly string[]>

export const systemLookup: Lookup = async (host) => {
  const found = await promises.lookup(host, { all: true })
  return found.map(({ address }) => address)
}

/** Whatever a resolver says. */
const LOCALHOST = ['127.0.0.1', '::1'] as const

/**
 * Resolves a name for one connection and judges what it found: the address that is judged is the
 * one that is connected to, so no name can change its mind in between.
 */
export const judgedLookup =
  (lookup: Lookup, allowed: Allowed): LookupFunction =>
  (host, { all }, found) => {
    judged(host, lookup, allowed).then(
      (addresses) => {
        const [first] = addresses
        if (all === true) found(null, addresses)
        else found(null, first.address, first.family)
      },
      // Node asks for an address even beside an error.
      (error: NodeJS.ErrnoException) => found(error, ''),
    )
  }

type Judged = { readonly address: string; readonly family: number }

async function judged(
  host: string,
  lookup: Lookup,
  allowed: Allowed,
): Promise<[Judged, ...Judged[]]> {
  const addresses = host === 'localhost' ? LOCALHOST : await lookup(host)
  admitted(host, addresses, allowed)
  const [first, ...rest] = addresses.map((address) => ({ address, family: isIP(address) }))
  if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' })
  return [first, ...rest]
}
