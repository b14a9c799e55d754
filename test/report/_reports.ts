import { checks } from '../../src/conformance/checks/index.ts'
import type { Evidence } from '../../src/conformance/report/evidence.ts'
import type { ProviderReport, Report, Verdict } from '../../src/conformance/report/report.ts'
import { made, mutated, providerOf } from '../records/_made.ts'

/** A report with what was taken down for it. */
export interface Shown {
  readonly report: Report
  readonly evidence: readonly Evidence[]
}

/** Four providers: one that is sound, two of which each has a fault, one that did not answer. */
export async function shown(): Promise<Shown> {
  const runs = await Promise.all([
    made(providerOf('kie'), { runs: 4 }),
    faulty('krea', 'webhook/delivered-once'),
    faulty('runware', 'schema/body-documented'),
    made(providerOf('aimlapi'), { runs: 1 }),
  ])
  const providers = runs.map(({ report }) =>
    report.provider === 'aimlapi' ? silent(report) : report,
  )
  return {
    report: { target: 'memory', seed: 42, runs: 4, providers },
    evidence: runs.map(({ provider, kept }) => ({ provider, taken: kept.taken })),
  }
}

/** A run at a provider with the first fault that a check must find. */
export function faulty(id: string, checkId: string) {
  const provider = providerOf(id)
  const check = checks.find((one) => one.id === checkId)
  if (check === undefined) throw new Error(`no check ${checkId}`)
  return made(provider, { runs: 4, open: mutated(provider, check) })
}

export const REASON = 'no answer from <http://127.0.0.1:9> & "others"'

const silent = (report: ProviderReport): ProviderReport => ({
  ...report,
  verdicts: report.verdicts.map(({ check, sentence, source, severity, looked }): Verdict => {
    const law = { check, sentence, source, severity, looked }
    return { ...law, fate: 'inconclusive', reason: REASON }
  }),
})

/** A report whose every text is one that a careless writer of markup would trip over. */
export function hostile(text: string): Report {
  const law = { check: 'a/b', sentence: text, source: text, severity: 'major', looked: 1 } as const
  const finding = { what: text, where: text, expected: text, actual: text }
  const broken = { ...law, fate: 'broken', findings: [finding], script: [], path: null } as const
  const open = { ...law, check: 'a/c', fate: 'inconclusive', reason: text } as const
  const call = { at: 1, operation: text, job: text, plannedMicroUsd: 21_000 }
  const calls = [{ ...call, toldMicroUsd: null, countedMicroUsd: 21_000 }]
  const spend = { budgetMicroUsd: 50_000, calls }
  const providers = [{ provider: 'krea', cases: 1, verdicts: [broken, open], spend }]
  return { target: 'memory', seed: 1, runs: 1, providers }
}

export const count = ({ providers }: Report, fate: Verdict['fate']): number =>
  providers.flatMap(({ verdicts }) => verdicts).filter((verdict) => verdict.fate === fate).length
