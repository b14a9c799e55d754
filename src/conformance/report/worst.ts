import type { Finding } from '../check.ts'
import type { Script } from '../script.ts'
import type { Report, Verdict } from './report.ts'

/** A verdict that came with findings, whatever its fate is called. */
export type Breach = Verdict & {
  readonly findings: readonly Finding[]
  readonly script: Script
}

export const isBreach = (verdict: Verdict): verdict is Breach =>
  'findings' in verdict && 'script' in verdict

/** A breach with the provider that it is of. */
export interface Breached {
  readonly provider: string
  readonly verdict: Breach
}

export const severities = { critical: 0, major: 1, minor: 2 } as const satisfies Record<
  Verdict['severity'],
  number
>

/** What is broken in a run, worst first. */
export const worstFirst = ({ providers }: Pick<Report, 'providers'>): readonly Breached[] =>
  providers
    .flatMap(({ provider, verdicts }) =>
      verdicts
        .filter(isBreach)
        .filter(({ fate }) => fate === 'broken')
        .map((verdict) => ({ provider, verdict })),
    )
    .toSorted((one, other) => severities[one.verdict.severity] - severities[other.verdict.severity])

/** How many verdicts met each fate. */
export function fates(verdicts: readonly Verdict[]): ReadonlyMap<Verdict['fate'], number> {
  const counts = new Map<Verdict['fate'], number>()
  for (const { fate } of verdicts) counts.set(fate, (counts.get(fate) ?? 0) + 1)
  return counts
}

/** Why verdicts are open, each reason once. */
export const reasons = (verdicts: readonly Verdict[]): readonly string[] => [
  ...new Set(
    verdicts.flatMap((verdict) => (verdict.fate === 'inconclusive' ? verdict.reason : [])),
  ),
]

/** `, again in 2 of 2 reruns`; empty where none was made. */
export const rerunsText = (verdict: Verdict): string =>
  'reruns' in verdict && verdict.reruns !== undefined
    ? `, again in ${verdict.reruns.broken} of ${verdict.reruns.made} reruns`
    : ''
