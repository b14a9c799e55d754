import type { Fault } from '../core/fault.ts'
import type { Submit } from '../core/intent.ts'
import type { Limit, Provider } from '../core/provider.ts'
import { plainSubmit } from './draw.ts'
import type { Saying, Script, Step, Who } from './script.ts'

/** Scripts about what is too rare or too long for every script; each is the same in every run. A
 *  provider that cannot be asked for it has an empty one. */

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const caller = { who: 'caller' } as const
const id = (nth: number): string => `5c0f3e1a-7b2d-4c9e-8f10-${String(nth).padStart(12, '0')}`

const isPolled = ({ abilities }: Provider): boolean => abilities.delivery.includes('async')

/** A plain submit that is polled for where it can be. */
const submitOf = (provider: Provider, nth = 1): Submit => ({
  ...plainSubmit(provider, id(nth)),
  delivery: isPolled(provider) ? 'async' : 'sync',
})

const submit = (provider: Provider, more: Partial<Step & { act: 'submit' }> = {}): Step => ({
  act: 'submit',
  submit: submitOf(provider),
  hooked: false,
  ...caller,
  ...more,
})

const when = (does: boolean, ...steps: readonly Step[]): readonly Step[] => (does ? steps : [])

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

/** A cap on calls: how many at one instant, what the next is refused with, and for how long. */
export interface Cap {
  readonly max: number
  readonly fault: Fault
  readonly perMs: number
}

/** A burst of more calls than this would be the whole inspection; caps above it go untried. */
export const BURST_MAX = 200
/** How long a job may take, as `lifecycle/finishes` has it, for each that must end before. */
const FULL_MS = 10 * MINUTE_MS

const capOf = ({ max, fault, perMs }: Limit): Cap => ({ max, fault, perMs })

/** The cap that a burst of submits or of other calls meets first; `null` where it meets none. Held
 *  answers are none of it: while they are held, time passes. */
export function capOn(provider: Provider, of: 'submit' | 'query'): Cap | null {
  const { concurrency, limits } = provider
  if (of === 'submit' ? !isPolled(provider) : !provider.abilities.balance) return null
  const rates = limits.filter((limit) => limit.of === of || limit.of === 'any').map(capOf)
  const places =
    concurrency === null || of === 'query'
      ? []
      : [
          {
            max: concurrency.runningMax + concurrency.backlogMax,
            fault: 'over-concurrency' as const,
            perMs: FULL_MS * (1 + Math.ceil(concurrency.backlogMax / concurrency.runningMax)),
          },
        ]
  const first = [...rates, ...places].toSorted((a, b) => a.max - b.max)[0]
  return first === undefined || first.max > BURST_MAX ? null : first
}

/** More submits than may be, another account's, and one more when they may be again. */
export function submitBurst(provider: Provider): Script {
  const cap = capOn(provider, 'submit')
  if (cap === null) return []
  const burst = (times: number, nth: number, who: 'caller' | 'stranger'): Step => ({
    act: 'burst',
    intent: submitOf(provider, nth),
    times,
    who,
  })
  const watched = provider.concurrency === null ? 0 : cap.max
  return [
    burst(cap.max + 3, 10_000, 'caller'),
    burst(1, 20_000, 'stranger'),
    ...Array.from({ length: watched }, (_, job): Step => ({ act: 'poll', job, ...caller })),
    { act: 'advance', ms: cap.perMs },
    burst(1, 30_000, 'caller'),
  ]
}

/** The cap on submits whose answers are held; `null` where jobs are polled for, or there is none. */
export function heldCapOn(provider: Provider): Cap | null {
  const caps = provider.limits.filter(({ of }) => of !== 'query').map(capOf)
  const first = caps.toSorted((a, b) => a.max - b.max)[0]
  return isPolled(provider) || first === undefined || first.max > BURST_MAX ? null : first
}

/** More submits at one instant than may be, where their answers are held. */
export function heldBurst(provider: Provider): Script {
  const cap = heldCapOn(provider)
  if (cap === null) return []
  return [{ act: 'burst', intent: submitOf(provider, 40_000), times: cap.max + 3, ...caller }]
}

