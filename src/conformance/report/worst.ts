import type { Finding } from '../check.ts'
import type { Script } from '../script.ts'
import type { ProviderReport, Report, Verdict } from './report.ts'

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
export const worstFirst = (report: Pick<Report, 'providers'>): readonly Breached[] =>
  breached(report, 'broken')

/** What broke once and not again when it was performed anew, worst first. */
export const onceOnly = (report: Pick<Report, 'providers'>): readonly Breached[] =>
  breached(report, 'inconclusive')

const breached = (
  { providers }: Pick<Report, 'providers'>,
  wanted: Verdict['fate'],
): readonly Breached[] =>
  providers
    .flatMap(({ provider, verdicts }) =>
      verdicts
        .filter(isBreach)
        .filter(({ fate }) => fate === wanted)
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

/** Why anything of a provider is open, each reason once: first why the run broke off there. */
export const openReasons = ({ stopped, verdicts }: ProviderReport): readonly string[] => [
  ...new Set([...(typeof stopped === 'string' ? [stopped] : []), ...reasons(verdicts)]),
]

/** `, again in 2 of 2 reruns`; empty where none was made. */
export const rerunsText = (verdict: Verdict): string =>
  'reruns' in verdict && verdict.reruns !== undefined
    ? `, again in ${verdict.reruns.broken} of ${verdict.reruns.made} reruns`
    : ''
