import { asAnswer } from '../conformance/converse.ts'
import { Declined, type Target, type Wire } from '../conformance/target.ts'
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

/** A call that was made and may still be answered. */
interface Open {
  readonly intent: Submit
  readonly worstMicroUsd: number
  readonly came: (came: Came) => void
  toldMicroUsd: number | null
}

/**
 * Connections on which a call is made only while the worst that can come of it fits in what is left.
 * It is counted before it is made, and given back only where nothing else is open that the plain
 * refusal could be about; what its frames claim beyond our own price is counted on top.
 */
export function guardedTalk(
  connect: () => Promise<Wire>,
  { target, provider, purse }: Guard,
): () => Promise<Wire> {
  const open = new Set<Open>()

  const settle = (frame: string): void => {
    for (const call of open) {
      const outcome = provider.dialect.read(asAnswer(frame), call.intent)
      if (outcome.kind === 'job' && outcome.job.id === call.intent.id) {
        const told = claimedBy(outcome.job)
        if (told !== null) call.toldMicroUsd = (call.toldMicroUsd ?? 0) + told
        call.came({ job: outcome.job.id, ...counted(call) })
      } else if (outcome.kind === 'refused' && refusals.has(outcome.fault)) {
        if (open.size > 1 || call.toldMicroUsd !== null) continue
        call.came({ job: null, toldMicroUsd: null, countedMicroUsd: 0 })
        open.delete(call)
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
        const worst = worstCase(provider, asked)
        const left = purse.leftMicroUsd()
        if (worst > left) throw new Declined(tooDear(asked, worst, left))
        if (intent?.kind === 'submit') {
          const operation = `${operationOf(asked)} over WebSocket`
          const came = purse.begin({ at: target.now(), operation, plannedMicroUsd: worst })
          open.add({ intent, worstMicroUsd: worst, came, toldMicroUsd: null })
        }
        await wire.send(frame, note)
      },
      hear: async (frames) => {
        const heard = await wire.hear(frames)
        heard.forEach(settle)
        return heard
      },
    }
  }
}

/** The worst, and what is claimed beyond it. */
const counted = ({ worstMicroUsd, toldMicroUsd }: Open) => ({
  toldMicroUsd,
  countedMicroUsd: worstMicroUsd + Math.max(0, (toldMicroUsd ?? 0) - worstMicroUsd),
})
