import { createInterface } from 'node:readline/promises'
import type { Check } from '../conformance/check.ts'
import type { Clock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import { randomId } from '../host/random.ts'
import { CALL_MS_MAX } from '../live/call.ts'
import { type Inbox, listen } from '../live/inbox.ts'
import { inspectionOf } from '../live/inspection.ts'
import { keyOf, keyVariable } from '../live/keys.ts'
import { costOf, type Plan, plans } from '../live/plan.ts'
import { plansJson, plansText } from '../live/plan-text.ts'
import { usd } from '../live/price.ts'
import { type Purse, purse } from '../live/purse.ts'
import { hasColours, print } from './print.ts'
import type { Runs } from './runs.ts'
import { UsageError } from './usage.ts'

export interface LiveFlags {
  readonly target: 'live' | 'url'
  readonly baseUrl?: string
  /** US dollars. */
  readonly budget?: number
  readonly free?: true
  readonly dryRun?: true
  readonly yes?: true
  readonly inbox?: string
  readonly inboxPort: number
  readonly seed: number
  readonly runs?: number
  readonly quirk?: readonly string[]
  readonly scenario?: string
  readonly path?: string
  readonly json?: true
  readonly reruns?: number
  readonly speed?: number
  /** Providers without a key are left out. */
  readonly keyed?: true
}

export interface LiveRun {
  readonly providers: readonly Provider[]
  readonly checks: readonly Check[]
  readonly quirks: (provider: Provider) => Readonly<Record<string, boolean>>
  /** Where what is seen is kept. */
  readonly runs: Runs
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
  const planned = planOf(run.providers, flags)
  if (flags.dryRun) {
    print(flags.json ? plansJson(planned) : shownPlan(planned, flags))
    return 'planned'
  }
  const keys = keysOf(run.providers, flags)
  const money = flags.free ? null : purse(budgetOf(planned, flags))
  if (money !== null) await agreed(planned, flags)
  const clock = systemClock({ speed: flags.speed ?? 1 })
  const inbox = await inboxOf(flags, clock)
  try {
    for (const plan of planned) {
      const baseUrl = places.get(plan.provider) ?? plan.provider.origin
      const apiKey = keys.get(plan.provider) ?? ''
      await inspected(plan, run, { flags, baseUrl, apiKey, clock, money, inbox })
    }
    return money?.spentMicroUsd() ?? null
  } finally {
    await inbox?.close()
  }
}

interface Means {
  readonly flags: LiveFlags
  readonly baseUrl: string
  readonly apiKey: string
  readonly clock: Clock
  readonly money: Purse | null
  readonly inbox: Inbox | null
}

function inspected(
  plan: Plan,
  { checks, quirks, runs: made }: LiveRun,
  { flags, baseUrl, apiKey, clock, money, inbox }: Means,
): Promise<void> {
  const { target: name, seed, runs = FREE_RUNS, reruns = 0, speed = 1 } = flags
  const timeoutMs = CALL_MS_MAX * speed
  const place = { name, baseUrl, apiKey, clock, timeoutMs, purse: money, inbox }
  const again = { reruns, newId: randomId }
  const what = { ...place, seed, runs, checks, quirks: quirks(plan.provider), ...again }
  const secrets = flags.inbox === undefined ? [apiKey] : [apiKey, flags.inbox]
  return made.inspect(inspectionOf(plan, what), { baseUrl, secrets, purse: money })
}

/** Where each provider is; refuses what is no address before anything is called. */
function placesOf(
  providers: readonly Provider[],
  { target, baseUrl, scenario, path, runs, free, speed }: LiveFlags,
): ReadonlyMap<Provider, string> {
  if (scenario !== undefined)
    throw new UsageError('--scenario is for mocks: there is no asking a provider')
  if (path !== undefined)
    throw new UsageError('--path is for mocks: nothing is drawn twice elsewhere')
  if (free && target === 'live')
    throw new UsageError('--free goes with --target url: live calls cost')
  if (speed !== undefined && target === 'live' && baseUrl === undefined)
    throw new UsageError('--speed goes with --base-url: the real ones take their time')
  if (runs !== undefined && !free)
    throw new UsageError('--runs goes with mocks and --free: what costs is planned, not drawn')
  if (baseUrl === undefined) {
    if (target === 'url')
      throw new UsageError('--target url needs --base-url, as http://127.0.0.1:4400/krea')
    return new Map()
  }
  if (providers.length > 1 && !baseUrl.includes('{id}')) {
    throw new UsageError(
      '--base-url is of one provider: name one, or write {id} where the address has its id',
    )
  }
  return new Map(providers.map((one) => [one, address(baseUrl.replaceAll('{id}', one.id))]))
}

function address(text: string): string {
  const url = URL.parse(text)
  const plain =
    url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  if (plain && url.username === '' && url.password === '') return url.href.replace(/\/+$/, '')
  throw new UsageError(
    `--base-url must be an address as http://127.0.0.1:4400/krea, without query and password, not '${text}'`,
  )
}

/** A URL's own server may take any key, and says so if it does not; a live one never does. */
function keysOf(
  providers: readonly Provider[],
  { target }: LiveFlags,
): ReadonlyMap<Provider, string> {
  const without = providers.filter((one) => keyOf(one) === null)
  if (target === 'live' && without.length > 0) {
    throw new UsageError(
      `no key for ${without.map(({ id }) => id).join(', ')}: set ${without.map(keyVariable).join(', ')}, or name other providers`,
    )
  }
  return new Map(providers.map((one) => [one, keyOf(one) ?? 'any-key']))
}

/** Those with a key, and a line on who was left out; all where nobody has one. */
function keyed(all: readonly Provider[]): readonly Provider[] {
  const without = all.filter((one) => keyOf(one) === null)
  if (without.length === 0 || without.length === all.length) return all
  const names = without.map((one) => `${one.id} (${keyVariable(one)})`).join(', ')
  process.stderr.write(`backlot: left out for want of a key: ${names}\n`)
  return all.filter((one) => !without.includes(one))
}

const microUsd = (dollars: number): number => Math.round(dollars * 1_000_000)

const planOf = (providers: readonly Provider[], { budget, free, inbox }: LiveFlags) =>
  plans(providers, {
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    inbox: inbox !== undefined,
    newId: randomId,
  })

const total = (planned: readonly Plan[]): number =>
  planned.reduce((sum, plan) => sum + costOf(plan), 0)

function budgetOf(planned: readonly Plan[], { budget }: LiveFlags): number {
  if (budget !== undefined) return microUsd(budget)
  throw new UsageError(
    `calls there may cost money: say how much with --budget USD; by the plan it is ${usd(total(planned))}, which --dry-run shows; --budget 0 takes only what is free`,
  )
}

/** Asks a person before money is spent; refuses where there is nobody to ask. */
async function agreed(planned: readonly Plan[], flags: LiveFlags): Promise<void> {
  if (flags.yes || total(planned) === 0) return
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new UsageError(
      'nobody is here to agree to the plan: --dry-run shows it, --yes agrees to it',
    )
  }
  process.stderr.write(`${shownPlan(planned, flags)}\n\n`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`Spend USD ${usd(total(planned))}? [y/N] `)
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('nothing was called, as nobody agreed')
}

async function inboxOf({ inbox, inboxPort: port }: LiveFlags, clock: Clock): Promise<Inbox | null> {
  if (inbox === undefined) return null
  try {
    return await listen({
      publicUrl: address(inbox),
      port,
      clock,
      secret: randomId(),
    })
  } catch (error) {
    if (error instanceof UsageError)
      throw new UsageError(error.message.replace('--base-url', '--inbox'))
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the inbox cannot listen: ${why}; choose another --inbox-port`)
  }
}

const shownPlan = (planned: readonly Plan[], { free, budget, reruns = 0 }: LiveFlags): string =>
  plansText(planned, {
    colour: hasColours(),
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    free: free === true,
    reruns,
  })
