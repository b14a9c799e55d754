import { createHash } from 'node:crypto'
import type { JobView } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'
import { providerOf } from '../providers/registry.ts'
import { confirmed } from './confirm.ts'
import { type Desk, deskOf, type Jobs, type ReceiverOptions } from './desk.ts'
import { refused, unsigned } from './envelope.ts'
import { eventOf, type JobEvent } from './event.ts'
import { headersOf, type Incoming, textOf } from './incoming.ts'
import { type Rejected, rejected, type Verdict } from './verdict.ts'

export interface Receiver {
  readonly provider: Provider
  /** Judges one call. Never rejects, whatever comes. */
  receive(call: Incoming): Promise<Verdict>
  /** An event could not be dealt with: told again, it is an event again. Answer its call with 500. */
  release(event: JobEvent): Promise<void>
}

/**
 * A receiver of a provider's webhook calls, for any framework. Throws for a provider that sends
 * none or signs nothing while a secret is given, and for a secret or token that is empty: a
 * variable that is not set would switch the check off.
 */
export function receiver(which: string | Provider, options: ReceiverOptions): Receiver {
  const desk = deskOf(typeof which === 'string' ? providerOf(which) : which, options)
  return {
    provider: desk.provider,
    receive: (call) => receive(call, desk),
    release: async (event) => desk.seen.release(keyOf(event)),
  }
}

/** No provider's ids come near; a longer one is nobody's. */
const ID_CHARS_MAX = 256

async function receive(call: Incoming, desk: Desk): Promise<Verdict> {
  // Whatever a framework hands over, or a caller in JavaScript.
  const { method, url, headers: given, body }: Partial<Record<keyof Incoming, unknown>> = call ?? {}
  const headers = headersOf(given)
  const refusal = refused({ method, url, headers }, desk)
  if (refusal !== null) return refusal
  const text = await textOf(body, desk.bytesMax)
  if (typeof text !== 'string') return text
  const receivedAt = desk.clock.now()
  const job = unsigned(text, headers, { desk, now: receivedAt }) ?? jobIn(text, desk)
  if ('kind' in job) return job
  return judge(job, receivedAt, desk)
}

/** The job that a call tells of. */
function jobIn(text: string, { webhook, provider }: Desk): JobView | Rejected {
  const outcome = webhook.read(text)
  if (outcome.kind !== 'job') {
    return rejected('malformed', `The body is no webhook call of ${provider.name}.`)
  }
  const { id, results } = outcome.job
  const ids = [id, ...results.map((result) => result.id)]
  if (id === '' || ids.some(({ length }) => length > ID_CHARS_MAX)) {
    return rejected('malformed', `Ids have 1 to ${ID_CHARS_MAX} characters at ${provider.name}.`)
  }
  if (results.some(({ url }) => url !== null && !/^https?:\/\//i.test(url))) {
    return rejected('malformed', 'An image is said to lie at a URL that is not http(s).')
  }
  return outcome.job
}

/** Ids are a stranger's words: no line break of theirs gets into a log. */
const shown = (id: string): string => JSON.stringify(id)

async function judge(job: JobView, receivedAt: number, desk: Desk): Promise<Verdict> {
  const { provider, webhook, options, seen } = desk
  const { confirm } = options
  if (eventOf(job, { provider, receivedAt, confirmed: false }) === null) {
    return rejected('not-final', `Job ${shown(job.id)} is still ${job.state}; only ends are told.`)
  }
  try {
    if (!(await isKnown(job.id, options.jobs))) {
      return rejected('unknown-job', 'The call tells of a job that is not on record here.')
    }
    const { perResult } = webhook
    const told = confirm && confirmed(await confirm(job.id), { job, perResult })
    if (told !== undefined && 'reason' in told) return told
    const event = eventOf(told ?? job, { provider, receivedAt, confirmed: told !== undefined })
    if (event === null) return rejected('unconfirmed', `Job ${shown(job.id)} goes on.`)
    const kind = (await seen.claim(keyOf(event))) ? 'event' : 'duplicate'
    return { kind, event, respond: 200 }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it failed'
    return rejected('unavailable', `jobs, confirm or seen gave no answer: ${why}`)
  }
}

const isKnown = async (id: string, jobs: Jobs): Promise<boolean> =>
  (await (typeof jobs === 'function' ? jobs(id) : jobs.has(id))) === true

/**
 * What makes two calls the same: provider, job and, where results are told one by one, the result.
 * Failed results have no id at all (Runware), so a second one of the same job counts as told before.
 */
function keyOf({ provider, jobId, result }: JobEvent): string {
  const key = result === null ? `${provider}/${jobId}` : `${provider}/${jobId}/${result}`
  if (key.length <= ID_CHARS_MAX) return key
  return createHash('sha256').update(key).digest('hex')
}
