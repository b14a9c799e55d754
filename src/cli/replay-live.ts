import type { Check } from '../conformance/check.ts'
import { withNewIds } from '../conformance/rerun.ts'
import type { Script } from '../conformance/script.ts'
import type { OpenTarget } from '../conformance/target.ts'
import type { Provider } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import { randomId } from '../host/random.ts'
import { CALL_MS_MAX } from '../live/call.ts'
import { costOf, planOfScript, riskOf } from '../live/plan.ts'
import { purse } from '../live/purse.ts'
import { liveTarget } from '../live/target.ts'
import type { FoundFile } from '../records/finding.ts'
import type { LiveFlags } from './live/flags.ts'
import { inboxOf } from './live/inbox.ts'
import { keysOf } from './live/keys.ts'
import { agreed, budgetOf, shownPlan } from './live/money.ts'
import { print } from './print.ts'
import { UsageError } from './usage.ts'

/** What a replay over the network is asked with, beyond what the record says. */
export interface LiveReplayFlags {
  readonly budget?: number
  readonly yes?: true
  readonly dryRun?: true
  readonly inbox?: string
  readonly inboxPort: number
  readonly speed?: number
}

/** A finding that can be performed again over the network, and what it will be performed at. */
export interface LiveReplay {
  readonly found: FoundFile
  readonly open: OpenTarget
  close(): Promise<void>
}

export interface Asked {
  readonly provider: Provider
  readonly check: Check
  readonly flags: LiveReplayFlags
}

/** Says what it costs to see a finding again, and gets ready to. `null` where that was all that was
 *  asked for. Refuses to spend what nobody has said may be spent. */
export async function liveReplay(
  found: FoundFile,
  { provider, check, flags: asked }: Asked,
): Promise<LiveReplay | null> {
  if (check.needs.includes('inbox') && asked.inbox === undefined) {
    throw new UsageError(`${check.id} looks at webhook calls: --inbox says where they arrive`)
  }
  const script = heard(withNewIds(found.script, randomId), asked)
  const plan = planOfScript(provider, script)
  const flags = flagsOf(found, asked, costOf(plan) + riskOf(plan))
  if (asked.dryRun) {
    print(shownPlan([plan], { ...flags, spent: [] }))
    return null
  }
  const keys = keysOf([provider], { target: flags.target, resumed: null }).get(provider)
  const { own: apiKey = '', other: otherKey = null } = keys ?? {}
  const money = flags.free ? null : purse(budgetOf([plan], flags))
  if (money !== null) await agreed([plan], { ...flags, spent: [] })
  const speed = asked.speed ?? found.environment.live?.speed ?? 1
  const clock = systemClock({ speed })
  const { open: inbox } = await inboxOf(flags, { apiKey, clock, resumed: null })
  const open = liveTarget({
    name: flags.target,
    baseUrl: found.environment.baseUrl ?? provider.origin,
    apiKey,
    otherKey,
    clock,
    timeoutMs: CALL_MS_MAX * speed,
    purse: money,
    inbox,
  })
  return { found: { ...found, script }, open, close: async () => inbox?.close() }
}

/** No webhook is asked for where none can arrive. */
const heard = (script: Script, { inbox }: LiveReplayFlags): Script =>
  inbox === undefined
    ? script.map((step) => (step.act === 'submit' ? { ...step, hooked: false } : step))
    : script

function flagsOf(
  { environment }: FoundFile,
  { budget, yes, inbox, inboxPort }: LiveReplayFlags,
  worst: number,
): LiveFlags {
  const { seed, live, target } = environment
  const spendable = budget ?? (worst === 0 ? 0 : undefined)
  return {
    // A record that holds a plan is of one of these two.
    target: target as 'live' | 'url',
    seed,
    inboxPort,
    ...(live?.free && { free: true as const }),
    ...(spendable !== undefined && { budget: spendable }),
    ...(yes && { yes }),
    ...(inbox !== undefined && { inbox }),
  }
}
