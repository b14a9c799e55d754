import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { batched } from './batch.ts'
import { plainSubmit } from './draw.ts'
import { knocks, type Script, type Step, type Who } from './script.ts'

/** One script that gives every check something to look at; it runs first. */
export function tour(provider: Provider): Script {
  const { abilities } = provider
  const can = (does: boolean, ...steps: readonly Step[]): readonly Step[] => (does ? steps : [])
  const first = plainSubmit(provider, '6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11')
  const second: Submit = {
    ...plainSubmit(provider, '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'),
    count: Math.min(2, abilities.countMax),
    delivery: abilities.delivery.at(-1) ?? 'async',
  }
  const caller = { who: 'caller' } as const
  const polled = abilities.delivery.includes('async')
  return [
    ...can(abilities.balance, { act: 'balance', ...caller }),
    { act: 'submit', submit: first, hooked: false, ...caller },
    {
      act: 'submit',
      submit: { ...second, delivery: polled ? 'async' : 'sync' },
      hooked: abilities.webhook,
      ...caller,
    },
    ...can(abilities.balance, { act: 'balance', ...caller }),
    ...can(polled, ...[1, 1, 1, 0, 0].map((job): Step => ({ act: 'poll', job, ...caller }))),
    ...can(polled, { act: 'poll', job: 1, who: 'stranger' }),
    ...can(abilities.clientIds, { act: 'resend', job: 1 }),
    ...can(polled, { act: 'finish', job: 0 }, { act: 'finish', job: 1 }),
    { act: 'advance', ms: 60_000 },
    ...can(polled, { act: 'poll', job: 0, ...caller }, { act: 'poll', job: 1, ...caller }),
    { act: 'fetch', job: 0 },
    { act: 'fetch', job: 1 },
    ...can(abilities.list, { act: 'list' }),
    ...can(
      abilities.cancel,
      { act: 'submit', submit: { ...first, prompt: 'a cat' }, hooked: false, ...caller },
      { act: 'cancel', job: 2, who: 'stranger' },
      { act: 'poll', job: 2, ...caller },
      { act: 'cancel', job: 2, ...caller },
      { act: 'poll', job: 2, ...caller },
      { act: 'advance', ms: 60_000 },
      { act: 'poll', job: 2, ...caller },
    ),
    ...can(polled, { act: 'poll-unknown', id: '11111111-2222-4333-8444-555555555555' }),
    ...(['broke', 'intruder', 'nobody'] as const).map(
      (who): Step => ({
        act: 'submit',
        submit: { ...first, id: abilities.clientIds ? strangeId(who) : null },
        hooked: false,
        who,
      }),
    ),
    ...[0, 1, 2, 3].map(
      (nth): Step => ({ act: 'break', submit: second, how: 'constraint', nth: nth * 3 }),
    ),
    ...(['not-json', 'unknown-path', 'wrong-method'] as const).map(
      (how): Step => ({ act: 'break', submit: second, how, nth: 0 }),
    ),
    ...more(provider, first),
  ]
}

/** What comes after a first round: errors once more, other accounts, other ways. */
function more(provider: Provider, plain: Submit): readonly Step[] {
  const { abilities } = provider
  const can = (does: boolean, ...steps: readonly Step[]): readonly Step[] => (does ? steps : [])
  const named = (nth: number): Submit => ({
    ...plain,
    id: abilities.clientIds ? unusedId(nth) : null,
  })
  const stranger = { who: 'stranger' } as const
  return [
    ...[0, 0].map((nth): Step => ({ act: 'break', submit: plain, how: 'constraint', nth })),
    ...knocks.map((how): Step => ({ act: 'knock', submit: named(0), how })),
    ...can(
      abilities.balance,
      { act: 'balance', ...stranger },
      { act: 'submit', submit: named(1), hooked: false, who: 'caller' },
      { act: 'balance', ...stranger },
    ),
    ...can(
      abilities.list,
      { act: 'advance', ms: 1000 },
      { act: 'submit', submit: named(2), hooked: false, who: 'caller' },
      { act: 'list-page', limit: 2, who: 'caller' },
      { act: 'list-page', limit: 2, ...stranger },
    ),
    ...can(
      batched(provider),
      batchOf([named(3), named(4), named(5)], 1),
      batchOf([named(6)], null),
    ),
  ]
}

const batchOf = (submits: readonly Submit[], bad: number | null): Step => ({
  act: 'batch',
  submits: submits.map((submit) => ({ ...submit, delivery: 'async' })),
  bad,
  nth: 0,
})

const unusedId = (nth: number): string => `5a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d4${nth}`

const strangeId = (who: Who): string => `${who.length}a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d33`
