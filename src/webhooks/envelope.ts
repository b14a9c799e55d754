import { isJsonType } from '../core/exchange.ts'
import type { Desk } from './desk.ts'
import { queried } from './incoming.ts'
import { same } from './same.ts'
import { type Rejected, rejected } from './verdict.ts'

export interface Envelope {
  readonly method: unknown
  readonly url: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** What is wrong with a call before its body is read; `null` if nothing is. */
export function refused({ method, url, headers }: Envelope, desk: Desk): Rejected | null {
  if (method !== undefined && !isPost(method)) {
    return rejected('wrong-method', 'Webhooks come by POST; this was something else.')
  }
  const { tokenName = 'token' } = desk.options
  if (desk.tokens.length > 0 && !hasToken(queried(url, tokenName), desk.tokens)) {
    return rejected(
      'bad-token',
      `The URL's query must hold the token that this receiver was given, once, as "${tokenName}".`,
    )
  }
  if (!isJsonType(headers['content-type'] ?? '')) {
    return rejected('wrong-content-type', 'Every provider sends its webhooks as application/json.')
  }
  if (Number(headers['content-length']) > desk.bytesMax) {
    return rejected('too-large', `The body is longer than ${desk.bytesMax} bytes.`)
  }
  return null
}

const isPost = (method: unknown): boolean =>
  typeof method === 'string' && method.toUpperCase() === 'POST'

/** Each known token is compared, found or not. */
const hasToken = (came: readonly string[], known: readonly string[]): boolean =>
  came.length === 1 && known.filter((token) => same(token, came[0] ?? '')).length > 0

export interface Moment {
  readonly desk: Desk
  readonly now: number
}

/** What is wrong with a signature; `null` if nothing is, or nothing is signed here. */
export function unsigned(
  body: string,
  headers: Readonly<Record<string, string>>,
  { desk: { webhook, provider, secrets, toleranceMs }, now }: Moment,
): Rejected | null {
  const { signature } = webhook
  if (signature === null || secrets.length === 0) return null
  const verdicts = secrets.map((secret) =>
    signature.verify({ body, headers, secret, now, toleranceMs }),
  )
  const names = signature.headers.join(', ')
  if (verdicts.includes('valid')) return null
  if (verdicts.includes('stale')) {
    const minutes = toleranceMs / 60_000
    return rejected('stale', `Signed, but not within ${minutes} minutes of this machine's time.`)
  }
  return verdicts.includes('forged')
    ? rejected('forged', `What ${names} hold was not made for this call with the known secret.`)
    : rejected('unsigned', `${provider.name} signs its calls: ${names} are missing.`)
}
