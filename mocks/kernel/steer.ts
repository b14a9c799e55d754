import type { AccountRecord, JobRecord } from '../../src/core/record.ts'
import { settle } from './ledger.ts'
import { type Settings, toBalance } from './options.ts'
import { accountRecord, jobRecord } from './records.ts'
import { chosen } from './scenarios.ts'
import type { Stage } from './stage.ts'
import { type Account, accountOf, closeAccount, closeAll, tagOf } from './world.ts'

/** Nobody reads further; a mock may hold a million. */
const RECORDS_MAX = 1000

const opened = ({ world, opening }: Stage, key: string): Account => accountOf(world, key, opening)

/** The account of a key, opened where it was not. */
export function accountOfKey(stage: Stage, key: string, clockNow: number): AccountRecord {
  const account = opened(stage, key)
  return accountRecord(account, clockNow + account.leadMs, stage.sight)
}

/** The accounts opened last. */
export function accountsOf({ world, sight }: Stage, clockNow: number): readonly AccountRecord[] {
  const latest = [...world.accounts.values()].slice(-RECORDS_MAX)
  return latest.map((account) => accountRecord(account, clockNow + account.leadMs, sight))
}

/** The jobs submitted last, oldest first, of one key's account or of all. */
export function jobsOf(
  { world, sight }: Stage,
  clockNow: number,
  key?: string,
): readonly JobRecord[] {
  const found = key === undefined ? undefined : world.accounts.get(key)
  const owners = key === undefined ? [...world.accounts.values()] : found ? [found] : []
  return owners
    .flatMap(({ order }) => order.slice(-RECORDS_MAX))
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .slice(-RECORDS_MAX)
    .map((job) => jobRecord(job, clockNow + job.account.leadMs, sight))
}

interface Meant {
  /** `undefined`: the mock. */
  readonly key: string | undefined
  /** Asked only where it matters: a test's clock is chosen when it is first asked. */
  readonly clockNow: () => number
}

/** Changes the account of a key, or the mock. Throws before anything is changed. */
export function change(stage: Stage, settings: Settings, { key, clockNow }: Meant): void {
  const { scenario, balanceUsd, webhookSecret: secret } = settings
  const plans = scenario === undefined || scenario === null ? scenario : chosen(scenario)
  const balance = balanceUsd === undefined ? undefined : toBalance(balanceUsd)
  if (key === undefined) {
    if (plans !== undefined) stage.scenario = plans ?? []
    if (balance !== undefined) stage.opening = { ...stage.opening, balanceMicroUsd: balance }
    if (secret !== undefined) rotateAll(stage, secret)
    return
  }
  const account = opened(stage, key)
  if (plans !== undefined) account.scenario = plans
  if (balance !== undefined) {
    // What came back by now is not to be added to it later.
    if (account.purse.held > 0) settle(account, clockNow() + account.leadMs)
    account.purse.balance = balance
  }
  if (secret !== undefined) rotate(account, secret)
}

function rotate(account: Account, secret: string | null): void {
  account.secrets = { current: secret, former: account.secrets.current }
}

function rotateAll(stage: Stage, secret: string | null): void {
  stage.opening = { ...stage.opening, secret }
  for (const account of stage.world.accounts.values()) rotate(account, secret)
}

/** How an account is to be moved on. */
export interface Step {
  readonly ms: number
  readonly clockNow: number
}

/** Moves the account of a key further ahead of the mock's clock, no further than to the next call
 *  that is written for it; gives back by how much. */
export function lead(stage: Stage, key: string, { ms, clockNow }: Step): number {
  const account = opened(stage, key)
  const now = clockNow + account.leadMs
  const step = Math.min(ms, Math.ceil(stage.letters.after(now, account) - now))
  account.leadMs += step
  stage.letters.reorder()
  return step
}

/** Forgets the account of a key, or everything; gives back the account's name on record. */
export function reset(stage: Stage, key?: string): string | null {
  const { world, letters, broken, initial } = stage
  if (key === undefined) {
    Object.assign(stage, initial)
    closeAll(world)
    letters.forget()
    broken.keep(() => false)
    return null
  }
  const account = closeAccount(world, key)
  if (account === null) return null
  const name = tagOf(account)
  letters.forget(account)
  broken.keep((record) => record.account !== name)
  return name
}
