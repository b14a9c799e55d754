import type { Finding, Rule } from '../check.ts'
import { goneText, knownText, shownQuirks } from './quirks.ts'
import { againCommand, exitCode, type ProviderReport, type Report, type Verdict } from './report.ts'
import { type Breached, reasons, worstFirst } from './worst.ts'

/** A line of a file, as its reader's checkout has it. */
export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
}

export interface SarifOptions {
  /** Backlot's own version. */
  readonly version: string
  /** Where a rule stands; `null` where there is no document. A finding without a rule is shown at
   *  the head of its provider's document: what has no place is not shown at all. */
  readonly place: (rule: Rule) => Place | null
}

/** The report as SARIF 2.1.0: a rule a check, a result a finding, at the line that it breaks. */
export const sarifJson = (report: Report, options: SarifOptions): string =>
  JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'backlot', version: options.version, rules: rulesOf(report) },
          },
          invocations: [invocation(report)],
          results: [
            ...worstFirst(report).flatMap((breached) => results(report, breached, options)),
            ...report.providers.flatMap((provider) => known(provider, options)),
          ].slice(0, RESULTS_MAX),
        },
      ],
    },
    null,
    2,
  )

/** What GitHub takes of one run. */
const RESULTS_MAX = 5_000

const levels = { critical: 'error', major: 'error', minor: 'warning' } as const satisfies Record<
  Verdict['severity'],
  string
>

function rulesOf({ providers }: Report) {
  const laws = new Map(
    providers.flatMap(({ verdicts }) => verdicts.map((verdict) => [verdict.check, verdict])),
  )
  return [...laws.values()].map(({ check, sentence, source, severity }) => ({
    id: check,
    shortDescription: { text: sentence },
    help: { text: `${sentence} Source: ${source}.` },
    defaultConfiguration: { level: levels[severity] },
    properties: { severity, tags: [check.split('/')[0] ?? check] },
  }))
}

/** What could not be judged is told of the run, for it is nobody's breach. */
const invocation = (report: Report) => ({
  executionSuccessful: exitCode(report) !== 3,
  toolExecutionNotifications: report.providers.flatMap(
    ({ provider, verdicts, quirksGone = [] }) => [
      ...reasons(verdicts).map((reason) => ({
        level: 'warning',
        message: { text: `${provider}: inconclusive: ${reason}` },
      })),
      ...quirksGone.map((one) => ({
        level: 'note',
        message: { text: `${provider}: ${goneText(one)}` },
      })),
    ],
  ),
})

function results(report: Report, { provider, verdict }: Breached, { place }: SarifOptions) {
  const again = againCommand(report, provider, verdict)
  return verdict.findings.map((finding) => ({
    ruleId: verdict.check,
    level: levels[verdict.severity],
    message: { text: message(provider, finding, again) },
    ...placed({ provider, check: verdict.check, finding }, place),
    properties: { provider, again },
  }))
}

/** What is known is a result that its readers have accepted. */
function known(report: ProviderReport, { place }: SarifOptions) {
  const { provider } = report
  return shownQuirks(report).map((one) => ({
    ruleId: one.check,
    level: 'note',
    message: { text: `${provider}: ${knownText(one)}\n${one.finding.what}` },
    suppressions: [{ kind: 'external', status: 'accepted', justification: knownText(one) }],
    ...placed({ provider, check: one.check, finding: one.finding }, place),
    properties: { provider, quirk: one.quirk, source: one.source },
  }))
}

interface Seen {
  readonly provider: string
  readonly check: string
  readonly finding: Finding
}

function placed({ provider, check, finding }: Seen, place: SarifOptions['place']) {
  const at = place(finding.rule ?? { document: provider, pointer: '' })
  return {
    partialFingerprints: { 'backlot/v1': `${provider} ${check} ${finding.what}` },
    locations: [
      {
        ...(at !== null && {
          physicalLocation: {
            artifactLocation: { uri: at.file.split('/').map(encodeURIComponent).join('/') },
            region: { startLine: at.line },
          },
        }),
        logicalLocations: [{ fullyQualifiedName: `${provider}: ${finding.where}` }],
      },
    ],
  }
}

const message = (
  provider: string,
  { what, where, expected, actual }: Finding,
  again: string,
): string =>
  [
    `${provider}: ${what}`,
    `where: ${where}`,
    `expected: ${expected}`,
    `actual: ${actual}`,
    `again: ${again}`,
  ].join('\n')
