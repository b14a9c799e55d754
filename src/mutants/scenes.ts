import fc from 'fast-check'
import type { Check } from '../conformance/check.ts'
import { plainSubmit, scripts } from '../conformance/draw.ts'
import type { Script, Step } from '../conformance/script.ts'
import type { Opening } from '../conformance/target.ts'
import { tour } from '../conformance/tour.ts'
import type { Submit } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { fidelities } from '../core/quirk.ts'
import { bywaysOf } from './byways.ts'
import { submitsOf } from './submits.ts'
import { allFaults } from './tongue.ts'

/** A script and what the target lives through meanwhile. */
export interface Scene {
  /** `tour`, `tour in over-limit`, `drawn 7`. */
  readonly name: string
  readonly opening: Pick<Opening, 'scenario' | 'fidelity'>
  readonly script: Script
  /** The target is told to refuse what it might well have answered. */
  readonly atWill?: true
  /** The client calls an operation that the dialect does not. */
  readonly spoken?: (provider: Provider) => Provider
}

export interface Casting {
  /** Their drills are scenes. */
  readonly checks: readonly Check[]
  readonly seed: number
  /** How many scripts are drawn after the fixed ones. */
  readonly drawn: number
}

/** All that a mutant is put through, in this order until it is found. */
export function scenesOf(provider: Provider, { checks, seed, drawn }: Casting): readonly Scene[] {
  const plain = tour(provider)
  const fixed = {
    tour: plain,
    ...drillsOf(provider, checks),
    ...Object.fromEntries(fixedScripts(provider)),
  }
  return [
    ...Object.entries(fixed).map(([name, script]) => ({ name, opening: {}, script })),
    ...scenarios.flatMap((scenario) =>
      [
        { name: `tour in ${scenario}`, script: plain },
        { name: `purse in ${scenario}`, script: purse(provider) },
      ].map((scene) => ({ ...scene, opening: { scenario }, atWill: true as const })),
    ),
    ...[plain, looks(provider)].map((script, nth) => ({
      name: `${nth === 0 ? 'tour' : 'looks'} as observed`,
      opening: { fidelity: 'observed' as const },
      script,
    })),
    ...scenarios.map((scenario) => ({
      name: `tour in ${scenario} as observed`,
      opening: { scenario, fidelity: 'observed' as const },
      script: plain,
      atWill: true as const,
    })),
    ...roundsOf(provider),
    ...bywaysOf(provider).flatMap((byway) =>
      roundsOf(provider).map((scene) => ({
        ...scene,
        name: `${scene.name} by ${byway.name}`,
        spoken: byway.spoken,
      })),
    ),
    ...fc
      .sample(scripts(provider), { seed, numRuns: drawn })
      .map((script, index) => ({ name: `drawn ${index}`, opening: {}, script })),
  ]
}

/** By their names. */
const drillsOf = (provider: Provider, checks: readonly Check[]): Readonly<Record<string, Script>> =>
  Object.fromEntries(
    checks.flatMap(({ drill }): [string, Script][] => {
      const script = drill?.(provider) ?? []
      return drill === undefined || script.length === 0 ? [] : [[drill.name, script]]
    }),
  )

/** Those in which a provider answers otherwise than in all others. */
const scenarios = [
  'generation-failed',
  'content-refused',
  'partial-results',
  'over-limit',
  'out-of-credit',
  'over-concurrency',
  'internal-error',
  'maintenance',
  'upstream-error',
  'upstream-timeout',
  'model-retired',
  'feature-disabled',
  'key-revoked',
]

const caller = { who: 'caller' } as const

/** No crowd is larger: a limit beyond it is not tried. */
const CROWD_MAX = 30
/** More than any submit here can be broken in. */
const BREAKS_MAX = 60

const fixedScripts = (provider: Provider): readonly (readonly [string, Script])[] => [
  ['full', full(provider)],
  ['breaks', breaks(provider)],
  ['crowd', crowd(provider)],
  ['purse', purse(provider)],
  ['looks', looks(provider)],
]

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
function purse(provider: Provider): Script {
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
function looks(provider: Provider): Script {
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

/** Every kind of call, each refused now and then for each reason there is, in each fidelity. */
const roundsOf = (provider: Provider): readonly Scene[] =>
  fidelities.flatMap((fidelity) =>
    allFaults.map((fault) => ({
      name: `rounds refused for ${fault}${fidelity === 'observed' ? ' as observed' : ''}`,
      opening: { fidelity, scenario: { refuses: { fault, share: 0.5, of: 'every' as const } } },
      script: rounds(provider),
      atWill: true as const,
    })),
  )

const ROUNDS = 6

/** Every kind of call again and again, so that each is answered and each refused where chance
 *  decides. */
function rounds(provider: Provider): Script {
  const { abilities } = provider
  const polled = abilities.delivery.includes('async')
  const submit = submitsOf(provider).at(-1) ?? plainSubmit(provider, '')
  return Array.from({ length: ROUNDS }, (_, job): Step[] => [
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
}

/** A job's own id where the caller chooses it. */
const idOf = ({ id }: Submit, index: number): string | null =>
  id === null ? null : `7a1f0c3e-3d0b-4e0e-9a51-${String(index).padStart(12, '0')}`
