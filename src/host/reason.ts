import { NotSent, TimedOut } from '../core/exchange.ts'

const HANG_UP = /^(ECONNRESET|EPIPE|ECONNABORTED)$/

/** The receiver has closed the connection. */
export const isHangUp = ({ code }: NodeJS.ErrnoException): boolean => HANG_UP.test(code ?? '')

/** What the system's codes mean to a reader, as clauses whose subject is the receiver. */
const CLAUSES: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'refused the connection'],
  [HANG_UP, 'closed the connection without an answer'],
  [/^(ENOTFOUND|EAI_.+)$/, 'has a name that leads to no address'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN|ENETDOWN)$/, 'cannot be reached'],
  [/^HPE_HEADER_OVERFLOW$/, 'answered with too many header bytes'],
  [/^HPE_/, 'answered with something that is not HTTP'],
  [/^(ERR_SSL_.+|EPROTO)$/, 'does not speak TLS as it should; is it http: and not https:?'],
  [/CERT|^ERR_TLS_|SIGNATURE|^HOSTNAME_MISMATCH$/, 'shows a TLS certificate that is not trusted'],
  [
    /^ERR_(INVALID_CHAR|HTTP_INVALID_HEADER_VALUE|INVALID_HTTP_TOKEN)$/,
    'cannot be sent a header with such characters',
  ],
]

/** An error of Node's as one clause without secrets: a code says what, a message might say more. */
export function reasonOf(error: NodeJS.ErrnoException): Error {
  const code = error.code ?? ''
  if (error instanceof TimedOut || error instanceof NotSent || code === '') return error
  if (code === 'ETIMEDOUT') return new TimedOut('took too long to connect')
  const clause = CLAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'could not be called'
  return new Error(`${clause} (${code})`)
}
