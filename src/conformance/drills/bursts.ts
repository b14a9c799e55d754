import type { Fault } from '../../core/fault.ts'
import type { Limit, Provider } from '../../core/provider.ts'
import type { Script, Step } from '../script.ts'
import { caller, isPolled, MINUTE_MS, submitOf } from './_steps.ts'

/** A cap on calls: how many at one instant, what the next is refused with, and for how long. */
export interface Cap {
  readonly max: number
  readonly fault: Fault
  readonly perMs: number
}

/** A burst of more calls than this would be the whole inspection; caps above it go untried. */
export const BURST_MAX = 200
/** How long a job may take, as `lifecycle/finishes` has it, for each that must end before. */
const FULL_MS = 10 * MINUTE_MS

const capOf = ({ max, fault, perMs }: Limit): Cap => ({ max, fault, perMs })

/** The cap that a burst of submits or of other calls meets first; `null` where it meets none. Held
 *  answers are none of it: while they are held, time passes. */
export function capOn(provider: Provider, of: 'submit' | 'query'): Cap | null {
  const { concurrency, limits } = provider
  if (of === 'submit' ? !isPolled(provider) : !provider.abilities.balance) return null
  const rates = limits.filter((limit) => limit.of === of || limit.of === 'any').map(capOf)
  const places =
    concurrency === null || of === 'query'
      ? []
      : [
          {
            max: concurrency.runningMax + concurrency.backlogMax,
            fault: 'over-concurrency' as const,
            perMs: FULL_MS * (1 + Math.ceil(concurrency.backlogMax / concurrency.runningMax)),
          },
        ]
  const first = [...rates, ...places].toSorted((a, b) => a.max - b.max)[0]
  return first === undefined || first.max > BURST_MAX ? null : first
}

/** More submits than may be, another account's, and one more when they may be again. */
export function submitBurst(provider: Provider): Script {
  const cap = capOn(provider, 'submit')
  if (cap === null) return []
  const burst = (times: number, nth: number, who: 'caller' | 'stranger'): Step => ({
    act: 'burst',
    intent: submitOf(provider, nth),
    times,
    who,
  })
  const watched = provider.concurrency === null ? 0 : cap.max
  return [
    burst(cap.max + 3, 10_000, 'caller'),
    burst(1, 20_000, 'stranger'),
    ...Array.from({ length: watched }, (_, job): Step => ({ act: 'poll', job, ...caller })),
    { act: 'advance', ms: cap.perMs },
    burst(1, 30_000, 'caller'),
  ]
}

/** The cap on submits whose answers are held; `null` where jobs are polled for, or there is none. */
export function heldCapOn(provider: Provider): Cap | null {
  const caps = provider.limits.filter(({ of }) => of !== 'query').map(capOf)
  const first = caps.toSorted((a, b) => a.max - b.max)[0]
  return isPolled(provider) || first === undefined || first.max > BURST_MAX ? null : first
}

/** More submits at one instant than may be, where their answers are held. */
export function heldBurst(provider: Provider): Script {
  const cap = heldCapOn(provider)
  if (cap === null) return []
  return [{ act: 'burst', intent: submitOf(provider, 40_000), times: cap.max + 3, ...caller }]
}

/** The same with looks at the balance. */
export function queryBurst(provider: Provider): Script {
  const cap = capOn(provider, 'query')
  if (cap === null) return []
  const burst = (times: number, who: 'caller' | 'stranger'): Step => ({
    act: 'burst',
    intent: { kind: 'balance' },
    times,
    who,
  })
  return [
    burst(cap.max + 3, 'caller'),
    burst(1, 'stranger'),
    { act: 'advance', ms: cap.perMs },
    burst(1, 'caller'),
  ]
}
