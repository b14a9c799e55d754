import { inspect } from '../../src/conformance/inspect.ts'
import type { Received } from '../../src/conformance/target.ts'
import { memo } from '../../src/core/memo.ts'
import type { Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import type { call } from '../../src/live/call.ts'
import type { Inbox } from '../../src/live/inbox.ts'
import { inspectionOf } from '../../src/live/inspection.ts'
import { plans } from '../../src/live/plan.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { behind } from './behind.ts'
import { CALLER_KEY, OTHER_KEY } from './note.ts'

export interface ShotOptions {
  readonly provider: Provider
  readonly seed: number
  /** Scripts that are drawn. */
  readonly runs: number
  /** Accounts that the inspectors have. */
  readonly keys: number
  readonly mutant: Planted | null
}

/** What our inspectors say of one server. */
export interface Shot {
  readonly broken: readonly string[]
  readonly missed: readonly string[]
  readonly stopped: string | null
  readonly requests: number
  /** Of the clock that leaps. */
  readonly ms: number
}

const BASE = 'http://door.example'
const INBOX = 'http://inbox.example/hooks'

/** Connections are made over the network, which this is not. */
const deaf = memo((provider: Provider): Provider => ({ ...provider, socket: null }))

/** `backlot check ID --target url --free --inbox URL` at a server in this process. */
export async function shotAt({ provider, seed, runs, keys, mutant }: ShotOptions): Promise<Shot> {
  const clock = virtualClock()
  const server = await behind({ provider, seed, mutant, clock })
  const from = clock.now()
  let requests = 0
  const carried: typeof call = async (url, request) => {
    requests += 1
    if (url.startsWith(BASE)) return server.answer({ ...request, path: url.slice(BASE.length) })
    return server.file(url, request)
  }
  let ids = 0
  const newId = (): string => {
    ids += 1
    return `0b7d1c52-6a1e-4d0f-9c3b-${String(ids).padStart(12, '0')}`
  }
  const [plan] = plans([deaf(provider)], {
    budgetMicroUsd: null,
    inbox: true,
    free: true,
    strangers: new Set(keys > 1 ? [deaf(provider)] : []),
    newId,
  })
  if (plan === undefined) throw new Error('no plan')
  const report = await inspect(
    inspectionOf(plan, {
      name: 'url',
      baseUrl: BASE,
      apiKey: CALLER_KEY,
      otherKey: keys > 1 ? OTHER_KEY : null,
      clock,
      purse: null,
      inbox: inboxOf(server.received, clock.now),
      seed,
      runs,
      call: carried,
    }),
  )
  server.mock.close()
  return {
    broken: report.verdicts.flatMap(({ check, fate }) => (fate === 'broken' ? [check] : [])),
    missed: report.missed ?? [],
    stopped: report.stopped ?? null,
    requests,
    ms: clock.now() - from,
  }
}

/** Each call lies there from when it is due, and not before anybody can know of it. */
function inboxOf(made: () => readonly Received[], now: () => number): Inbox {
  const arrived = new Map<string, number>()
  const received = (): readonly Received[] => {
    const seen = new Map<string, number>()
    return made()
      .filter(({ url, at }) => url.startsWith(INBOX) && at <= now())
      .map((call) => {
        const text = JSON.stringify(call)
        const nth = (seen.get(text) ?? 0) + 1
        seen.set(text, nth)
        const at = arrived.get(`${nth} ${text}`) ?? call.at
        arrived.set(`${nth} ${text}`, at)
        return { ...call, at }
      })
  }
  return { url: INBOX, received, close: async () => {} }
}
