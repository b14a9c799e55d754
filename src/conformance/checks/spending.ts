import { isTerminal } from '../../core/job.ts'
import { type Check, each, show } from '../check.ts'
import { failing } from '../drills/failing.ts'
import { looking, refusals } from '../drills/money.ts'
import { tamperOutcomes } from '../tamper.ts'
import { place, stories, type Transcript } from '../transcript.ts'
import {
  balanceIn,
  chargingFor,
  fromTheStart,
  isRefused,
  isSubmit,
  moved,
  quietOf,
  type Spell,
  spellsOf,
} from './_balance.ts'

/** Images that were paid for in a spell; `null` where something may have been given back. */
function imagesIn({ between }: Spell): number | null {
  const given = between.some(
    ({ act, outcome }) =>
      act === 'cancel' || (outcome?.kind === 'job' && outcome.job.failure !== null),
  )
  if (given) return null
  return between.reduce((sum, { act, who, intent, outcome }) => {
    const paid = act === 'submit' && who === 'caller' && outcome?.kind === 'job'
    return paid && intent?.kind === 'submit' ? sum + intent.count : sum
  }, 0)
}

export const balanceMoves: Check = {
  id: 'money/balance-moves-by-the-cost',
  sentence: 'The balance goes down by the price of what was accepted, and by nothing else.',
  source: 'price of each provider, with its evidence in src/providers/<id>',
  severity: 'major',
  needs: ['accounts'],
  examine: (transcript) => {
    const { imageMicroUsd } = transcript.provider.price
    const known = spellsOf(transcript).flatMap((spell) => {
      const images = imagesIn(spell)
      return images === null ? [] : [{ spell, owed: images * imageMicroUsd }]
    })
    return each(known, ({ spell, owed }) =>
      moved(spell, owed, 'the balance moved by something else than the price'),
    )
  },
  mutants: [
    {
      id: 'never-charges',
      plant: (target, plot) => {
        let first: number | null = null
        return tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'balance') return outcome
          first ??= outcome.microUsd
          return { ...outcome, microUsd: first }
        })
      },
    },
  ],
}

export const refusalsAreFree: Check = {
  id: 'money/refusals-are-free',
  sentence: 'What is refused costs nothing.',
  source: 'Runware: "You will not be charged" in a recorded refusal (CODE); for others INFERRED',
  severity: 'critical',
  needs: ['accounts'],
  drill: refusals,
  examine: (transcript) =>
    each(
      quietOf(transcript).filter(({ between }) =>
        between.some((entry) => isSubmit(entry) && isRefused(entry)),
      ),
      (spell) => moved(spell, 0, 'a refusal was charged'),
    ),
  mutants: [
    chargingFor(
      'charges-refusals',
      (outcome, { broken }) => broken !== null && outcome.kind === 'refused',
    ),
  ],
}

export const chargedOnce: Check = {
  id: 'money/charged-once',
  sentence: 'A job is charged once: not again at its end, nor for looking at it.',
  source: 'price of each provider, with its evidence in src/providers/<id>',
  severity: 'critical',
  needs: ['accounts'],
  drill: looking,
  examine: (transcript) =>
    each(
      quietOf(transcript).filter(({ between }) =>
        between.some(({ act }) => act === 'poll' || act === 'finish' || act === 'fetch'),
      ),
      (spell) => moved(spell, 0, 'a job that was paid for was charged again'),
    ),
  mutants: [
    {
      id: 'charges-twice',
      plant: (target, plot) => {
        // Each look at the balance is lower by a price than it should be.
        let looks = 0
        return tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'balance') return outcome
          looks += 1
          const taken = looks * plot.provider.price.imageMicroUsd
          return { kind: 'balance', microUsd: outcome.microUsd - taken }
        })
      },
    },
  ],
}

