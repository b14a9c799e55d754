import { batched } from '../conformance/batch.ts'
import { plainSubmit } from '../conformance/draw.ts'
import { BURST_MAX } from '../conformance/drills/bursts.ts'
import type { Script, Step } from '../conformance/script.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { submitsOf } from './submits.ts'

const caller = { who: 'caller' } as const

/** No crowd is larger: a limit beyond it is not tried. */
const CROWD_MAX = 30
/** More than any submit here can be broken in. */
const BREAKS_MAX = 60

/** Each format, and everything else that can be asked for, to the end and with its files. */
function full(provider: Provider): Script {
  const { abilities } = provider
  const rich = submitsOf(provider).at(-1)
  if (rich === undefined) return []
  const asked = [
    ...abilities.formats.map((format) => ({ ...rich, format, inline: 'none' as const })),
    ...abilities.inline.map((inline) => ({ ...rich, inline })),
  ]
  const jobs = asked.map((submit, index) => ({ ...submit, id: idOf(submit, index) }))
  return [
    ...jobs.map(
      (submit): Step => ({ act: 'submit', submit, hooked: abilities.webhook, ...caller }),
    ),
    ...jobs.flatMap((_, job): Step[] => [
      ...(abilities.delivery.includes('async') ? [{ act: 'finish' as const, job }] : []),
      { act: 'fetch', job },
    ]),
  ]
}

/** Each constraint of the plainest and of the fullest submit, broken alone. Time passes between,
 *  so that no limit is met first. */
const breaks = (provider: Provider): Script =>
  submitsOf(provider).flatMap((submit) =>
    Array.from({ length: BREAKS_MAX }, (_, nth): Step[] => [
      { act: 'break', submit, how: 'constraint', nth },
      { act: 'advance', ms: 2000 },
    ]).flat(),
  )

/** More jobs at once than any account may have, each looked at until it is over. */
function crowd(provider: Provider): Script {
  const { abilities, limits, concurrency } = provider
  const room = concurrency === null ? 0 : concurrency.runningMax + concurrency.backlogMax
  const most = Math.max(room, ...limits.map(({ max }) => max).filter((max) => max < CROWD_MAX), 0)
  const polled = abilities.delivery.includes('async')
  const submit = plainSubmit(provider, '')
  const jobs = Array.from({ length: most + 2 }, (_, index) => index)
  return [
    ...jobs.map(
      (index): Step => ({
        act: 'submit',
        submit: { ...submit, id: idOf(submit, index) },
        hooked: false,
        ...caller,
      }),
    ),
    ...(polled ? jobs.map((): Step => ({ act: 'poll', job: 0, ...caller })) : []),
    { act: 'advance', ms: 12_000 },
    ...(polled ? [jobs.at(-3) ?? 0, 1, 0].map((job): Step => ({ act: 'finish', job })) : []),
  ]
}

/** The balance before and after each thing that may move it. */
export function purse(provider: Provider): Script {
  const { abilities } = provider
  const look: readonly Step[] = abilities.balance ? [{ act: 'balance', ...caller }] : []
  const submit = (index: number): Step => {
    const plain = submitsOf(provider).at(-1) ?? plainSubmit(provider, '')
    return { act: 'submit', submit: { ...plain, id: idOf(plain, index) }, hooked: false, ...caller }
  }
  const end = (job: number): readonly Step[] =>
    abilities.delivery.includes('async') ? [{ act: 'finish', job }] : []
  const refused: Step = {
    act: 'break',
    submit: plainSubmit(provider, idOf(plainSubmit(provider, ''), 9) ?? ''),
    how: 'constraint',
    nth: 0,
  }
  return [
    ...look,
    ...look,
    refused,
    ...look,
    submit(0),
    ...look,
    ...end(0),
    { act: 'advance', ms: 60_000 },
    ...look,
    submit(1),
    submit(2),
    ...end(1),
    ...end(2),
    { act: 'advance', ms: 60_000 },
    ...look,
    ...look,
    ...(abilities.balance
      ? (['nobody', 'intruder'] as const).map((who): Step => ({ act: 'balance', who }))
      : []),
  ]
}

