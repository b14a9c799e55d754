const HIDDEN = '(hidden)'

/** Headers without the values of those named, which are secrets. */
export const hidden = (
  headers: Readonly<Record<string, string>>,
  secret: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secret.includes(name) ? HIDDEN : value]),
  )

/** A receiver's URL without the values in its query and without credentials: that is where
 *  receivers put their tokens. */
export function hiddenUrl(text: string): string {
  const url = URL.parse(text)
  if (url === null) return '(not a URL)'
  const names = [...url.searchParams.keys()].map((name) => `${name}=${HIDDEN}`)
  // What is not http(s) has no origin.
  const origin = url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin
  return origin + url.pathname + (names.length === 0 ? '' : `?${names.join('&')}`)
}

/** Where a link leads that stands in an answer from `base`, told as `hiddenUrl` tells it. */
export const hiddenLink = (link: string, base: string): string =>
  hiddenUrl(URL.parse(link, base)?.href ?? link)

/** Text without the secrets of a receiver's URL, wherever a provider repeats them. */
export function veiled(text: string, receiver: string): string {
  const url = URL.parse(receiver)
  if (url === null) return text
  const secrets = [...url.searchParams.values(), url.username, url.password]
  return secrets
    .filter((secret) => secret.length >= SECRET_CHARS_MIN)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((veil, secret) => veil.replaceAll(secret, HIDDEN), text)
}

/** What is shorter is no secret, and stands in many a word. */
const SECRET_CHARS_MIN = 4
