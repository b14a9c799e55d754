/**
 * Chance as a keyed question: the answer depends on the seed and the labels, never on what was
 * asked before, so leaving out one question changes no other answer.
 */
export interface Dice {
  /** Dice for a narrower subject. */
  of(label: string | number): Dice
  /** In `[0, 1)`. */
  unit(label: string): number
  /** A whole number, `least <= n <= most`. */
  int(label: string, least: number, most: number): number
  /** `length` lower-case hexadecimal digits. */
  hex(label: string, length: number): string
  /** A version 4 UUID. */
  uuid(label: string): string
}

export const dice = (seed: number | string): Dice => new Keyed(mix(origin, String(seed)))

/** 64 bits in two halves: 32 would let two of a million jobs share an id. */
interface Key {
  readonly high: number
  readonly low: number
}

const origin: Key = { high: 0x811c9dc5, low: 0x9e3779b9 }

/** A class because a call makes several of these: one object each instead of six. */
class Keyed implements Dice {
  readonly #key: Key

  constructor(key: Key) {
    this.#key = key
  }

  of(label: string | number): Dice {
    return new Keyed(mix(this.#key, String(label)))
  }

  unit(label: string): number {
    return word(mix(this.#key, label), 0) / 2 ** 32
  }

  int(label: string, least: number, most: number): number {
    return least + Math.floor(this.unit(label) * (most - least + 1))
  }

  hex(label: string, length: number): string {
    const drawn = mix(this.#key, label)
    let digits = ''
    for (let turn = 0; digits.length < length; turn += 1) digits += asHex(word(drawn, turn))
    return digits.slice(0, length)
  }

  uuid(label: string): string {
    return asUuid(this.hex(label, 32))
  }
}

/** 32 hexadecimal digits as a version 4 UUID; six of their bits give way to version and variant. */
export function asUuid(digits: string): string {
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) & 3]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** Two multiplicative hashes side by side; the closing round keeps `ab|c` off `a|bc`. */
function mix(key: Key, text: string): Key {
  let { high, low } = key
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x5bd1e995)
    low ^= low >>> 15
  }
  return { high: finish(high ^ (low >>> 7) ^ 0xff), low: finish(Math.imul(low, 31) ^ high) }
}

/** The two digits of each byte. */
const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** 32 bits as eight hexadecimal digits; `toString(16)` takes ten times as long for them. */
export const asHex = (bits: number): string =>
  `${pairs[bits >>> 24]}${pairs[(bits >>> 16) & 255]}${pairs[(bits >>> 8) & 255]}${pairs[bits & 255]}`

/** The `turn`th 32 bits that a key gives. */
const word = ({ high, low }: Key, turn: number): number =>
  finish(turn % 2 === 0 ? high + Math.imul(turn, 0x9e3779b9) : low ^ Math.imul(turn, 0x85ebca6b))

/** Murmur3's finaliser: every input bit reaches every output bit. */
function finish(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
