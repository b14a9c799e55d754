import type { SpentCall } from '../conformance/report/spend.ts'
import type { Knock } from '../conformance/script.ts'
import type { Note } from '../conformance/target.ts'
import { isRecord, readJson } from '../core/exchange.ts'
import type { Submit } from '../core/intent.ts'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'

type Priced = Pick<Note, 'who' | 'intent' | 'broken'>

/** The most that a call can cost its account, in millionths of a US dollar: a broken submit might be
 *  accepted, and one that is broken where it says how many, for as many as there can be. */
export function worstCase(provider: Provider, { who, intent, broken }: Priced): number {
  const pays = who === 'caller' || who === 'stranger' || who === 'guest' || broken === GOOD_KEY
  // Nobody says what a call of several asks for.
  if (pays && intent === null) return Number.POSITIVE_INFINITY
  if (!pays || intent?.kind !== 'submit') return 0
  const { price, abilities } = provider
  const open = broken !== null && namesCount(provider, intent, broken)
  return price.imageMicroUsd * (open ? abilities.countMax : intent.count)
}

/** It is to be taken for no key, and is one. */
const GOOD_KEY = 'other-scheme' satisfies Knock

/** A call at its worst, as it is put by before it is made; `null` for one that is free. */
export function worstCall(provider: Provider, { at, ...note }: Priced & At): SpentCall | null {
  const plannedMicroUsd = worstCase(provider, note)
  const nothing = { job: null, toldMicroUsd: null }
  const operation = operationOf(note)
  return plannedMicroUsd === 0
    ? null
    : { at, operation, plannedMicroUsd, ...nothing, countedMicroUsd: plannedMicroUsd }
}

interface At {
  readonly at: number
}

/** `submit, broken: /prompt: dropped`. */
export const operationOf = ({ intent, broken }: Priced): string =>
  `${intent?.kind ?? 'batch'}${broken === null ? '' : `, broken: ${broken}`}`

/** Whether a label is about the field that says how many images there are to be. */
const namesCount = (provider: Provider, submit: Submit, label: string): boolean =>
  countNames(provider)(submit).some((name) => label.includes(`/${name}`))

/** Which fields say how many, the dialect shows: those in which submits of one and of two differ. */
const countNames = memo((provider: Provider) =>
  memo((submit: Submit): readonly string[] => {
    if (provider.abilities.countMax < 2) return []
    const [one, two] = [1, 2].map((count) =>
      readJson(provider.dialect.encode({ ...submit, count }, 'any').body ?? ''),
    )
    return differing(one, two)
  }),
)

/** The names of the members in which two JSON values differ, wherever they stand. */
function differing(one: unknown, two: unknown): string[] {
  if (Array.isArray(one) && Array.isArray(two)) {
    return one.flatMap((item, index) => differing(item, two[index]))
  }
  if (!isRecord(one) || !isRecord(two)) return []
  const names = new Set([...Object.keys(one), ...Object.keys(two)])
  return [...names].flatMap((name) => {
    const deeper = differing(one[name], two[name])
    if (deeper.length > 0) return deeper
    return JSON.stringify(one[name]) === JSON.stringify(two[name]) ? [] : [name]
  })
}

export { dollars as usd } from '../conformance/report/spend-text.ts'
