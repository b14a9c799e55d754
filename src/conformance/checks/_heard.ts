import type { JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Call, Transcript } from '../transcript.ts'

/** A webhook call that the inbox took, and what it says; `null` where it tells of no job. */
export interface Heard {
  readonly call: Call
  readonly view: JobView | null
}

export const heardOf = memo(({ received, provider }: Transcript): readonly Heard[] =>
  received.map((call) => {
    const outcome = provider.webhook?.read(call.body)
    return { call, view: outcome?.kind === 'job' ? outcome.job : null }
  }),
)

/** Where a finding about a job’s calls is. */
export const placeOfCalls = (job: number): string => `webhook of job ${job}`
