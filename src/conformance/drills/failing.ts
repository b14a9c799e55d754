import type { Provider } from '../../core/provider.ts'
import type { Script } from '../script.ts'
import { caller, isPolled, MINUTE_MS, submit, submitOf, when } from './_steps.ts'

/** Every job fails. */
export function failing(provider: Provider): Script {
  const { balance, webhook } = provider.abilities
  const polled = isPolled(provider)
  return [
    { act: 'doom' },
    ...when(balance, { act: 'balance', ...caller }),
    submit(provider, { hooked: webhook }),
    // What is held shows here, so that more than that may come back.
    ...when(balance && polled, { act: 'balance', ...caller }),
    ...when(polled, { act: 'finish', job: 0 }),
    { act: 'advance', ms: MINUTE_MS },
    ...when(polled, { act: 'poll', job: 0, ...caller }),
    ...when(balance, { act: 'balance', ...caller }),
  ]
}

/** A job that is waited for fails. */
export const failingHeld = (provider: Provider): Script =>
  provider.abilities.delivery.includes('sync')
    ? [{ act: 'doom' }, submit(provider, { submit: { ...submitOf(provider), delivery: 'sync' } })]
    : []
