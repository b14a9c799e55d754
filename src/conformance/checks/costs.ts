import type { JobView } from '../../core/job.ts'
import { type Check, each, show } from '../check.ts'
import { telling } from '../drills/webhooks.ts'
import { tamperOutcomes } from '../tamper.ts'
import { place, stories } from '../transcript.ts'
import { isAllWell } from './_balance.ts'

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
