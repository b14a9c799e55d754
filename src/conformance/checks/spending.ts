import { isTerminal, type JobView } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { failing, looking, refusals, saving, telling } from '../drills.ts'
import { tamperOutcomes, tamperRequests } from '../tamper.ts'
import type { Note, Target } from '../target.ts'
import { type Entry, type JobStory, place, stories, type Transcript } from '../transcript.ts'

/** What lies between two looks at the caller's balance. */
interface Spell {
  /** What the balance went down by. */
  readonly movedMicroUsd: number
  readonly after: Entry
  readonly between: readonly Entry[]
}

const balanceIn = ({ outcome }: Entry): number | null =>
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
const spellsOf = memo((transcript: Transcript): readonly Spell[] => {
  const looks = looksOf(transcript)
  return looks.slice(1).flatMap((after, nth) => {
    const before = looks[nth]
    return before === undefined ? [] : spell(transcript, [before, after])
  })
})

/** From the first look to each other, where nothing was paid for before it. */
const fromTheStart = memo((transcript: Transcript): readonly Spell[] => {
  const [first, ...others] = looksOf(transcript)
  if (first === undefined || transcript.entries.slice(0, first.index).some(isPaid)) return []
  return others.map((after) => spell(transcript, [first, after]))
})

const isSubmit = ({ act, intent }: Entry): boolean => act !== 'resend' && intent?.kind === 'submit'
const isPaid = ({ outcome, ...entry }: Entry): boolean =>
  isSubmit({ outcome, ...entry }) && outcome?.kind === 'job'
const isRefused = ({ outcome }: Entry): boolean => outcome?.kind === 'refused'

const isAllWell = ({ state, results }: JobView): boolean =>
  state === 'succeeded' && results.every((result) => result.state === 'succeeded')

/** Spells in which nothing was paid for or given back: no job of the script is known to end, or may
 *  end unseen, in any way but well. */
const quietOf = memo((transcript: Transcript): readonly Spell[] => {
  const well = stories(transcript).every(({ seen }) => {
    const last = seen.at(-1)?.view
    return last !== undefined && isAllWell(last)
  })
  return well ? spellsOf(transcript).filter(({ between }) => !between.some(isPaid)) : []
})