/** The same with looks at the balance. */
export function queryBurst(provider: Provider): Script {
  const cap = capOn(provider, 'query')
  if (cap === null) return []
  const burst = (times: number, who: 'caller' | 'stranger'): Step => ({
    act: 'burst',
    intent: { kind: 'balance' },
    times,
    who,
  })
  return [
    burst(cap.max + 3, 'caller'),
    burst(1, 'stranger'),
    { act: 'advance', ms: cap.perMs },
    burst(1, 'caller'),
  ]
}

/** A file is asked for in every way, while it is kept and after. */
export function filing(provider: Provider): Script {
  const keepMs = provider.abilities.keep?.minMs ?? null
  const keptMs = keepMs ?? provider.files.keptMs(new Set())
  return [
    submit(provider, { submit: { ...submitOf(provider), keepMs } }),
    ...when(isPolled(provider), { act: 'finish', job: 0 }),
    ...(['get', 'get', 'head', 'range', 'tag'] as const).map(
      (how): Step => ({ act: 'look', job: 0, how }),
    ),
    ...when(
      keptMs !== null,
      { act: 'advance', ms: keptMs ?? 0 },
      { act: 'look', job: 0, how: 'get' },
    ),
  ]
}

/** Files are had inside the answer, in every spelling and format there is. */
export const inlining = (provider: Provider): Script =>
  provider.abilities.inline.flatMap((inline, spelling) =>
    provider.abilities.formats.map((format, nth): Step => {
      const plain = plainSubmit(provider, id(spelling * 10 + nth))
      return submit(provider, { submit: { ...plain, inline, format } })
    }),
  )

/** One request that every provider can be asked, alike but for the spelling, and what can go wrong
 *  with it anywhere. */
export function canonical(provider: Provider): Script {
  const { webhook, formats } = provider.abilities
  const polled = isPolled(provider)
  const format = formats.includes('png') ? 'png' : (formats[0] ?? 'png')
  const asked = (nth: number): Submit => ({ ...submitOf(provider, nth), format })
  return [
    submit(provider, { submit: asked(1), hooked: webhook }),
    ...when(polled, { act: 'poll', job: 0, who: 'stranger' }, { act: 'finish', job: 0 }),
    { act: 'fetch', job: 0 },
    { act: 'advance', ms: MINUTE_MS },
    ...when(polled, { act: 'poll-unknown', id: id(404) }),
    ...(['broke', 'nobody', 'intruder'] as const).map((who, nth) =>
      submit(provider, { submit: asked(2 + nth), who }),
    ),
    { act: 'break', submit: asked(5), how: 'constraint', nth: 0 },
    { act: 'break', submit: asked(6), how: 'not-json', nth: 0 },
  ]
}

const AWAY_MS = 5 * MINUTE_MS

/** A key, tasks and what may go wrong with them over WebSocket; then a connection that is lost. */
export function conversing(provider: Provider): Script {
  const { socket, abilities } = provider
  if (socket === null || !abilities.delivery.includes('sync')) return []
  const call = (nth: number, count = 1): Saying => ({
    say: 'call',
    submit: { ...submitOf(provider, nth), delivery: 'sync', count },
    hears: count,
  })
  const key = (who: Who, more: Partial<Saying & { say: 'key' }> = {}): Saying => ({
    say: 'key',
    who,
    back: false,
    hears: 1,
    ...more,
  })
  const several = Math.min(2, abilities.countMax)
  return [
    {
      act: 'converse',
      says: [
        call(1),
        key('intruder'),
        call(2),
        key('caller'),
        { say: 'ping', hears: 1 },
        call(3),
        call(4, several),
        { say: 'garbage', hears: 1 },
        call(3),
        // It is still on its way when the connection is lost.
        { ...call(5), hears: 0 },
        { say: 'leave', hears: 0 },
        // Longer than the slowest job, so that nobody is idle while it is waited for.
        { say: 'wait', ms: AWAY_MS, hears: 0 },
        key('caller', { back: true, hears: 2 }),
        { say: 'leave', hears: 0 },
        key('stranger', { back: true }),
        { say: 'leave', hears: 0 },
      ],
    },
  ]
}

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
