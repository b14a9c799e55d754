import type { Check } from '../conformance/check.ts'
import { inspect } from '../conformance/inspect.ts'
import type { Report } from '../conformance/report/report.ts'
import type { Clock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { chosenQuirks } from '../core/quirk.ts'
import { systemClock } from '../host/clock.ts'
import { randomId } from '../host/random.ts'
import { CALL_MS_MAX } from '../live/call.ts'
import { type Inbox, listen } from '../live/inbox.ts'
import { inspectionOf } from '../live/inspection.ts'
import type { Keys } from '../live/keys.ts'
import { type Plan, plans } from '../live/plan.ts'
import { purse } from '../live/purse.ts'
import { providerOf } from '../providers/registry.ts'
import { accountsOf, address, budgetOf, type ConformanceOptions, checksOf } from './options.ts'

/** What will be performed, and where. */
export interface Run {
  readonly provider: Provider
  readonly baseUrl: string
  readonly checks: readonly Check[]
  /** Performs the scripts and gives back all verdicts. */
  perform(): Promise<Report>
}

const RUNS = 10
const SEED = 42

/** Reads the options before anything is called. Throws for what is named wrongly, and where it is
 *  not said what calls may cost. */
export function runOf(options: ConformanceOptions): Run {
  const { provider: asked, inbox, quirks = {} } = options
  const provider = typeof asked === 'string' ? providerOf(asked) : asked
  const baseUrl = address('baseUrl', options.baseUrl)
  const checks = checksOf(options.checks)
  chosenQuirks(provider.quirks, { quirks })
  if (inbox !== undefined) address('inbox.url', inbox.url)
  const budgetMicroUsd = budgetOf(options)
  const keys = accountsOf(provider, options)
  const perform = () => performed({ provider, baseUrl, checks, budgetMicroUsd, keys }, options)
  return { provider, baseUrl, checks, perform }
}

interface Work extends Omit<Run, 'perform'> {
  /** `null`: calls cost nothing. */
  readonly budgetMicroUsd: number | null
  readonly keys: Keys
}

async function performed(work: Work, options: ConformanceOptions): Promise<Report> {
  const { baseUrl, checks, budgetMicroUsd, keys } = work
  const { own: apiKey, other: otherKey } = keys
  const { speed = 1, runs = RUNS, seed = SEED, reruns = 0, quirks = {} } = options
  const clock = systemClock({ speed })
  const inbox = await inboxOf(options, clock)
  const money = budgetMicroUsd === null ? null : purse(budgetMicroUsd)
  const where = {
    name: 'url',
    baseUrl,
    apiKey,
    otherKey,
    clock,
    timeoutMs: CALL_MS_MAX * speed,
  } as const
  const plan = planOf(work, { inbox: inbox !== null, stranger: otherKey !== null })
  try {
    const what = { seed, runs, checks, quirks, reruns }
    const report = await inspect(inspectionOf(plan, { ...where, purse: money, inbox, ...what }))
    const told = {
      target: 'url',
      seed,
      runs,
      flags: flagsOf(baseUrl, options),
      providers: [report],
    }
    return money === null
      ? told
      : { ...told, runs: 0, planned: true, spentMicroUsd: money.spentMicroUsd() }
  } finally {
    await inbox?.close()
  }
}

interface Around {
  readonly inbox: boolean
  readonly stranger: boolean
}

function planOf({ provider, budgetMicroUsd }: Work, { inbox, stranger }: Around): Plan {
  const [plan] = plans([provider], {
    budgetMicroUsd,
    inbox,
    free: budgetMicroUsd === null,
    strangers: new Set(stranger ? [provider] : []),
    newId: randomId,
  })
  if (plan === undefined) throw new Error(`no plan for ${provider.id}`)
  return plan
}

async function inboxOf({ inbox }: ConformanceOptions, clock: Clock): Promise<Inbox | null> {
  if (inbox === undefined) return null
  const publicUrl = address('inbox.url', inbox.url)
  return await listen({ publicUrl, port: inbox.port, clock, secret: randomId() })
}

/** The same for `backlot check`. */
const flagsOf = (
  baseUrl: string,
  { free, budgetUsd, speed, inbox, quirks = {} }: ConformanceOptions,
): string =>
  [
    ` --base-url ${baseUrl}`,
    speed === undefined ? '' : ` --speed ${speed}`,
    free ? ' --free' : ` --budget ${budgetUsd}`,
    inbox === undefined ? '' : ' --inbox PUBLIC_URL',
    ...Object.entries(quirks).map(([id, on]) => ` --quirk ${id}=${on ? 'on' : 'off'}`),
  ].join('')
