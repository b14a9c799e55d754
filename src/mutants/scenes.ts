import fc from 'fast-check'
import type { Check } from '../conformance/check.ts'
import { scripts } from '../conformance/draw.ts'
import type { Script } from '../conformance/script.ts'
import type { Opening } from '../conformance/target.ts'
import { tour } from '../conformance/tour.ts'
import type { Fault } from '../core/fault.ts'
import type { Provider } from '../core/provider.ts'
import { fidelities } from '../core/quirk.ts'
import { acts, looks, purse, rounds } from './acts.ts'
import { bywaysOf } from './byways.ts'
import { allFaults } from './outcomes.ts'

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
  return [
    { name: 'tour', opening: {}, script: plain },
    ...drillsOf(provider, checks),
    ...acts.map((act) => ({ name: act.name, opening: {}, script: act(provider) })),
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

/** Each drill once, however many checks share it; none where there is nothing to do. */
const drillsOf = (provider: Provider, checks: readonly Check[]): readonly Scene[] =>
  [...new Set(checks.flatMap(({ drill }) => drill ?? []))]
    .map((drill) => ({ name: `drill ${drill.name}`, opening: {}, script: drill(provider) }))
    .filter(({ script }) => script.length > 0)

/** Told what to refuse, an account of a mock refuses it so often, by its dice. */
const REFUSED_SHARE = 0.5
const FAILED_SHARE = 0.7

/** A call of an operation can be refused for it. */
const befalls = (fault: Fault): boolean => fault !== 'unknown-path' && fault !== 'wrong-method'

/** Every kind of call, each refused now and then for each reason there is, in each fidelity. */
const roundsOf = (provider: Provider): readonly Scene[] =>
  fidelities.flatMap((fidelity) =>
    allFaults.filter(befalls).map((fault) => ({
      name: `rounds refused for ${fault}${fidelity === 'observed' ? ' as observed' : ''}`,
      opening: {
        fidelity,
        scenario: {
          refuses: { fault, share: REFUSED_SHARE, of: 'every' as const },
          fails: { fault: 'generation-failed' as const, share: FAILED_SHARE },
        },
      },
      script: rounds(provider),
      atWill: true as const,
    })),
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
