import TinyQueue from 'tinyqueue'
import type { Lifecycle } from '../../src/core/job.ts'
import type { Billing, Price } from '../../src/core/provider.ts'
import type { Ledger } from '../../src/core/record.ts'
import { endOf, type Timeline } from './timeline.ts'

/** An account's money, in whole millionths of a dollar: it moves, and is never made or lost. */
export interface Purse {
  balance: number
  held: number
  charged: number
  released: number
  /** What is decided when a job, or one of its results, is over; soonest first. */
  readonly open: TinyQueue<Holding>
}

interface Holding {
  readonly at: number
  readonly microUsd: number
  readonly billed: boolean
  readonly job: Pick<Debtor, 'cutAt'>
}

/** What a job owes, as far as it is known when it is submitted. */
interface Debtor {
  readonly account: { readonly purse: Purse }
  readonly submit: { readonly count: number }
  readonly timeline: Timeline
  readonly cutAt: number | null
}

export const openPurse = (balance: number): Purse => ({
  balance,
  held: 0,
  charged: 0,
  released: 0,
  open: new TinyQueue<Holding>([], (a, b) => a.at - b.at),
})

export const ledgerOf = ({ balance, held, charged, released }: Purse): Ledger => ({
  balanceMicroUsd: balance,
  heldMicroUsd: held,
  chargedMicroUsd: charged,
  releasedMicroUsd: released,
})

interface Terms {
  readonly price: Price
  readonly billing: Billing
  readonly lifecycle: Lifecycle
}

/** Sets a new job's cost aside. The balance must cover it. */
export function hold(job: Debtor, { price, billing, lifecycle }: Terms): void {
  const { purse } = job.account
  const { count } = job.submit
  const { ends, route } = job.timeline
  const microUsd = price.imageMicroUsd
  const failedBilled = billing.failed === 'charged'
  purse.balance -= microUsd * count
  purse.held += microUsd * count
  if (ends === null) {
    const failed = lifecycle.phases[route.at(-1) ?? '']?.means === 'failed'
    const billed = !failed || failedBilled
    purse.open.push({ at: endOf(job.timeline), microUsd: microUsd * count, billed, job })
    return
  }
  for (const { at, fate } of ends) {
    purse.open.push({ at, microUsd, billed: fate === 'succeeded' || failedBilled, job })
  }
}

/** Charges or gives back what has been decided by `now`. */
export function settle({ purse }: Debtor['account'], now: number): void {
  const { open } = purse
  for (let next = open.peek(); next && next.at <= now; next = open.peek()) {
    open.pop()
    // What a cancel forestalled was decided then.
    if (next.job.cutAt === null) close(purse, next)
  }
}

/** Decides, at the instant of a cancel, what its job still holds. */
export function cut(job: Debtor, now: number, { price, billing }: Terms): void {
  const { timeline, submit, account } = job
  const { ends } = timeline
  const count = ends === null ? submit.count : ends.filter(({ at }) => at > now).length
  const billed = billing.cancelled === 'charged'
  close(account.purse, { microUsd: price.imageMicroUsd * count, billed })
}

function close(purse: Purse, { microUsd, billed }: Pick<Holding, 'microUsd' | 'billed'>): void {
  purse.held -= microUsd
  if (billed) purse.charged += microUsd
  else {
    purse.balance += microUsd
    purse.released += microUsd
  }
}
