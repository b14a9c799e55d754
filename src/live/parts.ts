import { breakages } from '../conformance/breakage.ts'
import { fullSubmit, plainSubmit } from '../conformance/plain.ts'
import type { Script, Step, Who } from '../conformance/script.ts'
import { readJson } from '../core/exchange.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { router } from '../core/route.ts'
import { worstCase } from './price.ts'
import { spoken } from './spoken.ts'

/** Calls that cost nothing, what is said over WebSocket, submits that are to be refused, one job that
 *  is seen to its end, and one that is cancelled. */
export type Part = 'free' | 'spoken' | 'refused' | 'job' | 'cancelled'

export interface PartOptions {
  /** Webhooks reach an inbox. */
  readonly inbox: boolean
  /** Calls cost nothing, so there are more jobs, and every constraint is broken. */
  readonly free: boolean
  /** There is a key of another account, which is never to pay for a job. */
  readonly stranger: boolean
  readonly newId: () => string
}

/** How long a webhook call may take after its job is over. */
const WEBHOOK_MS = 15_000

const caller = { who: 'caller' } as const

const can = (does: boolean, ...steps: readonly Step[]): readonly Step[] => (does ? steps : [])

/** Whoever must not have what is the caller's. */
const outsiders = ({ stranger }: PartOptions): readonly Who[] => [
  'nobody',
  'intruder',
  ...(stranger ? (['stranger'] as const) : []),
]

/** Each script's one paid job is its first, but for those that need none. */
const job = 0

export const scriptOf: Readonly<
  Record<Part, (provider: Provider, options: PartOptions) => Script>
> = {
  free: (provider, options) => {
    const { balance, cancel, list } = provider.abilities
    const { newId } = options
    const submit = plainSubmit(provider, newId())
    return [
      ...can(isPolled(provider), { act: 'poll-unknown', id: newId() }),
      ...can(cancel, { act: 'cancel-unknown', id: newId() }),
      { act: 'submit', submit, hooked: false, who: 'intruder' },
      ...outsiders(options).flatMap((who) => [
        ...can(balance, { act: 'balance', who }),
        ...can(list, { act: 'list-page', limit: PAGE, who }),
      ]),
      { act: 'knock', submit, how: 'empty-key' },
      { act: 'knock', submit, how: 'bad-key-inside' },
      // It is the balance that is asked for so, where there is one.
      ...can(balance, { act: 'knock', submit, how: 'key-inside' }),
    ]
  },
  spoken,
  refused: (provider, { newId, free }) => {
    const broken = (how: (Step & { act: 'break' })['how']): Step => ({
      act: 'break',
      submit: plainSubmit(provider, newId()),
      how,
      nth: 0,
    })
    const first = broken('constraint')
    const submits = [plainSubmit, ...(free ? [fullSubmit] : [])].map((make) =>
      make(provider, newId()),
    )
    return [
      first,
      first, // The same mistake is to be refused the same way.
      ...submits.flatMap((submit) =>
        breaksOf(provider, submit, free).map((nth): Step => {
          const own = { ...submit, id: submit.id === null ? null : newId() }
          return { act: 'break', submit: own, how: 'constraint', nth }
        }),
      ),
      ...(['not-json', 'unknown-path', 'wrong-method'] as const).map(broken),
      { act: 'knock', submit: plainSubmit(provider, newId()), how: 'other-scheme' },
    ]
  },
  job: (provider, options) => {
    const { inbox, free } = options
    const { abilities } = provider
    const polled = isPolled(provider)
    const look: Step = { act: 'poll', job, ...caller }
    const others = free ? othersOf(provider, options) : []
    return [
      submitted(plain(provider, options), inbox && abilities.webhook),
      ...can(polled, look, ...outsiders(options).map((who): Step => ({ act: 'poll', job, who }))),
      ...can(abilities.clientIds, { act: 'resend', job }),
      ...others,
      ...can(polled, { act: 'finish', job }, look, look),
      { act: 'fetch', job },
      ...can(abilities.list, { act: 'list' }),
      ...can(polled, { act: 'poll-unknown', id: options.newId() }, look),
      ...can(abilities.balance, { act: 'balance', ...caller }),
      ...can(inbox && abilities.webhook, { act: 'advance', ms: WEBHOOK_MS }),
    ]
  },
  cancelled: (provider, options) => [
    submitted(plain(provider, options)),
    // To be refused, and free either way.
    ...outsiders(options).map((who): Step => ({ act: 'cancel', job, who })),
    { act: 'poll', job, ...caller },
    ...cut(job),
    ...can(options.free, ...laterCuts(provider, options)),
    ...can(
      provider.abilities.list,
      { act: 'list' },
      { act: 'list-page', limit: 1, ...caller },
      { act: 'list-page', limit: PAGE, ...caller },
      ...can(options.stranger, { act: 'list-page', limit: PAGE, who: 'stranger' }),
    ),
  ],
}

