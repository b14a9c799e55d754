/** Names of headers and fields whose text is a secret, in any case and spelling. */
const SECRET =
  /^(?:.*[-_])?(?:authori[sz]ation|auth|(?:set-)?cookie|key|sig|signature|token|secret|password|passwd|credentials?)$|api_?key|[a-z](?:Key|Token|Secret|Signature|Password)$/i

/** `idempotency-key` and its like are no secrets; a dialect may need them. */
const PLAIN = /^(?:x-)?(?:idempotency|sort|primary|foreign|object)[-_]?key$/i

export const isSecretName = (name: string): boolean => SECRET.test(name) && !PLAIN.test(name)

/** Names of headers and fields that hold the URL of a receiver or of a place to upload to. */
const RECEIVER = /web_?-?hook|call_?-?back|^hook$|upload/i

export const isReceiverName = (name: string): boolean => RECEIVER.test(name)

const QUERY = 'sig|token|key|secret|auth|pass|cred|session'

/** Before the value of a query's parameter that sounds like a secret, itself maybe encoded. */
export const QUERY_VALUE = new RegExp(
  `((?:[?&;]|\\\\u0026|%3f|%26)[\\w.~%\\[\\]-]{0,64}?(?:${QUERY})[\\w.~\\[\\]-]{0,64}(?:=|%3d|\\\\u003d))` +
    '((?:(?!%26|%23|\\\\u0026)[^&#\\s"\'<>\\\\])+)',
  'gi',
)

/** Credentials in a URL, and in what stands after a scheme of authentication. */
export const USER_INFO = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)([^/?#\s"'<>\\@]+)(?=@)/gi
export const SCHEME = /\b(Bearer|Basic|Token)( +)([\w.~+/=:-]{8,})/gi

/** A field of a JSON text that does not parse, or that lies deep inside another. */
export const JSON_FIELD = /(\\*")([\w-]+)(\1\s*:\s*\1)((?:(?!\1)[^"\n])*)(?=\1)/g
