import type { AccountRecord, JobRecord } from '../../src/core/record.ts'
import { ledgerOf, settle } from './ledger.ts'
import { type Sight, view } from './view.ts'
import { type Account, type Job, tagOf } from './world.ts'

/** An account as it is at `now` of its own time. */
export function accountRecord(account: Account, now: number, { provider }: Sight): AccountRecord {
  settle(account, now)
  return {
    provider: provider.id,
    account: tagOf(account),
    scenario: account.scenario?.map(({ name }) => name) ?? [],
    jobs: account.order.length,
    leadMs: account.leadMs,
    ledger: ledgerOf(account.purse),
  }
}

/** A job as it is at `now` of its account's time, with all that lies ahead of it. */
export function jobRecord(job: Job, now: number, sight: Sight): JobRecord {
  const { account, submit, timeline, cutAt } = job
  const beats = timeline.route.map((phase, index) => ({ phase, at: timeline.at[index] ?? now }))
  const cancel = sight.provider.lifecycle.cancel
  const lived = cutAt === null ? beats : beats.filter(({ at }) => at <= cutAt)
  return {
    ...view(job, now, sight),
    // It may hold the receiver's URL with its token.
    echo: null,
    provider: sight.provider.id,
    account: tagOf(account),
    prompt: submit.prompt,
    count: submit.count,
    beats: cutAt === null || cancel === null ? lived : [...lived, { phase: cancel.to, at: cutAt }],
  }
}
