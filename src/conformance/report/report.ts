import type { Check, Finding } from '../check.ts'
import type { Script } from '../script.ts'
import type { Spend } from './spend.ts'

/** All verdicts of one run. */
export interface Report {
  readonly target: string
  readonly seed: number
  readonly runs: number
  /** Further flags of the command that it takes to see the same again, each after a space. */
  readonly flags?: string
  /** Scripts were planned, as calls cost, and not drawn. */
  readonly planned?: true
  /** The most that the run can have cost, in millionths of a US dollar; absent where calls are free. */
  readonly spentMicroUsd?: number
  readonly providers: readonly ProviderReport[]
}

export interface ProviderReport {
  readonly provider: string
  /** Scripts performed, shrinking not counted. */
  readonly cases: number
  /** Why the inspection broke off; `null` or absent where it came to its end. */
  readonly stopped?: string | null
  /** Why some of what was to be seen was not: answers in doubt, calls not made. */
  readonly missed?: readonly string[]
  /** What could not be drawn from the schemas of requests; absent where nothing was drawn. */
  readonly undrawn?: readonly string[]
  /** Known quirks that did not show although there was occasion. */
  readonly quirksGone?: readonly KnownQuirk[]
  /** What it cost; absent where nothing could. */
  readonly spend?: Spend
  readonly verdicts: readonly Verdict[]
}

export interface KnownQuirk {
  readonly quirk: string
  /** Where it was seen or said. */
  readonly source: string
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
      /** How often it was looked for again; absent where nobody asked for that. */
      readonly reruns?: Reruns
    }
  /** Broken by nothing but what is known of the provider; the first finding of each quirk. */
  | {
      readonly fate: 'known quirk'
      readonly quirks: readonly (KnownQuirk & { readonly finding: Finding })[]
    }
  | { readonly fate: 'skipped' | 'inconclusive'; readonly reason: string }
  /** Broken once, and not again when the script was performed anew. */
  | {
      readonly fate: 'inconclusive'
      readonly reason: string
      readonly findings: readonly Finding[]
      readonly script: Script
      readonly path: string | null
      readonly reruns: Reruns
    }

/** Performances of a script that had shown a breach: those that told, and those that showed it. */
export interface Reruns {
  readonly made: number
  readonly broken: number
}

/** 0 all kept but for known quirks, 1 something broken, 3 something inconclusive or broken off, and
 *  nothing broken. */
export function exitCode({ providers }: Report): 0 | 1 | 3 {
  const fates = new Set(providers.flatMap(({ verdicts }) => verdicts.map(({ fate }) => fate)))
  if (fates.has('broken')) return 1
  const stopped = providers.some((one) => typeof one.stopped === 'string')
  return stopped || fates.has('inconclusive') ? 3 : 0
}

/** The command that shows one broken law again, alone. */
export function againCommand(
  { target, seed, runs, flags = '', planned }: Report,
  provider: string,
  verdict: Verdict,
): string {
  // At a URL nothing is drawn twice, so its draws are performed from the first one on.
  const leads = verdict.fate === 'broken' && verdict.path !== null && target !== 'url'
  const path = leads ? ` --path ${verdict.path}` : ''
  const drawn = planned ? '' : ` --seed ${seed} --runs ${runs}`
  return `backlot check ${provider} --target ${target}${flags}${drawn} --check ${verdict.check}${path}`
}
