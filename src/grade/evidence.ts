import type { Delivery, Sent } from '../core/exchange.ts'
import type { Shot } from './rule.ts'
import type { Subject } from './subject.ts'

/** What was sent, secrets hidden, and what came back. */
export interface Evidence {
  /** What was odd about the call. */
  readonly what: string
  readonly method: string
  /** Values in its query are hidden. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Its beginning. */
  readonly body: string
  readonly bytes: number
  /** The same call by hand; values of secrets are variables of the shell. `null` for a body that
   *  is too long for a line. */
  readonly curl: string | null
  readonly answer: { readonly status: number; readonly body: string; readonly ms: number } | null
  /** Why no answer came. */
  readonly error: string | null
}

/** A call that was made. */
export interface Made {
  readonly shot: Shot
  readonly delivery: Delivery
  readonly sent: Sent | null
  readonly error: string | null
  /** It was waited for as long as there is patience. */
  readonly late: boolean
}

const BODY_CHARS_MAX = 1_000
const ANSWER_CHARS_MAX = 200

export function evidenceOf({ shot, delivery, sent, error }: Made, subject: Subject): Evidence {
  const { method, url } = delivery
  const body = textOf(delivery)
  // A wrong token is nobody's.
  const shown = shot.token === 'wrong' ? [subject.tokenName] : []
  const headers = Object.entries(delivery.headers).map(([name, value]) =>
    isHidden(name, shot, subject) ? ([name, HIDDEN] as const) : ([name, value] as const),
  )
  return {
    what: shot.what,
    method,
    url: publicly(url, shown),
    headers: Object.fromEntries(headers),
    body: body.slice(0, BODY_CHARS_MAX),
    bytes: new TextEncoder().encode(body).length,
    curl: body.length > BODY_CHARS_MAX ? null : curlOf(delivery, headers, shown),
    answer: sent && {
      status: sent.status,
      body: sent.body.slice(0, ANSWER_CHARS_MAX),
      ms: Math.round(sent.ms),
    },
    error,
  }
}

const HIDDEN = '…'

/** What the secret made stays hidden; what a forger could make is part of the evidence. */
const isHidden = (name: string, { alter }: Shot, { webhook }: Subject): boolean =>
  alter?.sign === undefined && webhook.signature?.headers.includes(name) === true

/** A URL without the values in its query, but for the parameters that may be shown: receivers keep
 *  secrets there. */
export function publicly(url: string, shown: readonly string[] = []): string {
  return addressed(url, (name, value) => (shown.includes(name) ? value : HIDDEN))
}

function addressed(url: string, spell: (name: string, value: string) => string): string {
  const { origin, pathname, searchParams } = new URL(url)
  const parts = [...searchParams].map(
    ([name, value]) => `${encodeURIComponent(name)}=${spell(name, value)}`,
  )
  return `${origin}${pathname}${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}

/** The call as a line of a shell. */
function curlOf(
  { method, url, ...delivery }: Delivery,
  headers: readonly (readonly [string, string])[],
  known: readonly string[],
): string {
  const body = textOf(delivery)
  const shown = headers.map(([name, value]) =>
    value === HIDDEN ? `-H "${name}: $${variable(name)}"` : `-H ${quoted(`${name}: ${value}`)}`,
  )
  const data = body === '' ? [] : ['--data-raw', quoted(body)]
  return ['curl', '-i', '-X', method, addressOf(url, known), ...shown, ...data].join(' ')
}

/** A URL as one word of a shell; values in its query are variables. */
export function addressOf(url: string, shown: readonly string[] = []): string {
  const plain = addressed(url, (name, value) =>
    shown.includes(name) ? encodeURIComponent(value) : `$${variable(name)}`,
  )
  const query = plain.indexOf('?')
  if (query < 0) return quoted(plain)
  return `${quoted(plain.slice(0, query))}"${plain.slice(query)}"`
}

const variable = (name: string): string => name.toUpperCase().replace(/[^A-Z\d]+/g, '_')

/** One word of a shell. */
export const quoted = (text: string): string =>
  /^[\w:/.,@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

const textOf = ({ body }: Pick<Delivery, 'body'>): string =>
  typeof body === 'string' ? body : new TextDecoder().decode(body)
