import type { Check, Finding } from '../check.ts'
import type { Script } from '../script.ts'

/** All verdicts of one run. */
export interface Report {
  readonly target: string
  readonly seed: number
  readonly runs: number
  /** Further flags of the command that it takes to see the same again, each after a space. */
  readonly flags?: string
  readonly providers: readonly ProviderReport[]
}

export interface ProviderReport {
  readonly provider: string
  /** Scripts performed, shrinking not counted. */
  readonly cases: number
  readonly verdicts: readonly Verdict[]
}

/** A law's fate at one provider. `looked` counts the things that it was applied to. */
export type Verdict = Law & Fate

interface Law {
  readonly check: string
  readonly sentence: string
  readonly source: string
  readonly severity: Check['severity']
  readonly looked: number
}

type Fate =
  | { readonly fate: 'kept' }
  | {
      readonly fate: 'broken'
      readonly findings: readonly Finding[]
      /** The shortest script that shows it. */
      readonly script: Script
      /** Where the script lies in the seed's draws; `null` for the tour. */
      readonly path: string | null
    }
  | { readonly fate: 'skipped' | 'inconclusive'; readonly reason: string }

/** 0 all kept, 1 something broken, 3 something inconclusive and nothing broken. */
export function exitCode({ providers }: Report): 0 | 1 | 3 {
  const fates = new Set(providers.flatMap(({ verdicts }) => verdicts.map(({ fate }) => fate)))
  return fates.has('broken') ? 1 : fates.has('inconclusive') ? 3 : 0
}

/** The command that shows one broken law again, alone. */
export function againCommand(
  { target, seed, runs, flags = '' }: Report,
  provider: string,
  verdict: Verdict,
): string {
  const path = verdict.fate === 'broken' && verdict.path !== null ? ` --path ${verdict.path}` : ''
  return `backlot check ${provider} --target ${target}${flags} --seed ${seed} --runs ${runs} --check ${verdict.check}${path}`
}
