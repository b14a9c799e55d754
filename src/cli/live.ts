import type { Check } from '../conformance/check.ts'
import { Unsent } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import { onInterrupt } from '../host/interrupt.ts'
import { randomId } from '../host/random.ts'
import { CALL_MS_MAX } from '../live/call.ts'
import { inspectionOf } from '../live/inspection.ts'
import type { Keys } from '../live/keys.ts'
import { continued, type Plan, plans } from '../live/plan.ts'
import { leftOut, plansJson } from '../live/plan-text.ts'
import { type Purse, purse } from '../live/purse.ts'
import type { LiveFlags } from './live/flags.ts'
import { inboxOf } from './live/inbox.ts'
import { keyed, keysOf, strangersOf } from './live/keys.ts'
import { agreed, budgetOf, microUsd, shownPlan } from './live/money.ts'
import { placesOf } from './live/places.ts'
import { print } from './print.ts'
import type { Resumed } from './resume.ts'
import type { Runs } from './runs.ts'

export interface LiveRun {
  readonly providers: readonly Provider[]
  readonly checks: readonly Check[]
  readonly quirks: (provider: Provider) => Readonly<Record<string, boolean>>
  /** Where what is seen is kept. */
  readonly runs: Runs
  /** The folder that holds all runs. */
  readonly record: string
  /** The run that is gone on with. */
  readonly resumed: Resumed | null
}

/** Scripts drawn at a target that costs nothing, where each step takes its time. */
export const FREE_RUNS = 10

/** Inspects providers over the network, after the plan and its cost were shown and agreed to. Gives
 *  back what it cost at most, `null` where calls were free, `planned` where nobody was called. */
export async function checkLive(
  all: LiveRun,
  flags: LiveFlags,
): Promise<number | null | 'planned'> {
  const run = { ...all, providers: flags.keyed ? keyed(all.providers) : all.providers }
  const places = placesOf(run.providers, flags)
  const planned = planOf(run, flags)
  const spent = run.resumed?.spent ?? []
  if (flags.dryRun) {
    print(flags.json ? plansJson(planned) : shownPlan(planned, { ...flags, spent }))
    return 'planned'
  }
  const keys = keysOf(run.providers, { ...flags, resumed: run.resumed })
  const money = flags.free ? null : purse(budgetOf(planned, flags), spent)
  if (money !== null) await agreed(planned, { ...flags, spent })
  const clock = systemClock({ speed: flags.speed ?? 1 })
  const stop = new AbortController()
  const off = onInterrupt(() => {
    process.stderr.write(`${STOPPING}\n`)
    stop.abort(new Unsent('stopped by its user'))
  })
  try {
    for (const plan of planned) {
      const baseUrl = places.get(plan.provider) ?? plan.provider.origin
      const own = keys.get(plan.provider)
      if (stop.signal.aborted || own === undefined) break
      await inspected(plan, run, { flags, baseUrl, keys: own, clock, money, signal: stop.signal })
    }
    return money?.spentMicroUsd() ?? null
  } finally {
    off()
  }
}

const STOPPING =
  'backlot: stopping once the call under way is answered, as it may cost; again to stop at once'

interface Means {
  readonly flags: LiveFlags
  readonly baseUrl: string
  readonly keys: Keys
  readonly clock: Clock
  readonly money: Purse | null
  readonly signal: AbortSignal
}

async function inspected(
  plan: Plan,
  { checks, quirks, runs: made, record, resumed }: LiveRun,
  { flags, baseUrl, keys, clock, money, signal }: Means,
): Promise<void> {
  const { target: name, seed, runs = FREE_RUNS, reruns = 0, speed = 1 } = flags
  const { own: apiKey, other: otherKey } = keys
  const { open: inbox, mark } = await inboxOf(flags, { apiKey, clock, resumed })
  const timeoutMs = CALL_MS_MAX * speed
  const place = { name, baseUrl, apiKey, otherKey, clock, timeoutMs, purse: money, inbox, signal }
  const what = {
    ...place,
    seed,
    runs: flags.free ? runs : 0,
    checks,
    quirks: quirks(plan.provider),
    reruns,
  }
  const urls =
    inbox === null ? [] : [flags.inbox ?? '', inbox.url, inbox.url.split('/').at(-1) ?? '']
  const before =
    resumed === null
      ? null
      : {
          folder: resumed.folder,
          startedAt: resumed.environment.startedAt,
          budgetMicroUsd: money === null ? null : budgetOf([plan], flags),
        }
  const { greeting, parts } = plan
  try {
    await made.inspect(inspectionOf(plan, what), {
      baseUrl,
      secrets: [apiKey, ...(otherKey === null ? [] : [otherKey]), ...urls],
      purse: money,
      plan: { greeting, parts },
      without: leftOut(plan),
      free: flags.free === true,
      speed,
      inbox: mark,
      before,
      record,
    })
  } finally {
    await inbox?.close()
  }
}

function planOf(
  { providers, resumed }: LiveRun,
  { budget, free, inbox }: LiveFlags,
): readonly Plan[] {
  const fresh = plans(providers, {
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    free: free === true,
    inbox: inbox !== undefined,
    strangers: strangersOf(providers),
    newId: randomId,
  })
  return resumed === null ? fresh : fresh.map((plan) => continued(plan, resumed.live.plan))
}
