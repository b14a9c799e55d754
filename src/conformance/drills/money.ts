import type { Provider } from '../../core/provider.ts'
import type { Script, Step } from '../script.ts'
import { caller, isPolled, submit, submitOf, when } from './_steps.ts'

/** An account spends all it has, then exactly all it has. */
export function saving(provider: Provider): Script {
  const saver = { who: 'saver' } as const
  const balance = when(provider.abilities.balance, { act: 'balance', ...saver })
  return [
    { act: 'fund', images: 1.75 },
    submit(provider, saver),
    submit(provider, { ...saver, submit: submitOf(provider, 2) }),
    ...balance,
    { act: 'fund', images: 1 },
    submit(provider, { ...saver, submit: submitOf(provider, 3) }),
    ...balance,
    submit(provider, { ...saver, submit: submitOf(provider, 4) }),
  ]
}

/** Between two looks at the balance everything is refused. */
export const refusals = (provider: Provider): Script =>
  provider.abilities.balance
    ? [
        { act: 'balance', ...caller },
        ...[0, 5, 10].map(
          (nth): Step => ({ act: 'break', submit: submitOf(provider), how: 'constraint', nth }),
        ),
        { act: 'break', submit: submitOf(provider), how: 'not-json', nth: 0 },
        { act: 'balance', ...caller },
      ]
    : []

/** Between two looks at the balance a job that was paid for is looked at, and sent again. */
export function looking(provider: Provider): Script {
  if (!provider.abilities.balance) return []
  const polled = isPolled(provider)
  return [
    submit(provider),
    { act: 'balance', ...caller },
    ...when(provider.abilities.clientIds, { act: 'resend', job: 0 }),
    ...when(polled, { act: 'finish', job: 0 }, { act: 'poll', job: 0, ...caller }),
    { act: 'fetch', job: 0 },
    { act: 'balance', ...caller },
    ...when(provider.abilities.clientIds, { act: 'resend', job: 0 }, { act: 'balance', ...caller }),
  ]
}
