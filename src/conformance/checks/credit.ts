import { type Check, each, type Finding, type Plot, show } from '../check.ts'
import { saving } from '../drills/money.ts'
import { tamperRequests } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type Entry, type JobStory, place, type Transcript } from '../transcript.ts'

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
