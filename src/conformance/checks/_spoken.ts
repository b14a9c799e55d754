import type { Fault } from '../../core/fault.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type Check, each, type Mutant } from '../check.ts'
import { asAnswer } from '../converse.ts'
import { conversing } from '../drills/conversing.ts'
import type { Who } from '../script.ts'
import { tamperTalk } from '../tamper.ts'
import type { Said, Transcript } from '../transcript.ts'
import { describe } from './_refused.ts'

/** Something said over WebSocket, what it was answered with, and as whom. */
export interface Spoken {
  readonly said: Said
  /** What each frame that came means for it. */
  readonly outcomes: readonly Outcome[]
  /** Whose key was taken on this connection before; `null` for none. */
  readonly as: Who | null
}

export const spoken = memo(({ talks = [], provider }: Transcript): readonly Spoken[] => {
  let as: Who | null = null
  return talks.map((said, index): Spoken => {
    const { saying, heard, intent } = said
    // Each step talks over connections of its own.
    if (talks[index - 1]?.step !== said.step) as = null
    const outcomes =
      intent === null ? [] : heard.map((frame) => provider.dialect.read(asAnswer(frame), intent))
    const before = as
    if (saying.say === 'key' && outcomes.some(({ kind }) => kind === 'authenticated'))
      as = saying.who
    if (saying.say === 'leave') as = null
    return { said, outcomes, as: before }
  })
})

export const whereOf = ({ step, saying }: Said): string =>
  `step ${step}: ${saying.say} over WebSocket`

export const rest = { needs: ['socket'], drill: conversing } as const

/** A law that what is said so is refused with one of the faults. */
export const refusedOver = (
  which: (spoken: Spoken, all: readonly Spoken[]) => boolean,
  faults: readonly Fault[],
  what: string,
): Check['examine'] => {
  return (transcript) => {
    const all = spoken(transcript)
    return each(
      all.filter((one) => which(one, all)),
      ({ said, outcomes }) => {
        const [first = null] = outcomes
        if (first?.kind === 'refused' && faults.includes(first.fault)) return null
        return {
          what,
          where: whereOf(said),
          expected: `a refusal: ${faults.join(' or ')}`,
          actual: describe(first),
        }
      },
    )
  }
}

export const isCall = ({ said: { saying } }: Spoken): boolean => saying.say === 'call'

export const idOf = ({ said: { intent } }: Spoken): string | null =>
  intent?.kind === 'submit' ? intent.id : null

/** Gives another answer to what is said so. */
export const answering = (
  id: string,
  which: (frame: string, nth: number) => boolean,
  answer: (frames: readonly string[]) => readonly string[],
): Mutant => ({
  id,
  plant: (target) => {
    let count = 0
    let due = false
    return tamperTalk(target, {
      send: (frame) => {
        count += 1
        due = which(frame, count)
        return [frame]
      },
      hear: (frames) => (due ? answer(frames) : frames),
    })
  },
})
