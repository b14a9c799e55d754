import { goneText, knownText, shownQuirks } from './quirks.ts'
import { againCommand, exitCode, type ProviderReport, type Report, type Verdict } from './report.ts'
import { type Breached, fates, openReasons, rerunsText, worstFirst } from './worst.ts'

/** A summary is read at a glance, and GitHub takes 1 MiB. */
const BREACHES_MAX = 20

const marks = {
  broken: '❌',
  inconclusive: '⚠️',
  kept: '✅',
} as const

/** The report as a page of GitHub's Markdown, for a job's step summary. */
export function summaryMarkdown(report: Report): string {
  const broken = worstFirst(report)
  const more = broken.length - BREACHES_MAX
  return [
    `## Contract check on ${inline(report.target)}: ${headline(report, broken.length)}`,
    '',
    '| | Provider | Kept | Known quirks | Broken | Inconclusive | Not applied |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...report.providers.map(row),
    '',
    ...report.providers.flatMap((one) =>
      openReasons(one).map(
        (reason) => `> ${marks.inconclusive} **${one.provider}**: ${inline(reason)}`,
      ),
    ),
    ...report.providers.flatMap(quirkLines),
    ...broken.slice(0, BREACHES_MAX).flatMap((breached) => breachLines(report, breached)),
    ...(more > 0 ? ['', `… and ${more} more broken.`] : []),
    '',
  ].join('\n')
}

const headline = (report: Report, broken: number): string =>
  broken > 0 ? `${broken} broken` : exitCode(report) === 3 ? 'inconclusive' : 'all kept'

function row({ provider, verdicts }: ProviderReport): string {
  const counts = fates(verdicts)
  const count = (fate: Verdict['fate']): number => counts.get(fate) ?? 0
  const worst = (['broken', 'inconclusive', 'kept'] as const).find((fate) => count(fate) > 0)
  const cells = (['kept', 'known quirk', 'broken', 'inconclusive', 'skipped'] as const).map(count)
  return `| ${worst === undefined ? '' : marks[worst]} | ${inline(provider)} | ${cells.join(' | ')} |`
}

/** What is known stays quiet: a line each, and one that it would be good to act upon. */
const quirkLines = (report: ProviderReport): string[] => [
  ...shownQuirks(report).map((one) => `- ${inline(report.provider)}: ${inline(knownText(one))}`),
  ...(report.quirksGone ?? []).map(
    (one) => `- 🆕 **${inline(report.provider)}**: ${inline(goneText(one))}`,
  ),
]

function breachLines(report: Report, { provider, verdict }: Breached): string[] {
  const [first] = verdict.findings
  return [
    '',
    `### ❌ ${provider}: \`${verdict.check}\` (${verdict.severity})`,
    '',
    `${inline(verdict.sentence)}${rerunsText(verdict) === '' ? '' : ` Broken${rerunsText(verdict)}.`}`,
    '',
    '| | |',
    '|---|---|',
    ...(['what', 'where', 'expected', 'actual'] as const).map(
      (name) => `| ${name} | ${inline(first?.[name] ?? '')} |`,
    ),
    '',
    '```sh',
    againCommand(report, provider, verdict),
    '```',
  ]
}

/** Text on one line that no Markdown and no HTML is read into. */
const inline = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|~&!@$]/g, (char) => `&#${char.charCodeAt(0)};`)
