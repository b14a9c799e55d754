import { escaped } from './markup.ts'
import { goneText, knownText } from './quirks.ts'
import { againCommand, type ProviderReport, type Report, type Verdict } from './report.ts'
import { isBreach } from './worst.ts'

/**
 * The report as JUnit XML: a suite a provider, a case a check. Only what is broken is a failure.
 * What is inconclusive is skipped with its reason: a dashboard that counted a rate limit as a
 * failure would cry wolf, and the exit code tells the two apart.
 */
export function junitXml(report: Report): string {
  const all = report.providers.flatMap(({ verdicts }) => verdicts)
  const suites = report.providers.map((provider) => suite(report, provider))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // Jenkins refuses the number of skipped cases here, where a suite may have it.
    `<testsuites name="${escaped(`backlot check on ${report.target}`)}" ${sums(all)}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(
  report: Report,
  { provider, cases, verdicts, quirksGone = [] }: ProviderReport,
): string {
  return [
    `  <testsuite name="${escaped(provider)}" ${counts(verdicts)}>`,
    '    <properties>',
    property('target', report.target),
    property('seed', report.seed),
    property('scripts', cases),
    ...quirksGone.map((one) => property('known quirk', goneText(one))),
    '    </properties>',
    ...verdicts.map((verdict) => testcase(report, provider, verdict)),
    '  </testsuite>',
  ].join('\n')
}

const property = (name: string, value: string | number): string =>
  `      <property name="${name}" value="${escaped(String(value))}"/>`

const count = (verdicts: readonly Verdict[], kind: Kind): number =>
  verdicts.filter((verdict) => kindOf(verdict) === kind).length

const sums = (verdicts: readonly Verdict[]): string =>
  `tests="${verdicts.length}" failures="${count(verdicts, 'failure')}" errors="0"`

const counts = (verdicts: readonly Verdict[]): string =>
  `${sums(verdicts)} skipped="${count(verdicts, 'skipped')}"`

type Kind = 'passed' | 'failure' | 'skipped'

const kindOf = (verdict: Verdict): Kind =>
  verdict.fate === 'broken' ? 'failure' : 'reason' in verdict ? 'skipped' : 'passed'

function testcase(report: Report, provider: string, verdict: Verdict): string {
  const [subject = '', law = subject] = verdict.check.split('/')
  const open = `    <testcase classname="${escaped(`${provider}.${subject}`)}" name="${escaped(law)}"`
  const inner = inside(report, provider, verdict)
  return inner === '' ? `${open}/>` : `${open}>\n${inner}\n    </testcase>`
}

function inside(report: Report, provider: string, verdict: Verdict): string {
  if (verdict.fate === 'broken') return failure(report, provider, verdict)
  if ('reason' in verdict) {
    const message = `${verdict.fate}: ${verdict.reason}`
    return `      <skipped message="${escaped(message)}"/>`
  }
  if (verdict.fate === 'known quirk') {
    const told = verdict.quirks.map((one) => `${knownText(one)}\n${one.finding.what}`)
    return `      <system-out>${escaped(told.join('\n'))}</system-out>`
  }
  return ''
}

function failure(report: Report, provider: string, verdict: Verdict): string {
  const findings = isBreach(verdict) ? verdict.findings : []
  const told = findings.map(({ what, where, expected, actual }) =>
    [
      `what      ${what}`,
      `where     ${where}`,
      `expected  ${expected}`,
      `actual    ${actual}`,
    ].join('\n'),
  )
  const text = [
    verdict.sentence,
    ...told.slice(0, FINDINGS_MAX),
    ...(told.length > FINDINGS_MAX ? [`and ${told.length - FINDINGS_MAX} more like it`] : []),
    `again     ${againCommand(report, provider, verdict)}`,
  ].join('\n\n')
  const message = escaped(findings[0]?.what ?? verdict.sentence)
  return `      <failure message="${message}" type="${verdict.severity}">${escaped(text)}</failure>`
}

/** Of one check; a dashboard shows no more. */
const FINDINGS_MAX = 10
