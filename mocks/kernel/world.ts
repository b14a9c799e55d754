import type { Dice } from '../../src/core/dice.ts'
import type { Fault } from '../../src/core/fault.ts'
import type { Submit } from '../../src/core/intent.ts'
import type { Secrets } from '../../src/core/letter.ts'
import type { Limit } from '../../src/core/provider.ts'
import type { Alteration, Scenario } from '../../src/core/scenario.ts'
import { openPurse, type Purse } from './ledger.ts'
import { openWindows, type Windows } from './limits.ts'
import { endOf, type Timeline } from './timeline.ts'

/** All that a mock remembers. Jobs live in their account: another key's job is not there to find. */
export interface World {
  readonly accounts: Map<string, Account>
  /** Accounts by the tag that their file ids carry; two may share one. */
  readonly tagged: Map<number, Account[]>
}

export interface Account {
  /** All chance of this account; what other accounts do does not touch it. */
  readonly dice: Dice
  readonly tag: number
  readonly jobs: Map<string, Job>
  /** In order of submission: a job's place here is its `nth`. */
  readonly order: Job[]
  readonly purse: Purse
  readonly windows: Windows
  /** Jobs that may still hold a place; pruned at each submit, so never longer than the limits. */
  live: readonly Job[]
  calls: number
  /** Submits and other calls, counted apart: what is looked at changes no fate. */
  submits: number
  queries: number
  /** `null`: those of the mock. */
  scenario: readonly Scenario[] | null
  secrets: Secrets
  /** How far its time is ahead of the mock's clock. */
  leadMs: number
  /** A reset has forgotten it: nothing is done for it any more, and nothing told of it. */
  forgotten: boolean
}

export interface Job {
  readonly id: string
  readonly nth: number
  readonly account: Account
  readonly submit: Submit
  readonly createdAt: number
  readonly timeline: Timeline
  /** Why it fails, where it does. */
  readonly fault: Fault
  /** What is sent in place of each of its webhook calls. */
  readonly hooks: readonly Alteration[]
  /** When it was cancelled; its timeline counts no further. */
  cutAt: number | null
}

/** When a job leaves its place, by itself or cut short. */
export const overAt = (job: Job): number => job.cutAt ?? endOf(job.timeline)

export const newWorld = (): World => ({ accounts: new Map(), tagged: new Map() })

/** Account tags have this many bits: as many as a UUID's second and third group leave free. */
const TAG_BITS = 28

/** An account's name on records: seven hexadecimal digits. */
export const tagOf = ({ tag }: Account): string => tag.toString(16).padStart(TAG_BITS / 4, '0')

export interface Opening {
  readonly dice: Dice
  readonly balanceMicroUsd: number
  readonly limits: readonly Limit[]
  readonly secret: string | null
}

/** The account of a key; every key has one. A key that begins with `broke` never has credit. */
export function accountOf(world: World, key: string, opening: Opening): Account {
  return world.accounts.get(key) ?? openAccount(world, key, opening)
}

function openAccount(world: World, key: string, opening: Opening): Account {
  const { dice, balanceMicroUsd, limits, secret } = opening
  const own = dice.of('account').of(key)
  const account: Account = {
    dice: own,
    tag: own.int('tag', 0, 2 ** TAG_BITS - 1),
    jobs: new Map(),
    order: [],
    purse: openPurse(key.startsWith('broke') ? 0 : balanceMicroUsd),
    windows: openWindows(limits),
    live: [],
    calls: 0,
    submits: 0,
    queries: 0,
    scenario: null,
    secrets: { current: secret, former: null },
    leadMs: 0,
    forgotten: false,
  }
  world.accounts.set(key, account)
  world.tagged.set(account.tag, [...(world.tagged.get(account.tag) ?? []), account])
  return account
}

/** Forgets all accounts. */
export function closeAll({ accounts, tagged }: World): void {
  for (const account of accounts.values()) account.forgotten = true
  accounts.clear()
  tagged.clear()
}

/** Forgets the account of a key, and gives back what was forgotten. */
export function closeAccount(world: World, key: string): Account | null {
  const account = world.accounts.get(key) ?? null
  if (account === null) return null
  account.forgotten = true
  world.accounts.delete(key)
  const namesakes = (world.tagged.get(account.tag) ?? []).filter((other) => other !== account)
  world.tagged.set(account.tag, namesakes)
  return account
}
