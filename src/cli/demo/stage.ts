import type { Clock } from '../../core/clock.ts'
import type { Beat } from '../../core/job.ts'
import type { Hook } from './receiver.ts'

/** What one provider's part of the demo is given. */
export interface Stage {
  readonly apiKey: string
  /** Where the provider is: here a mock. */
  readonly baseUrl: string
  readonly prompt: string
  /** A receiver's address for this job's webhook, and the call once it came. */
  readonly hook: Hook
  /** Notes the phase that the job is seen in. */
  saw(phase: string): void
  /** Looks again and again until there is something to see. */
  poll<T>(look: () => Promise<T | null>): Promise<T>
}

/** What became of the job, as its provider told it. */
export interface Take {
  readonly jobId: string | null
  /** How the result was had, in a few words. */
  readonly followed: string
  readonly imageUrl: string
  readonly cost: Cost
}

export interface Cost {
  readonly usd: number
  /** In the provider's own unit, where that is not the dollar: `4 credits`. */
  readonly units: string | null
  readonly from: 'answer' | 'webhook' | 'balance' | 'price list'
}

/** Follows one job through a provider's own typed client. */
export type Follow = (stage: Stage) => Promise<Take>

/** The phases of one job and when they were first seen, in milliseconds since `start`. */
export function diary(clock: Clock) {
  const start = clock.now()
  const beats: Beat[] = []
  return {
    beats,
    saw: (phase: string): void => {
      if (beats.at(-1)?.phase !== phase) beats.push({ phase, at: clock.now() - start })
    },
    since: (at: number): number => at - start,
  }
}

const POLL_MS = 120
/** The mocks are sped up: what takes longer than this is broken. */
const POLLS_MAX = 120

/** Polls on a clock until `look` finds something; throws when it never does. */
export const pollOn =
  (clock: Clock): Stage['poll'] =>
  async (look) => {
    for (let nth = 0; nth < POLLS_MAX; nth += 1) {
      const found = await look()
      if (found !== null) return found
      await clock.until(clock.now() + POLL_MS)
    }
    throw new Error(`still not finished after ${POLLS_MAX} polls`)
  }

/** Ends a part of the demo with what the provider answered instead. */
export function unexpected(what: string, answer: unknown): never {
  throw new Error(`${what}: expected a success, got ${JSON.stringify(answer)?.slice(0, 200)}`)
}
