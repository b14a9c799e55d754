import TinyQueue from 'tinyqueue'
import type { Dice } from '../../src/core/dice.ts'
import type { Submit } from '../../src/core/intent.ts'
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
  balanceMicroUsd: number
  /** Money that comes back when a job fails, soonest first. */
  readonly refunds: TinyQueue<Refund>
  /** Jobs that may still hold a place; pruned at each submit, so never longer than the limits. */
  live: readonly Job[]
  calls: number
}

export interface Refund {
  readonly at: number
  readonly microUsd: number
  readonly job: Job
}

export interface Job {
  readonly id: string
  readonly nth: number
  readonly account: Account
  readonly submit: Submit
  readonly createdAt: number
  readonly timeline: Timeline
  /** When it was cancelled; its timeline counts no further. */
  cutAt: number | null
}

/** When a job leaves its place, by itself or cut short. */
export const overAt = (job: Job): number => job.cutAt ?? endOf(job.timeline)

export const newWorld = (): World => ({ accounts: new Map(), tagged: new Map() })

/** Account tags have this many bits: as many as a UUID's second and third group leave free. */
const TAG_BITS = 28

export interface Opening {
  readonly dice: Dice
  readonly balanceMicroUsd: number
}

/** The account of a key; every key has one. A key that begins with `broke` never has credit. */
export function accountOf(world: World, key: string, opening: Opening): Account {
  return world.accounts.get(key) ?? openAccount(world, key, opening)
}

function openAccount(world: World, key: string, { dice, balanceMicroUsd }: Opening): Account {
  const own = dice.of('account').of(key)
  const account: Account = {
    dice: own,
    tag: own.int('tag', 0, 2 ** TAG_BITS - 1),
    jobs: new Map(),
    order: [],
    balanceMicroUsd: key.startsWith('broke') ? 0 : balanceMicroUsd,
    refunds: new TinyQueue<Refund>([], (a, b) => a.at - b.at),
    live: [],
    calls: 0,
  }
  world.accounts.set(key, account)
  world.tagged.set(account.tag, [...(world.tagged.get(account.tag) ?? []), account])
  return account
}

/** Pays back what has fallen due. A job that was cut before it could fail was paid back then. */
export function settle(account: Account, now: number): void {
  const { refunds } = account
  for (let next = refunds.peek(); next && next.at <= now; next = refunds.peek()) {
    refunds.pop()
    const { cutAt } = next.job
    if (cutAt === null || next.at <= cutAt) account.balanceMicroUsd += next.microUsd
  }
}