/** A finding where a spell's money did not move as it should. */
function moved({ movedMicroUsd, after }: Spell, owedMicroUsd: number, what: string) {
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
const chargingFor = (id: string, which: (outcome: Outcome, note: Note) => boolean) => ({
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

/** A submit of the saver, and what was there to pay it with. */
interface Purchase {
  readonly entry: Entry
  readonly story: Pick<JobStory['submit'], 'count'>
  readonly hasMicroUsd: number
  readonly costMicroUsd: number
}

function purchases({ entries, script, provider }: Transcript): Purchase[] {
  const price = provider.price.imageMicroUsd
  let [hasMicroUsd, funded] = [0, -1]
  return entries.flatMap((entry) => {
    const { who, intent, step } = entry
    if (who !== 'saver' || intent?.kind !== 'submit') return []
    const fund = script.findLastIndex((each, index) => each.act === 'fund' && index < step)
    const given = script[fund]
    if (fund !== funded && given?.act === 'fund') hasMicroUsd = Math.round(given.images * price)
    funded = fund
    const purchase = { entry, story: intent, hasMicroUsd, costMicroUsd: intent.count * price }
    if (entry.outcome?.kind === 'job') hasMicroUsd -= purchase.costMicroUsd
    return [purchase]
  })
}

export const creditToTheCent: Check = {
  id: 'money/credit-to-the-cent',
  sentence:
    'A submit is refused for want of credit just when the balance does not cover its price.',
  source: 'documented: Krea 402, kie code 402, AI/ML API 403, Runware insufficientCredits',
  severity: 'critical',
  needs: ['accounts', 'purse'],
  drill: saving,
  examine: (transcript) => each(purchases(transcript), creditFault),
  mutants: [
    {
      id: 'on-credit',
      plant: (target, { provider }) => asSomebody(target, provider.dialect.encode, 'caller-rich'),
    },
    {
      id: 'stingy',
      plant: (target, { provider }) => asSomebody(target, provider.dialect.encode, 'broke-soon'),
    },
  ],
}

function creditFault({ entry, hasMicroUsd, costMicroUsd }: Purchase): Finding | null {
  const { outcome } = entry
  const refused = outcome?.kind === 'refused' && outcome.fault === 'out-of-credit'
  const short = hasMicroUsd < costMicroUsd
  if (refused === short) return null
  return {
    what: short ? 'a submit beyond the balance is not refused' : 'a submit is refused too early',
    where: place(entry),
    expected: `${short ? 'a refusal' : 'acceptance'} with ${hasMicroUsd / 1_000_000} USD`,
    actual: show(outcome?.kind === 'refused' ? outcome.fault : outcome?.kind),
  }
}

const asSomebody = (
  target: Target,
  encode: Plot['provider']['dialect']['encode'],
  key: string,
): Target =>
  tamperRequests(target, (request, { who, intent }) =>
    who === 'saver' && intent?.kind === 'submit' ? encode(intent, key) : request,
  )

export const costAsPriced: Check = {
  id: 'money/cost-as-priced',
  sentence: 'The cost that an answer tells is the price of its images.',
  source: 'price of each provider, with its evidence in src/providers/<id>',
  severity: 'major',
  needs: [],
  drill: telling,
  examine: (transcript) => {
    const { imageMicroUsd } = transcript.provider.price
    const told = stories(transcript).flatMap(({ seen, submit }) =>
      seen.flatMap(({ entry, view }) =>
        view.costMicroUsd !== null && view.results.length === submit.count && isAllWell(view)
          ? [{ entry, costMicroUsd: view.costMicroUsd, count: submit.count }]
          : [],
      ),
    )
    return each(told, ({ entry, costMicroUsd, count }) => {
      // Half a unit of rounding: costs are rendered in the provider's own units.
      if (Math.abs(costMicroUsd - count * imageMicroUsd) < 1) return null
      return {
        what: 'the cost that is told is not the price',
        where: place(entry),
        expected: show((count * imageMicroUsd) / 1_000_000),
        actual: show(costMicroUsd / 1_000_000),
      }
    })
  },
  mutants: [
    {
      id: 'told-double',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && outcome.job.costMicroUsd !== null
            ? { kind: 'job', job: recosted(outcome.job, (microUsd) => microUsd * 2) }
            : outcome,
        ),
    },
  ],
}

export const costWhenAsked: Check = {
  id: 'money/cost-when-asked',
  sentence: 'A job that was asked for its cost tells it when it is over.',
  source: 'SEED includeCost (Runware)',
  severity: 'major',
  needs: [],
  drill: telling,
  examine: (transcript) => {
    const asked = stories(transcript).flatMap(({ seen, submit }) =>
      submit.costShown ? seen.filter(({ view }) => isAllWell(view)) : [],
    )
    return each(asked, ({ entry, view }) =>
      view.costMicroUsd !== null
        ? null
        : {
            what: 'a job does not tell what it cost',
            where: place(entry),
            expected: 'the cost that was asked for',
            actual: show(entry.response.body),
          },
    )
  },
  mutants: [
    {
      id: 'priceless',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && outcome.job.costMicroUsd !== null
            ? { kind: 'job', job: recosted(outcome.job, () => null) }
            : outcome,
        ),
    },
  ],
}

const recosted = (job: JobView, change: (microUsd: number) => number | null): JobView => ({
  ...job,
  costMicroUsd: job.costMicroUsd === null ? null : change(job.costMicroUsd),
  results: job.results.map((result) => ({
    ...result,
    costMicroUsd: result.costMicroUsd === null ? null : change(result.costMicroUsd),
  })),
})
