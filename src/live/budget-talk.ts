import { asAnswer } from '../conformance/converse.ts'
import { Declined, type Target, Unsent, type Wire } from '../conformance/target.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { claimedBy, refusals, tooDear } from './claims.ts'
import { operationOf, worstCase } from './price.ts'
import type { Came, Purse } from './purse.ts'

interface Guard {
  readonly target: Target
  readonly provider: Provider
  readonly purse: Purse
}

/** A call that was made: any frame that comes may be about it. */
interface Made {
  readonly intent: Submit
  readonly worstMicroUsd: number
  readonly came: (came: Came) => void
  taken: boolean
  /** It was refused, so that it was given back. */
  refused: boolean
  toldMicroUsd: number
}

/**
 * Connections on which a call is made only while the worst that can come of it fits in what is left.
 * It is counted before it is made, and given back only for a plain refusal that names it and could be
 * about no other, until a result comes all the same; what its frames claim beyond our own price is
 * counted on top. A frame that surely never left costs nothing.
 */
export function guardedTalk(
  connect: () => Promise<Wire>,
  { target, provider, purse }: Guard,
): () => Promise<Wire> {
  const calls = new Set<Made>()

  const settle = (frame: string): void => {
    const named = [...calls].filter(({ intent }) => intent.id !== null && frame.includes(intent.id))
    const owed = named.filter(({ refused }) => !refused)
    const open = owed.filter(({ taken }) => !taken)
    for (const call of owed.length > 0 ? owed : named) {
      const outcome = provider.dialect.read(asAnswer(frame), call.intent)
      if (outcome.kind === 'job' && outcome.job.id === call.intent.id) {
        call.taken = true
        call.refused = false
        call.toldMicroUsd += claimedBy(outcome.job) ?? 0
        call.came({ job: outcome.job.id, ...counted(call) })
      } else if (outcome.kind === 'refused' && refusals.has(outcome.fault)) {
        if (open.length > 1 || call.taken) continue
        call.refused = true
        call.came(NOTHING)
      }
    }
  }

  return async () => {
    const wire = await connect()
    return {
      ...wire,
      send: async (frame, note) => {
        const { intent } = note
        const asked = { ...note, broken: null }
        // What asks for nothing, as a ping, costs nothing.
        const worst = intent === null ? 0 : worstCase(provider, asked)
        const left = purse.leftMicroUsd()
        if (worst > left) throw new Declined(tooDear(asked, worst, left))
        if (intent?.kind !== 'submit') return wire.send(frame, note)
        const operation = `${operationOf(asked)} over WebSocket`
        const came = purse.begin({ at: target.now(), operation, plannedMicroUsd: worst })
        const fresh = { taken: false, refused: false, toldMicroUsd: 0 }
        calls.add({ intent, worstMicroUsd: worst, came, ...fresh })
        try {
          await wire.send(frame, note)
        } catch (error) {
          if (error instanceof Unsent) came(NOTHING)
          throw error
        }
      },
      hear: async (...until) => {
        const heard = await wire.hear(...until)
        heard.forEach(settle)
        return heard
      },
    }
  }
}

const NOTHING = { job: null, toldMicroUsd: null, countedMicroUsd: 0 } as const satisfies Came

/** The worst, and what is claimed beyond it. */
const counted = ({ worstMicroUsd, toldMicroUsd }: Made) => ({
  toldMicroUsd: toldMicroUsd > 0 ? toldMicroUsd : null,
  countedMicroUsd: Math.max(worstMicroUsd, toldMicroUsd),
})