export const resendIsFree: Check = {
  id: 'money/resend-is-free',
  sentence: 'A task that is sent again under its id is not charged again.',
  source: 'Runware conflictTaskUUID (CODE: Runware/sdk-python); that it costs nothing INFERRED',
  severity: 'critical',
  needs: ['accounts'],
  drill: looking,
  examine: (transcript) =>
    each(
      quietOf(transcript).filter(({ between }) => between.some(({ act }) => act === 'resend')),
      (spell) => moved(spell, 0, 'a task that was sent again was charged again'),
    ),
  mutants: [
    {
      id: 'charges-resends',
      plant: (target, plot) => {
        const seen = new Set<string>()
        const charging = chargingFor('for-resends', (_outcome, { intent }) => {
          if (intent?.kind !== 'submit' || intent.id === null) return false
          const again = seen.has(intent.id)
          seen.add(intent.id)
          return again
        })
        return charging.plant(target, plot)
      },
    },
  ],
}

export const failuresAreBilled: Check = {
  id: 'money/failures-as-billed',
  sentence: 'What a failed job held is given back, or kept, as the provider bills.',
  source: 'billing of each provider, with its evidence in src/providers/<id>',
  severity: 'critical',
  needs: ['accounts', 'doom'],
  drill: failing,
  examine: (transcript) => {
    const failed = fromTheStart(transcript).flatMap((spell) => {
      const owed = owedFor(spell, transcript)
      return owed === null ? [] : [{ spell, owed }]
    })
    return each(failed, ({ spell, owed }) =>
      moved(spell, owed, 'a failed job was not billed as the provider does'),
    )
  },
  mutants: [
    {
      id: 'keeps-the-money',
      plant: (target, plot) => {
        let held = 0
        return tamperOutcomes(target, plot, (outcome, { intent, broken }) => {
          if (intent?.kind === 'submit' && broken === null) held += intent.count
          if (outcome.kind !== 'balance') return outcome
          const taken = held * plot.provider.price.imageMicroUsd
          return { kind: 'balance', microUsd: outcome.microUsd - taken }
        })
      },
    },
  ],
}

/** What a spell's jobs cost in the end; `null` where none failed or one is not over. */
function owedFor({ between, after }: Spell, transcript: Transcript): number | null {
  const { billing, price } = transcript.provider
  const jobs = stories(transcript)
  const costs = between.filter(isSubmit).map((entry): number | null => {
    if (entry.outcome?.kind === 'refused') return 0
    const story = jobs.find(({ accepted }) => accepted === entry)
    const last = story?.seen.findLast(({ entry: seen }) => seen.step < after.step)?.view
    if (story === undefined || last === undefined || !isTerminal(last.state)) return null
    if (last.state === 'cancelled') return null
    const images =
      last.state === 'failed' && billing.failed === 'released'
        ? last.results.filter(({ state }) => state === 'succeeded').length
        : story.submit.count
    return images * price.imageMicroUsd
  })
  const failed = between.some(
    ({ outcome }) =>
      (outcome?.kind === 'refused' && outcome.fault === 'generation-failed') ||
      (outcome?.kind === 'job' && outcome.job.state === 'failed'),
  )
  const known = costs.flatMap((cost) => cost ?? [])
  if (!failed || known.length < costs.length) return null
  return known.reduce((sum, cost) => sum + cost, 0)
}

export const neverNegative: Check = {
  id: 'money/never-negative',
  sentence: 'No balance is below zero.',
  source: 'documented: a submit that the balance does not cover is refused',
  severity: 'major',
  needs: ['accounts'],
  examine: ({ entries }) =>
    each(
      entries.filter((entry) => balanceIn(entry) !== null),
      (entry) => {
        const microUsd = balanceIn(entry) ?? 0
        if (microUsd >= 0) return null
        return {
          what: 'a balance is below zero',
          where: place(entry),
          expected: '0 or more',
          actual: show(microUsd / 1_000_000),
        }
      },
    ),
  mutants: [
    {
      id: 'overdraft',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'balance' ? { ...outcome, microUsd: -1_000_000 } : outcome,
        ),
    },
  ],
}
