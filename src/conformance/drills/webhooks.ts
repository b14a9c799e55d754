import type { Provider } from '../../core/provider.ts'
import type { Script } from '../script.ts'
import { caller, HOUR_MS, MINUTE_MS, submit, submitOf } from './_steps.ts'

/** The inbox refuses a job's calls until the last that the provider's ladder has. */
export function redelivery(provider: Provider): Script {
  const delays = provider.webhook?.retry.delaysMs ?? []
  return delays.length === 0 ? [] : refusing(provider, delays.length)
}

/** The inbox refuses more calls than the provider makes. */
export const givingUp = (provider: Provider): Script =>
  provider.webhook === null ? [] : refusing(provider, provider.webhook.retry.delaysMs.length + 2)

function refusing(provider: Provider, calls: number): Script {
  const ladderMs = (provider.webhook?.retry.delaysMs ?? []).reduce((sum, ms) => sum + ms, 0)
  return [
    { act: 'refuse-inbox', calls },
    submit(provider, { hooked: true }),
    { act: 'finish', job: 0 },
    { act: 'advance', ms: ladderMs + HOUR_MS },
    { act: 'poll', job: 0, ...caller },
  ]
}

/** One job, all of whose results are told by webhook; as many results as may be, up to three. */
export const telling = (provider: Provider): Script =>
  provider.webhook === null
    ? []
    : [
        submit(provider),
        submit(provider, {
          submit: {
            ...submitOf(provider, 2),
            count: Math.min(3, provider.abilities.countMax),
            costShown: provider.abilities.costShown,
          },
          hooked: true,
        }),
        { act: 'finish', job: 0 },
        { act: 'finish', job: 1 },
        { act: 'advance', ms: MINUTE_MS },
        { act: 'poll', job: 1, ...caller },
      ]
