import { BURST_MAX } from '../../conformance/drills/bursts.ts'
import { rekeyed, tamperOutcomes } from '../../conformance/tamper.ts'
import type { Fault as Refused } from '../../core/fault.ts'
import { refuse } from '../../core/fault.ts'
import type { Limit } from '../../core/provider.ts'
import type { Fault, Ground } from '../planted.ts'

/** Each limit of the provider's, not enforced, shared by accounts, too narrow or for ever. */
export const limits = ({ provider: { limits: all, concurrency } }: Ground): readonly Fault[] => [
  ...all.flatMap(narrowed),
  ...[
    ...new Set([
      ...all.map(({ fault }) => fault),
      ...(concurrency === null ? [] : ['over-concurrency' as const]),
    ]),
  ].map((fault) => unenforced(fault, all)),
]

/** Asks again under a fresh key, which no limit is reached for. */
const unenforced = (fault: Refused, all: readonly Limit[]): Fault => ({
  provoked: true,
  ...(all.some((limit) => limit.fault === fault) &&
    all.every((limit) => limit.fault !== fault || limit.max > BURST_MAX) &&
    ({ leftOut: 'calls' } as const)),
  id: `limit/${fault}/unenforced`,
  sentence: `Calls that would be refused for ${fault} are answered.`,
  plant: (target, plot) => {
    const { dialect } = plot.provider
    let fresh = 0
    return {
      ...target,
      send: async (request, note) => {
        const response = await target.send(request, note)
        if (note.intent === null || note.broken !== null) return response
        const outcome = dialect.read(response, note.intent)
        if (outcome.kind !== 'refused' || outcome.fault !== fault) return response
        fresh += 1
        const again = await target.send(
          rekeyed(request, plot, () => `caller-fresh-${fresh}`),
          note,
        )
        // What is refused whoever asks is no limit.
        const { kind } = dialect.read(again, note.intent)
        return kind === 'refused' ? response : again
      },
    }
  },
})

const narrowed = ({ of, max, fault }: Limit): readonly Fault[] => [
  {
    id: `limit/${of}-${max}/narrow`,
    sentence: `Every third ${of === 'any' ? 'call' : of} is refused for ${fault}.`,
    plant: (target, plot) => {
      let calls = 0
      return tamperOutcomes(target, plot, (outcome, { intent, who, broken }) => {
        const counts = of === 'any' || (of === 'submit') === (intent?.kind === 'submit')
        if (!counts || who !== 'caller' || broken !== null) return outcome
        calls += 1
        return calls % 3 === 0 ? refuse(fault) : outcome
      })
    },
  },
]
