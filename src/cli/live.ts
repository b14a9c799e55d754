import { createHash } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import type { Check } from '../conformance/check.ts'
import { countedOf, type SpentCall } from '../conformance/report/spend.ts'
import { Unsent } from '../conformance/target.ts'
import type { Clock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { systemClock } from '../host/clock.ts'
import { onInterrupt } from '../host/interrupt.ts'
import { randomId } from '../host/random.ts'
import { CALL_MS_MAX } from '../live/call.ts'
import { type Inbox, listen } from '../live/inbox.ts'
import { inspectionOf } from '../live/inspection.ts'
import { keyOf, keyVariable } from '../live/keys.ts'
import { continued, costOf, type Plan, plans } from '../live/plan.ts'
import { plansJson, plansText } from '../live/plan-text.ts'
import { usd } from '../live/price.ts'
import { type Purse, purse } from '../live/purse.ts'
import type { InboxMark } from '../records/record.ts'
import { hasColours, print } from './print.ts'
import type { Resumed } from './resume.ts'
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
  const keys = keysOf(run.providers, flags)
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
      const apiKey = keys.get(plan.provider) ?? ''
      if (stop.signal.aborted) break
      await inspected(plan, run, { flags, baseUrl, apiKey, clock, money, signal: stop.signal })
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
  readonly apiKey: string
  readonly clock: Clock
  readonly money: Purse | null
  readonly signal: AbortSignal
}

async function inspected(
  plan: Plan,
  { checks, quirks, runs: made, record, resumed }: LiveRun,
  { flags, baseUrl, apiKey, clock, money, signal }: Means,
): Promise<void> {
  const { target: name, seed, runs = FREE_RUNS, reruns = 0, speed = 1 } = flags
  const { open: inbox, mark } = await inboxOf(flags, { apiKey, clock, resumed })
  const timeoutMs = CALL_MS_MAX * speed
  const place = { name, baseUrl, apiKey, clock, timeoutMs, purse: money, inbox, signal }
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
      secrets: [apiKey, ...urls],
      purse: money,
      plan: { greeting, parts },
      free: flags.free === true,
      inbox: mark,
      before,
      record,
    })
  } finally {
    await inbox?.close()
  }
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
export function keysOf(
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

function planOf(
  { providers, resumed }: LiveRun,
  { budget, free, inbox }: LiveFlags,
): readonly Plan[] {
  const fresh = plans(providers, {
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    free: free === true,
    inbox: inbox !== undefined,
    newId: randomId,
  })
  return resumed === null ? fresh : fresh.map((plan) => continued(plan, resumed.live.plan))
}

const total = (planned: readonly Plan[]): number =>
  planned.reduce((sum, plan) => sum + costOf(plan), 0)

type Asking = LiveFlags & { readonly spent: readonly SpentCall[] }

/** What is still to be paid for of a plan. */
const rest = (planned: readonly Plan[], { spent }: Asking): number =>
  Math.max(0, total(planned) - countedOf(spent))

export function budgetOf(planned: readonly Plan[], { budget }: LiveFlags): number {
  if (budget !== undefined) return microUsd(budget)
  throw new UsageError(
    `calls there may cost money: say how much with --budget USD; by the plan it is ${usd(total(planned))}, which --dry-run shows; --budget 0 takes only what is free`,
  )
}

/** Asks a person before money is spent; refuses where there is nobody to ask. */
export async function agreed(planned: readonly Plan[], flags: Asking): Promise<void> {
  if (flags.yes || rest(planned, flags) === 0) return
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new UsageError(
      'nobody is here to agree to the plan: --dry-run shows it, --yes agrees to it',
    )
  }
  process.stderr.write(`${shownPlan(planned, flags)}\n\n`)
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await terminal.question(`Spend USD ${usd(rest(planned, flags))}? [y/N] `)
  terminal.close()
  if (!/^y(es)?$/i.test(answer.trim())) throw new UsageError('nothing was called, as nobody agreed')
}

interface Opened {
  readonly open: Inbox | null
  readonly mark: InboxMark | null
}

interface Had {
  readonly apiKey: string
  readonly clock: Clock
  readonly resumed: Resumed | null
}

/** Listens where webhooks arrive. A run that goes on needs the very address that it had: jobs know
 *  it, and answers repeat it. */
export async function inboxOf(
  { inbox, inboxPort: port }: LiveFlags,
  { apiKey, clock, resumed }: Had,
): Promise<Opened> {
  const had = resumed?.live.inbox ?? null
  if (had !== null && inbox === undefined) throw new UsageError(SAME_INBOX)
  if (inbox === undefined) return { open: null, mark: null }
  try {
    const publicUrl = address(inbox)
    const salt = had?.salt ?? randomId()
    const secret = hash(`${apiKey} ${salt} ${publicUrl}`)
    const mark = { salt, digest: hash(secret) }
    if (had !== null && had.digest !== mark.digest) throw new UsageError(SAME_INBOX)
    return { open: await listen({ publicUrl, port, clock, secret }), mark }
  } catch (error) {
    if (error instanceof UsageError)
      throw new UsageError(error.message.replace('--base-url', '--inbox'))
    const why = error instanceof Error ? error.message : String(error)
    throw new UsageError(`the inbox cannot listen: ${why}; choose another --inbox-port`)
  }
}

const SAME_INBOX =
  'the run was begun with an --inbox: it goes on with the same one, and the same key'

const hash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_CHARS)

const HASH_CHARS = 32

export const shownPlan = (
  planned: readonly Plan[],
  { free, budget, spent, reruns = 0 }: Asking,
): string =>
  plansText(planned, {
    spentMicroUsd: countedOf(spent),
    colour: hasColours(),
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    free: free === true,
    reruns,
  })
