import { isRecord } from '../core/exchange.ts'
import { formsOf } from './forms.ts'
import {
  isReceiverName,
  isSecretName,
  JSON_FIELD,
  QUERY_VALUE,
  SCHEME,
  USER_INFO,
} from './secret-names.ts'

export interface RedactOptions {
  /** What is known to be secret: keys that were used, what webhooks are signed with. */
  readonly secrets: readonly string[]
  /** How many marks what is told already holds; new ones count on from there. */
  readonly marks?: number
}

/** Shorter texts are no secrets of their own: hidden where they are named so, and nowhere else. */
const KNOWN_CHARS_MIN = 4
const FOUND_CHARS_MIN = 8

/**
 * A copy of a JSON value without its secrets: those that are known, and those whose name or place
 * gives them away; each wherever it stands and however it is spelled there. Equal secrets become
 * equal marks, different ones different marks, so that what is compared still compares alike.
 */
export const redact = (value: unknown, options: RedactOptions): unknown => redactor(options)(value)

/** Puts back what is known to be secret into what `redact` gave: only in memory, to go on with. */
export function revealed(value: unknown, { secrets }: RedactOptions): unknown {
  const known = secrets.filter((secret) => secret.length >= KNOWN_CHARS_MIN)
  const unique = [...new Set(known)]
  const plain = (text: string): string =>
    text.replaceAll(/hidden-(\d+)(?!\d)/g, (mark, nth) => unique[Number(nth) - 1] ?? mark)
  const each = (one: unknown): unknown => {
    if (typeof one === 'string') return plain(one)
    if (Array.isArray(one)) return one.map(each)
    if (!isRecord(one) || one instanceof Uint8Array) return one
    return Object.fromEntries(Object.entries(one).map(([name, item]) => [name, each(item)]))
  }
  return each(value)
}

/** As `redact`, for values that come one by one: what one gives away is hidden in all later ones. */
export function redactor({ secrets, marks = 0 }: RedactOptions): (value: unknown) => unknown {
  const vault = new Vault()
  for (const secret of secrets) if (secret.length >= KNOWN_CHARS_MIN) vault.hide(secret)
  vault.countFrom(marks)
  return (value) => {
    discover(value, vault)
    return blotted(value, vault)
  }
}

const MARK = /^hidden-\d+$/

/** The highest number of a mark in a text; 0 where there is none. */
export const marksIn = (text: string): number =>
  [...text.matchAll(/hidden-(\d+)/g)].reduce((most, [, nth]) => Math.max(most, Number(nth)), 0)

/** What was judged of a signature takes its name, and is what is left to judge a record by. */
const JUDGED = /^(?:valid|missing|forged|stale)$/

/** What is to be replaced by what; a class for its identity: it numbers as it goes. */
class Vault {
  readonly #marks = new Map<string, string>()
  #last = 0
  /** Forms by their first characters: a text is walked once, however many secrets there are. */
  readonly #forms = new Map<string, (readonly [string, string])[]>()

  /** What is known has its marks already, the same as before. */
  countFrom(marks: number): void {
    this.#last = Math.max(this.#last, marks)
  }

  mark(secret: string): string {
    if (MARK.test(secret) || JUDGED.test(secret) || secret === '') return secret
    const known = this.#marks.get(secret)
    if (known !== undefined) return known
    this.#last += 1
    const mark = `hidden-${this.#last}`
    this.#marks.set(secret, mark)
    return mark
  }

  hide(secret: string): void {
    if (!this.#marks.has(secret)) this.replace(secret, this.mark(secret))
  }

  replace(text: string, instead: string): void {
    for (const form of formsOf(text, instead)) {
      const first = form[0].slice(0, KNOWN_CHARS_MIN)
      const others = this.#forms.get(first) ?? []
      if (others.some(([same]) => same === form[0])) continue
      this.#forms.set(
        first,
        [...others, form].toSorted(([a], [b]) => b.length - a.length),
      )
    }
  }

  blot(text: string): string {
    let done = ''
    let kept = 0
    for (let at = 0; at + KNOWN_CHARS_MIN <= text.length; at += 1) {
      const forms = this.#forms.get(text.slice(at, at + KNOWN_CHARS_MIN))
      const form = forms?.find(([known]) => text.startsWith(known, at))
      if (form === undefined) continue
      done += text.slice(kept, at) + form[1]
      kept = at + form[0].length
      at = kept - 1
    }
    return this.#blotCut(done + text.slice(kept))
  }

