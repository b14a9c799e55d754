import { isIP } from 'node:net'

/** What an IP address stands for. */
export type Place =
  | 'loopback'
  | 'public'
  | 'private'
  | 'link-local'
  | 'metadata'
  | 'shared'
  | 'unspecified'
  | 'multicast'
  | 'reserved'

type Range = readonly [first: bigint, bits: number, place: Place]

/** IANA's special-purpose registries, and the metadata services that lie outside them. First match. */
const V4: readonly Range[] = [
  v4('169.254.169.254', 32, 'metadata'),
  v4('100.100.100.200', 32, 'metadata'),
  v4('168.63.129.16', 32, 'metadata'),
  v4('0.0.0.0', 8, 'unspecified'),
  v4('10.0.0.0', 8, 'private'),
  v4('100.64.0.0', 10, 'shared'),
  v4('127.0.0.0', 8, 'loopback'),
  v4('169.254.0.0', 16, 'link-local'),
  v4('172.16.0.0', 12, 'private'),
  v4('192.0.0.0', 24, 'reserved'),
  v4('192.168.0.0', 16, 'private'),
  v4('198.18.0.0', 15, 'reserved'),
  v4('224.0.0.0', 4, 'multicast'),
  v4('240.0.0.0', 4, 'reserved'),
  v4('0.0.0.0', 0, 'public'),
]

/** Outside 2000::/3 nothing is public. Teredo and 6to4 lead through relays to anywhere. */
const V6: readonly Range[] = [
  v6('::', 128, 'unspecified'),
  v6('::1', 128, 'loopback'),
  v6('fd00:ec2::254', 128, 'metadata'),
  v6('fc00::', 7, 'private'),
  v6('fe80::', 10, 'link-local'),
  v6('ff00::', 8, 'multicast'),
  v6('2001::', 32, 'reserved'),
  v6('2002::', 16, 'reserved'),
  v6('2000::', 3, 'public'),
  v6('::', 0, 'reserved'),
]

/** Ranges of IPv6 that carry an IPv4 address in their last 32 bits. */
const MAPPED = v6('::ffff:0:0', 96, 'loopback')
const CARRIERS: readonly Range[] = [
  v6('::ffff:0:0:0', 96, 'reserved'),
  v6('64:ff9b::', 96, 'reserved'),
  v6('::', 96, 'reserved'),
]

/** What an address, as a resolver or a URL spells it, stands for. One that is none is `reserved`. */
export function placeOf(address: string): Place {
  const plain = address.replace(/%.*$/, '')
  const version = isIP(plain)
  if (version === 4) return among(V4, v4Bits(plain), 32)
  return version === 6 ? placeOfV6(v6Bits(plain)) : 'reserved'
}

/** A mapped address is the IPv4 address itself. A translator's goes there through a gateway, so it
 *  is public where the carried one is, and never this machine. */
function placeOfV6(bits: bigint): Place {
  const carried = among(V4, bits & 0xffff_ffffn, 32)
  if (within(MAPPED, bits, 128)) return carried
  if (bits > 1n && CARRIERS.some((range) => within(range, bits, 128))) {
    return carried === 'loopback' || carried === 'unspecified' ? 'reserved' : carried
  }
  return among(V6, bits, 128)
}

const among = (ranges: readonly Range[], bits: bigint, width: number): Place =>
  ranges.find((range) => within(range, bits, width))?.[2] ?? 'reserved'

const within = ([first, length]: Range, bits: bigint, width: number): boolean =>
  (bits ^ first) >> BigInt(width - length) === 0n

function v4(first: string, length: number, place: Place): Range {
  return [v4Bits(first), length, place]
}

function v6(first: string, length: number, place: Place): Range {
  return [v6Bits(first), length, place]
}

function v4Bits(address: string): bigint {
  return address.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

/** `URL` turns every spelling, dotted tails included, into groups of hexadecimal digits. */
function v6Bits(address: string): bigint {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const groups = [...before, ...zeros, ...after]
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}
