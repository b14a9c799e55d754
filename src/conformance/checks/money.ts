import { type Check, each, show } from '../check.ts'
import { tamperOutcomes } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'

interface Spell {
  readonly before: Entry
  readonly after: Entry
  readonly owedMicroUsd: number
}

const microUsd = ({ outcome }: Entry): number | null =>
  outcome?.kind === 'balance' ? outcome.microUsd : null

/** Stretches between two looks at the caller's balance in which nothing failed or was cancelled. */
function spells({ entries, provider }: Transcript): Spell[] {
  const looks = entries.filter(
    ({ who, outcome }) => who === 'caller' && outcome?.kind === 'balance',
  )
  return looks.slice(1).flatMap((after, index) => {
    const before = looks[index]
    if (before === undefined) return []
    const between = entries.slice(entries.indexOf(before), entries.indexOf(after))
    const given = between.some(
      ({ act, outcome }) =>
        act === 'cancel' || (outcome?.kind === 'job' && outcome.job.failure !== null),
    )
    const images = between.flatMap(({ act, who, intent, outcome }) =>
      act === 'submit' && who === 'caller' && intent?.kind === 'submit' && outcome?.kind === 'job'
        ? intent.count
        : [],
    )
    const owedMicroUsd =
      images.reduce((sum, count) => sum + count, 0) * provider.price.imageMicroUsd
    return given ? [] : [{ before, after, owedMicroUsd }]
  })
}

export const balanceMoves: Check = {
  id: 'money/balance-moves-by-the-cost',
  sentence: 'The balance goes down by the price of what was accepted, and by nothing else.',
  source: 'price of each provider, with its evidence in src/providers/<id>',
  severity: 'major',
  needs: ['accounts'],
  examine: (transcript) =>
    each(spells(transcript), ({ before, after, owedMicroUsd }) => {
      const moved = (microUsd(before) ?? 0) - (microUsd(after) ?? 0)
      // Half a unit of rounding: balances are rendered in the provider's own units.
      if (Math.abs(moved - owedMicroUsd) < 1) return null
      return {
        what: 'the balance moved by something else than the price',
        where: place(after),
        expected: show(owedMicroUsd / 1_000_000),
        actual: show(moved / 1_000_000),
      }
    }),
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