  /** A text that was cut off may end within a secret. */
  #blotCut(text: string): string {
    if (!text.endsWith(CUT)) return text
    const body = text.slice(0, -CUT.length)
    const [form, length] = [...this.#forms.values()]
      .flat()
      .map((one) => [one, overlap(body, one[0])] as const)
      .reduce((most, next) => (next[1] > most[1] ? next : most), [['', ''] as const, 0])
    return length === 0 ? text : body.slice(0, body.length - length) + form[1] + CUT
  }
}

/** What `show` puts at the end of what it cut. */
const CUT = '…'

/** How many characters a text ends with that a form begins with; 0 for too few to matter. */
function overlap(text: string, form: string): number {
  for (let length = Math.min(form.length, text.length); length >= KNOWN_CHARS_MIN; length -= 1) {
    if (text.endsWith(form.slice(0, length))) return length
  }
  return 0
}

/** Nobody nests JSON in JSON deeper. */
const DEPTH_MAX = 12

function discover(value: unknown, vault: Vault, depth = 0): void {
  if (depth > DEPTH_MAX) return
  if (typeof value === 'string') discoverText(value, vault, depth)
  else if (Array.isArray(value)) for (const item of value) discover(item, vault, depth + 1)
  else if (isRecord(value)) {
    for (const [name, item] of Object.entries(value)) {
      if (typeof item === 'string') discoverField(name, item, vault)
      discoverText(name, vault, depth)
      discover(item, vault, depth + 1)
    }
  }
}

function discoverText(text: string, vault: Vault, depth: number): void {
  const inner = parsed(text)
  if (inner !== undefined) discover(inner, vault, depth + 1)
  for (const [, , value = ''] of text.matchAll(QUERY_VALUE)) found(value, vault)
  for (const [, , value = ''] of text.matchAll(USER_INFO)) found(value, vault)
  for (const [, , , value = ''] of text.matchAll(SCHEME)) found(value, vault)
  for (const [, , name = '', , item = ''] of text.matchAll(JSON_FIELD)) {
    discoverField(name, item, vault)
  }
}

/** JSON in a string, where it is a whole document. */
function parsed(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function discoverField(name: string, text: string, vault: Vault): void {
  if (isSecretName(name)) for (const part of parts(text)) found(part, vault)
  if (isReceiverName(name)) receiver(text, vault)
}

/** A header's value, what comes after its scheme, and each value of a cookie. */
const parts = (text: string): string[] => [
  text,
  ...(/^\w+ +(\S+)\s*$/.exec(text)?.slice(1) ?? []),
  ...[...text.matchAll(/[\w.~-]+=([^;,\s"]+)/g)].flatMap(([, value]) => value ?? []),
]

function found(text: string, vault: Vault): void {
  for (const one of new Set([text, decoded(text)])) {
    if (one.length >= FOUND_CHARS_MIN && !MARK.test(one)) vault.hide(one)
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A receiver's URL: everything in its query and its credentials is its owner's own. */
function receiver(text: string, vault: Vault): void {
  const url = /^(?:https?|wss?):/i.test(text) ? URL.parse(text) : null
  if (url === null) return
  const pairs = [...url.searchParams]
  for (const [, value] of pairs) found(value, vault)
  for (const part of [url.username, url.password]) found(part, vault)
  const [before = '', after] = text.split(/\?(.*)/s)
  if (after === undefined) return
  const [, fragment = ''] = text.split(/(#.*)/s)
  const hidden = pairs.map(([name, item]) => `${encodeURIComponent(name)}=${vault.mark(item)}`)
  vault.replace(text, `${before}?${hidden.join('&')}${fragment}`)
}

function blotted(value: unknown, vault: Vault): unknown {
  if (typeof value === 'string') return blottedText(value, vault)
  if (Array.isArray(value)) return value.map((item) => blotted(item, vault))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      blottedText(name, vault),
      typeof item === 'string' ? blottedField(name, item, vault) : blotted(item, vault),
    ]),
  )
}

function blottedField(name: string, text: string, vault: Vault): string {
  const blot = blottedText(text, vault)
  if (!isSecretName(name) || MARK.test(blot)) return blot
  const [, scheme = '', rest = ''] = /^((?:Bearer|Basic|Token) +)?(.*)$/is.exec(blot) ?? []
  return scheme + vault.mark(rest)
}

const blottedText = (text: string, vault: Vault): string =>
  vault
    .blot(text)
    .replaceAll(QUERY_VALUE, (_, before: string, value: string) => before + vault.mark(value))
    .replaceAll(USER_INFO, (_, before: string, value: string) => before + vault.mark(value))
    .replaceAll(JSON_FIELD, (all, quote: string, name: string, between: string, value: string) =>
      isSecretName(name) ? `${quote}${name}${between}${vault.mark(value)}` : all,
    )
