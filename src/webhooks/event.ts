import { type Failure, isTerminal, type JobView, mediaTypes, type Result } from '../core/job.ts'
import type { Provider } from '../core/provider.ts'

/** That a job is over, or one of its results where the provider calls once for each. */
export interface JobEvent {
  readonly provider: string
  readonly jobId: string
  readonly state: 'succeeded' | 'failed' | 'cancelled'
  /** The id of the one result that is over; `''` for a failed one, which has none; `null`: this is
   *  about the whole job. */
  readonly result: string | null
  /** At least one just when it succeeded. */
  readonly images: readonly EventImage[]
  /** Just when it failed. */
  readonly failure: Failure | null
  /** `null` where the provider does not say. */
  readonly costUsd: number | null
  /** Unix milliseconds, by the receiver's clock. */
  readonly receivedAt: number
  /** The provider itself was asked, and this is its answer. `false`: this is what the call said,
   *  and no provider's signature covers that. */
  readonly confirmed: boolean
}

export interface EventImage {
  /** Where the file is, http(s); `null` when it came inside the call. Files expire: fetch soon. */
  readonly url: string | null
  /** The file itself; `null` when there is a URL. */
  readonly base64: string | null
  readonly mediaType: (typeof mediaTypes)[keyof typeof mediaTypes]
  /** The seed that the provider says it used. */
  readonly seed: number | null
}

interface Circumstances {
  readonly provider: Provider
  readonly receivedAt: number
  readonly confirmed: boolean
}

const silent: Failure = { code: '', message: 'It ended without an image, and nothing said why' }

/** The event that a job's view tells of; `null` while the job goes on. A success without an image
 *  is a failure to whoever waits for one. */
export function eventOf(job: JobView, circumstances: Circumstances): JobEvent | null {
  const { provider, receivedAt, confirmed } = circumstances
  const { id: jobId, costMicroUsd, results } = job
  if (!isTerminal(job.state)) return null
  const images = results.filter(isImage).map(imageOf)
  const state = endOf(job, images.length)
  const failure = job.failure ?? results.find((one) => one.failure !== null)?.failure ?? silent
  return {
    provider: provider.id,
    jobId,
    state,
    result: provider.webhook?.perResult === true && state !== 'cancelled' ? nameOf(results) : null,
    images: state === 'succeeded' ? images : [],
    failure: state === 'failed' ? failure : null,
    costUsd: costMicroUsd === null ? null : costMicroUsd / 1_000_000,
    receivedAt,
    confirmed,
  }
}

function endOf({ state }: JobView, images: number): JobEvent['state'] {
  if (state === 'cancelled') return 'cancelled'
  return state === 'succeeded' && images > 0 ? 'succeeded' : 'failed'
}

/** Several in one call have one name. */
const nameOf = (results: readonly Result[]): string =>
  results
    .flatMap(({ id }) => (id === '' ? [] : id))
    .toSorted()
    .join(' ')

export const isImage = ({ state, url, base64 }: Result): boolean =>
  state === 'succeeded' && (url !== null || base64 !== null)

const imageOf = ({ url, base64, format, seed }: Result): EventImage => ({
  url,
  base64: url === null ? base64 : null,
  mediaType: mediaTypes[format],
  seed,
})
