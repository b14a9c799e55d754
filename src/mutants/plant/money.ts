import type { Plot } from '../../conformance/check.ts'
import { tamperOutcomes } from '../../conformance/tamper.ts'
import type { Note, Target } from '../../conformance/target.ts'
import type { JobView } from '../../core/job.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Fault, Ground } from '../planted.ts'
import { spoken } from './spoken.ts'

/** What the fault knows of an account when it is asked for its balance. */
interface Purse {
  readonly first: number
  /** The truth at the look before. */
  readonly last: number
  readonly told: number
  readonly submitted: number
  readonly refused: number
}

const balance = (
  id: string,
  sentence: string,
  tell: (microUsd: number, purse: Purse, price: number) => number,
): Fault => ({
  id: `money/${id}`,
  sentence,
  plant: (target, plot) => lying(target, plot, tell),
})

/** Keeps a purse for each account and tells its balance otherwise. */
function lying(
  target: Target,
  plot: Plot,
  tell: (microUsd: number, purse: Purse, price: number) => number,
): Target {
  const purses = new Map<string, Purse>()
  return tamperOutcomes(target, plot, (outcome, note) => {
    const id = `${note.who} ${plot.provider.dialect.key(note.sound, [])}`
    const purse = purses.get(id) ?? { first: 0, last: 0, told: 0, submitted: 0, refused: 0 }
    if (outcome.kind !== 'balance') {
      purses.set(id, counted(purse, outcome, note))
      return outcome
    }
    const known = purse.first === 0 ? { ...purse, first: outcome.microUsd } : purse
    const told = tell(outcome.microUsd, known, plot.provider.price.imageMicroUsd)
    purses.set(id, { ...known, last: outcome.microUsd, told })
    return told === outcome.microUsd ? outcome : { ...outcome, microUsd: told }
  })
}

function counted(purse: Purse, outcome: Outcome, { intent }: Note): Purse {
  if (intent?.kind !== 'submit') return purse
  return outcome.kind === 'refused'
    ? { ...purse, refused: purse.refused + 1 }
    : { ...purse, submitted: purse.submitted + 1 }
}

const costing = (
  id: string,
  sentence: string,
  change: (microUsd: number) => number | null,
): Fault =>
  spoken({
    id: `money/cost-${id}`,
    sentence,
    plant: (target, plot) =>
      tamperOutcomes(target, plot, (outcome) =>
        outcome.kind === 'job' && costed(outcome.job)
          ? { kind: 'job', job: costly(outcome.job, change) }
          : outcome,
      ),
  })

const costed = ({ costMicroUsd, results }: JobView): boolean =>
  costMicroUsd !== null || results.some((result) => result.costMicroUsd !== null)

const costly = (job: JobView, change: (microUsd: number) => number | null): JobView => ({
  ...job,
  costMicroUsd: job.costMicroUsd === null ? null : change(job.costMicroUsd),
  results: job.results.map((result) => ({
    ...result,
    costMicroUsd: result.costMicroUsd === null ? null : change(result.costMicroUsd),
  })),
})

/** Every way in which money can go wrong. */
export const money = ({ provider: { abilities } }: Ground): readonly Fault[] => [
  ...(abilities.balance ? balances : []),
  // Where every answer is held, nobody sees money that may yet be given back.
  ...(abilities.balance && abilities.delivery.includes('async') ? refunds : []),
  ...costs,
]

const balances: readonly Fault[] = [
  balance(
    'charged-twice',
    'Each job is charged twice.',
    (now, { first }) => first - 2 * (first - now),
  ),
  balance('never-charged', 'No job is ever charged.', (_now, { first }) => first),
  balance('half-charged', 'Jobs are charged half their price.', (now, { first }) =>
    Math.round((first + now) / 2),
  ),
  balance(
    'refused-charged',
    'Refused submits are charged.',
    (now, { refused }, price) => now - refused * price,
  ),
  balance('first-is-free', 'The first job is free.', (now, { submitted }, price) =>
    submitted > 0 ? now + price : now,
  ),
  balance('looking-costs', 'A look at the balance costs something.', (now, { told }) =>
    told === 0 ? now : Math.min(now, told) - 1_000_000,
  ),
  balance('negative', 'The balance is below nothing once something is bought.', (now, { first }) =>
    now < first ? -now : now,
  ),
  balance(
    'gift',
    'The balance goes up by what a job costs.',
    (now, { first }) => first + (first - now),
  ),
]

const refunds: readonly Fault[] = [
  balance('not-refunded', 'What failed is not given back.', (now, { told }) =>
    told === 0 ? now : Math.min(now, told),
  ),
  balance('refunded-twice', 'What failed is given back twice.', (now, { last }) =>
    last !== 0 && now > last ? now + (now - last) : now,
  ),
]

const costs: readonly Fault[] = [
  costing('doubled', 'Jobs say that they cost twice their price.', (microUsd) => 2 * microUsd),
  costing('nothing', 'Jobs say that they cost nothing.', () => 0),
  costing('negative', 'Jobs say that they cost less than nothing.', (microUsd) => -microUsd),
  costing('unsaid', 'Jobs that were asked for their cost do not say it.', () => null),
]