/** Two jobs seen in each of their phases, by their caller and by a stranger. */
export function looks(provider: Provider): Script {
  const { abilities } = provider
  if (!abilities.delivery.includes('async')) return []
  const submit: Submit = { ...plainSubmit(provider, ''), delivery: 'async' }
  const both = [0, 1].flatMap((job): Step[] => [{ act: 'poll', job, ...caller }])
  const all = Array.from({ length: 24 }, (): Step[] => [
    ...both,
    { act: 'advance', ms: 450 },
  ]).flat()
  return [
    ...[0, 1].map(
      (index): Step => ({
        act: 'submit',
        submit: { ...submit, id: idOf(submit, index) },
        hooked: abilities.webhook,
        ...caller,
      }),
    ),
    ...all,
    { act: 'poll', job: 0, who: 'stranger' },
    { act: 'poll', job: 0, who: 'nobody' },
    { act: 'poll', job: 0, who: 'intruder' },
    ...(abilities.cancel
      ? (['stranger', 'nobody', 'intruder', 'caller'] as const).map(
          (who): Step => ({ act: 'cancel', job: 1, who }),
        )
      : []),
    ...(abilities.list
      ? [
          { act: 'list' as const },
          ...(['caller', 'nobody', 'intruder'] as const).map(
            (who): Step => ({ act: 'list-page', limit: 2, who }),
          ),
        ]
      : []),
    { act: 'finish', job: 0 },
    { act: 'finish', job: 1 },
    { act: 'advance', ms: 600_000 },
    ...both,
    ...[0, 1].map((job): Step => ({ act: 'fetch', job })),
  ]
}

const ROUNDS = 6

/** Every kind of call again and again, so that each is answered and each refused where chance
 *  decides. */
export function rounds(provider: Provider): Script {
  const { abilities } = provider
  const polled = abilities.delivery.includes('async')
  const submit = submitsOf(provider).at(-1) ?? plainSubmit(provider, '')
  const calls = Array.from({ length: ROUNDS }, (_, job): Step[] => [
    {
      act: 'submit',
      submit: { ...submit, id: idOf(submit, job) },
      hooked: abilities.webhook,
      ...caller,
    },
    ...(polled ? [job, job].map((which): Step => ({ act: 'poll', job: which, ...caller })) : []),
    ...(abilities.balance ? [{ act: 'balance' as const, ...caller }] : []),
    ...(abilities.list ? [{ act: 'list' as const }] : []),
    ...(abilities.cancel ? [job, job].map((): Step => ({ act: 'cancel', job, ...caller })) : []),
    { act: 'advance', ms: 4000 },
  ]).flat()
  return [...calls, ...batches(provider)]
}

const BATCHES = 21

/** Tasks of several ends in one call: good ones, refused ones, and one broken in another way each
 *  time. */
function batches(provider: Provider): Script {
  if (!batched(provider)) return []
  const submit = submitsOf(provider).at(-1) ?? plainSubmit(provider, '')
  return Array.from({ length: BATCHES }, (_, nth): Step => {
    const ids = [2 * nth, 2 * nth + 1].map((place) => idOf(submit, BATCHED_FROM + place))
    const submits = ids.map((id): Submit => ({ ...submit, delivery: 'sync', id }))
    return { act: 'batch', submits, bad: nth % 4 === 3 ? null : nth % 2, nth: 3 * nth }
  })
}

/** No job outside a batch has this number. */
const BATCHED_FROM = 1000

/** A job's own id where the caller chooses it. */
const idOf = ({ id }: Submit, index: number): string | null =>
  id === null ? null : `7a1f0c3e-3d0b-4e0e-9a51-${String(index).padStart(12, '0')}`

/** Where answers are held, more submits at one instant than a limit lets through. */
function flood(provider: Provider): Script {
  const { abilities, limits } = provider
  const [max] = limits.flatMap((limit) => (limit.of === 'submit' ? limit.max : [])).toSorted()
  if (abilities.delivery.includes('async') || max === undefined || max > BURST_MAX) return []
  const submit = plainSubmit(provider, '')
  const intent: Submit = { ...submit, id: idOf(submit, 0) }
  return [{ act: 'burst', intent, times: max + 2, ...caller }]
}

/** The scripts that are performed at a provider which is well. */
export const acts = [full, breaks, crowd, flood, purse, looks] as const