/** Enough for a job of somebody else's to be among them. */
const PAGE = 10

/** Jobs beside the one that asks for webhook calls: with all that can be asked for, and in another
 *  format. Each is looked at in every phase that can be met. */
function othersOf(provider: Provider, options: PartOptions): readonly Step[] {
  const format = provider.abilities.formats.at(-1) ?? 'png'
  const full = { ...fullSubmit(provider, options.newId()), delivery: deliveryOf(provider) }
  return [full, { ...plain(provider, options), format }].flatMap((submit, index): Step[] => {
    const other = { job: job + 1 + index }
    return [
      submitted(submit),
      ...can(
        isPolled(provider),
        { act: 'finish', ...other, closely: true },
        { act: 'finish', ...other },
        { act: 'poll', ...other, ...caller },
      ),
      { act: 'fetch', ...other },
    ]
  })
}

/** A job that is cancelled a moment after it was submitted, and one that is over. */
const laterCuts = (provider: Provider, options: PartOptions): readonly Step[] => [
  submitted(plain(provider, options)),
  { act: 'advance', ms: MOMENT_MS },
  ...cut(job + 1),
  submitted(plain(provider, options)),
  { act: 'finish', job: job + 2 },
  ...cut(job + 2),
]

const MOMENT_MS = 100

/** What is cancelled stays so, also when it is cancelled once more. */
const cut = (place: number): readonly Step[] => {
  const [look, cancel] = (['poll', 'cancel'] as const).map(
    (act): Step => ({ act, job: place, ...caller }),
  )
  return look && cancel ? [cancel, look, look, cancel, look] : []
}

/** Which constraints of a submit are broken, each alone: every one, or one of each kind where a server
 *  that takes them all the same is to be paid. */
function breaksOf(provider: Provider, submit: Submit, every: boolean): readonly number[] {
  const { method, path, body } = provider.dialect.encode(submit, 'any')
  const match = router(provider.contract)(method, path.split('?')[0] ?? '')
  const contract = typeof match === 'string' ? null : match.operation.body
  if (contract === null) return []
  // The first is broken twice already.
  const [, ...all] = breakages(readJson(body ?? ''), contract)
  if (every) return all.map(({ nth }) => nth)
  // Where it says how many, what is taken may be dear.
  const cheap = all.filter(({ label: broken }) => {
    const worst = worstCase(provider, { ...caller, intent: submit, broken })
    return worst <= provider.price.imageMicroUsd
  })
  const kinds = Map.groupBy(cheap, ({ how }) => how)
  return [...kinds.values()].flatMap(([first]) => (first === undefined ? [] : first.nth))
}

const submitted = (submit: Submit, hooked = false): Step => ({
  act: 'submit',
  submit,
  hooked,
  ...caller,
})

const plain = (provider: Provider, { newId }: PartOptions): Submit => ({
  ...plainSubmit(provider, newId()),
  delivery: deliveryOf(provider),
})

export const isPolled = ({ abilities }: Provider): boolean => abilities.delivery.includes('async')

const deliveryOf = (provider: Provider): Submit['delivery'] =>
  isPolled(provider) ? 'async' : 'sync'
