import type { Provider } from '../../core/provider.ts'
import type { Script, Step } from '../script.ts'
import { caller, isPolled, MINUTE_MS, submit, submitOf, when } from './_steps.ts'

const RUSHES = 4
const BETWEEN_RUSHES_MS = 2500

/** A job is looked at and another one cancelled by several calls at one instant; one that nobody
 *  looks at is waited for. */
export function rushing(provider: Provider): Script {
  if (!isPolled(provider)) return []
  const { cancel, webhook } = provider.abilities
  const three = (act: 'poll' | 'cancel', job: number): Step => ({
    act: 'at-once',
    steps: [0, 1, 2].map(() => ({ act, job, ...caller })),
  })
  const rush: readonly Step[] = [three('poll', 1), { act: 'advance', ms: BETWEEN_RUSHES_MS }]
  return [
    submit(provider, { hooked: webhook }),
    submit(provider, { submit: submitOf(provider, 2) }),
    submit(provider, { submit: submitOf(provider, 3), hooked: webhook }),
    ...when(cancel, three('cancel', 2), three('poll', 2)),
    ...Array.from({ length: RUSHES }, () => rush).flat(),
    { act: 'finish', job: 1 },
    three('poll', 1),
    ...when(webhook, { act: 'receive', job: 0 }),
    { act: 'advance', ms: MINUTE_MS },
    ...when(cancel, { act: 'poll', job: 2, ...caller }),
  ]
}

const CANCELS = 8
const BETWEEN_CANCELS_MS = 900

/** Jobs are cancelled twice at ever later moments, and one when it is long over. */
export function cancelling(provider: Provider): Script {
  if (!provider.abilities.cancel) return []
  const cut = (job: number): readonly Step[] => [
    { act: 'poll', job, ...caller },
    { act: 'cancel', job, ...caller },
    { act: 'poll', job, ...caller },
    { act: 'cancel', job, ...caller },
    { act: 'poll', job, ...caller },
    { act: 'finish', job },
  ]
  const early = Array.from({ length: CANCELS }, (_, job): readonly Step[] => [
    submit(provider, { submit: submitOf(provider, job), hooked: provider.abilities.webhook }),
    { act: 'advance', ms: 1 + job * BETWEEN_CANCELS_MS },
    ...cut(job),
  ])
  return [
    ...early.flat(),
    submit(provider, { submit: submitOf(provider, CANCELS), hooked: provider.abilities.webhook }),
    { act: 'finish', job: CANCELS },
    ...cut(CANCELS),
    { act: 'advance', ms: MINUTE_MS },
    { act: 'poll', job: CANCELS, ...caller },
  ]
}

/** A job that is looked at again and again at one instant, and at a later one. */
export function watching(provider: Provider): Script {
  if (!isPolled(provider)) return []
  const looks = Array.from({ length: 10 }, (): Step => ({ act: 'poll', job: 0, ...caller }))
  return [submit(provider), ...looks, { act: 'advance', ms: 1000 }, ...looks]
}
