import type { JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type Plot, show } from '../check.ts'
import { tamperOutcomes } from '../tamper.ts'
import type { Note, Target } from '../target.ts'
import { type Entry, place, stories, type Transcript } from '../transcript.ts'

/** What lies between two looks at the caller's balance. */
export interface Spell {
  /** What the balance went down by. */
  readonly movedMicroUsd: number
  readonly after: Entry
  readonly between: readonly Entry[]
}

export const balanceIn = ({ outcome }: Entry): number | null =>
  outcome?.kind === 'balance' ? outcome.microUsd : null

interface Look {
  readonly entry: Entry
  readonly index: number
  readonly microUsd: number
}

const looksOf = memo(({ entries }: Transcript): readonly Look[] =>
  entries.flatMap((entry, index) => {
    const microUsd = entry.who === 'caller' ? balanceIn(entry) : null
    return microUsd === null ? [] : [{ entry, index, microUsd }]
  }),
)

const spell = ({ entries }: Transcript, [before, after]: readonly [Look, Look]): Spell => ({
  movedMicroUsd: before.microUsd - after.microUsd,
  after: after.entry,
  between: entries.slice(before.index + 1, after.index),
})

/** From each look to the next. */
export const spellsOf = memo((transcript: Transcript): readonly Spell[] => {
  const looks = looksOf(transcript)
  return looks.slice(1).flatMap((after, nth) => {
    const before = looks[nth]
    return before === undefined ? [] : spell(transcript, [before, after])
  })
})

/** From the first look to each other, where nothing was paid for before it. */
export const fromTheStart = memo((transcript: Transcript): readonly Spell[] => {
  const [first, ...others] = looksOf(transcript)
  if (first === undefined || transcript.entries.slice(0, first.index).some(isPaid)) return []
  return others.map((after) => spell(transcript, [first, after]))
})

export const isSubmit = ({ act, intent }: Entry): boolean =>
  act !== 'resend' && intent?.kind === 'submit'
const isPaid = ({ outcome, ...entry }: Entry): boolean =>
  isSubmit({ outcome, ...entry }) && outcome?.kind === 'job'
export const isRefused = ({ outcome }: Entry): boolean => outcome?.kind === 'refused'

export const isAllWell = ({ state, results }: JobView): boolean =>
  state === 'succeeded' && results.every((result) => result.state === 'succeeded')

/** Spells in which nothing was paid for or given back: no job of the script is known to end, or may
 *  end unseen, in any way but well. */
export const quietOf = memo((transcript: Transcript): readonly Spell[] => {
  const well = stories(transcript).every(({ seen }) => {
    const last = seen.at(-1)?.view
    return last !== undefined && isAllWell(last)
  })
  return well ? spellsOf(transcript).filter(({ between }) => !between.some(isPaid)) : []
})

/** A finding where a spell's money did not move as it should. */
export function moved({ movedMicroUsd, after }: Spell, owedMicroUsd: number, what: string) {
  // Half a unit of rounding: balances are rendered in the provider's own units.
  if (Math.abs(movedMicroUsd - owedMicroUsd) < 1) return null
  return {
    what,
    where: place(after),
    expected: show(owedMicroUsd / 1_000_000),
    actual: show(movedMicroUsd / 1_000_000),
  }
}

/** Takes the price of an image off the balance for each answer of a kind that came before. */
export const chargingFor = (id: string, which: (outcome: Outcome, note: Note) => boolean) => ({
  id,
  plant: (target: Target, plot: Plot): Target => {
    let count = 0
    return tamperOutcomes(target, plot, (outcome, note) => {
      if (which(outcome, note)) count += 1
      if (outcome.kind !== 'balance') return outcome
      const taken = count * plot.provider.price.imageMicroUsd
      return { kind: 'balance', microUsd: outcome.microUsd - taken }
    })
  },
})
