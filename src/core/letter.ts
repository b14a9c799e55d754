import type { JobView } from './job.ts'
import type { Signature, Webhook } from './provider.ts'
import type { Quirks } from './quirk.ts'
import type { Alteration } from './scenario.ts'

/** The keys that an account and its provider share to sign with; `null` where there is none. */
export interface Secrets {
  readonly current: string | null
  /** The key before the last change. */
  readonly former: string | null
}

/** What a webhook call is written from. */
export interface Letter {
  readonly webhook: Webhook
  /** The job as the call tells it. */
  readonly job: JobView
  readonly quirks: Quirks
  readonly secrets: Secrets
  /** The sender's Unix milliseconds, which a signature may carry. */
  readonly at: number
}

export interface Written {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Writes a webhook call, signed where its provider signs, and alters it as a scenario asks. What
 *  is done to its body comes after the signing, as on the way. */
export function write(letter: Letter, alteration: Alteration = {}): Written {
  const { webhook, job, quirks } = letter
  const { headers, body } = webhook.render(job, quirks)
  const type = alteration.contentType
  return {
    headers: {
      ...headers,
      ...(type !== undefined && { 'content-type': type }),
      ...(webhook.signature === null
        ? {}
        : signed(webhook.signature, body, { letter, alteration })),
    },
    body: alteration.body === undefined ? body : bodies[alteration.body](body),
  }
}

interface Hand {
  readonly letter: Letter
  readonly alteration: Alteration
}

type Forgery = NonNullable<Alteration['sign']>

function signed(
  signature: Signature,
  body: string,
  { letter: { secrets, at }, alteration: { sign, skewMs = 0 } }: Hand,
): Readonly<Record<string, string>> {
  if (sign === 'none') return {}
  const secret = sign === undefined ? secrets.current : forged[sign](secrets)
  if (secret === null) return {}
  const headers = signature.sign({ body, secret, at: at + skewMs })
  if (sign !== 'garbage') return headers
  return Object.fromEntries(Object.keys(headers).map((name) => [name, 'garbage']))
}

/** The key that a forgery is made with. */
const forged = {
  wrong: ({ current }) => `not ${current ?? 'a key'}`,
  former: ({ current, former }) => former ?? `before ${current ?? 'a key'}`,
  garbage: () => 'no key at all',
} as const satisfies Record<Exclude<Forgery, 'none'>, (secrets: Secrets) => string>

const bodies = {
  tampered: (body) => body.replace(/\bhttps?:\/\/[^/"\\\s]+/g, 'https://tampered.invalid'),
  truncated: (body) => body.slice(0, Math.floor(body.length / 2)),
} as const satisfies Record<NonNullable<Alteration['body']>, (body: string) => string>
