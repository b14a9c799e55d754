import { write } from '../core/letter.ts'
import type { Provider, Webhook } from '../core/provider.ts'
import { noQuirks } from '../core/quirk.ts'
import { sampleJob } from './sample.ts'

/** The endpoint under examination and what is known of it. */
export interface Subject {
  readonly provider: Provider
  readonly webhook: Webhook
  /** Where it listens; its query may hold secrets. */
  readonly url: string
  readonly secret: string | null
  readonly token: string | null
  /** The query parameter of the token. */
  readonly tokenName: string
  /** The id of a job that it has on record. */
  readonly job: string
  /** Nobody named a job: the id is made up. */
  readonly invented: boolean
  /** Hosts beyond this machine that may be called. */
  readonly allowHosts: readonly string[]
  /** Providers whose tongue may be tried on it. */
  readonly others: readonly Provider[]
}

/** What a rule may need: `null`, or why it is not there, as a clause. */
type Lack = (subject: Subject) => string | null

export type Need = keyof typeof needs

export const needs = {
  signature: ({ provider: { name }, webhook, secret }) => {
    if (webhook.signature === null) return `${name} signs nothing, so anyone can call`
    return secret === null ? 'no --secret was given, so nothing was signed' : null
  },
  'body-signed': (subject) => {
    const covers = subject.webhook.signature?.covers
    return coversBody(subject) ? null : `what is signed is ${covers}: see uncovered-body`
  },
  'body-unsigned': (subject) => (coversBody(subject) ? 'the body is signed' : null),
  token: ({ token }) => (token === null ? 'no --token was given' : null),
  anyone: ({ webhook, secret, token }) => {
    if (token !== null) return 'a token tells who calls'
    return webhook.signature !== null && secret !== null ? 'a signature tells who calls' : null
  },
  'per-result': ({ provider: { name }, webhook }) =>
    webhook.perResult ? null : `${name} calls once a job`,
  cancel: ({ provider: { name, lifecycle } }) =>
    lifecycle.cancel === null ? `${name} cancels nothing` : null,
} as const satisfies Record<string, Lack>

/** Whether a tampered body betrays itself by its signature. */
function coversBody({ provider, webhook }: Subject): boolean {
  const secret = 'any'
  const [id, at] = ['any', 0]
  const job = sampleJob(provider, { id, fate: 'succeeded', at })
  const secrets = { current: secret, former: null }
  const letter = { webhook, job, quirks: noQuirks, secrets, at }
  const call = { ...write(letter, { body: 'tampered' }), secret, now: at, toleranceMs: 1_000 }
  return webhook.signature?.verify(call) === 'forged'
}

/** The body of a call in a tongue that the subject's provider does not speak. */
export function foreign({ webhook, others }: Subject, id: string, at: number): string {
  for (const other of others) {
    if (other.webhook === null) continue
    const job = sampleJob(other, { id, fate: 'succeeded', at })
    const { body } = other.webhook.render(job, noQuirks)
    if (webhook.read(body).kind === 'refused') return body
  }
  return JSON.stringify({ event: 'done', id })
}
