import pc from 'picocolors'
import { scriptLine } from '../script.ts'
import { shownQuirks } from './quirks.ts'
import { againCommand, type ProviderReport, type Report, type Verdict } from './report.ts'
import { spendText } from './spend-text.ts'
import { type Breached, rerunsText, worstFirst } from './worst.ts'

type Colours = ReturnType<typeof pc.createColors>

/** The report for people: a line a provider, then what broke, worst first, and how to see it again. */
export function reportText(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const width = Math.max(...report.providers.map(({ provider }) => provider.length), 8)
  const lines = report.providers.map((provider) => summary(provider, { colours, width }))
  const broken = breaches(report, colours)
  const silent = report.providers.flatMap((provider) => unheard(provider, colours))
  const known = report.providers.flatMap((provider) => quirkLines(provider, colours))
  const head =
    colours.bold(`contract check on ${report.target}`) + colours.dim(`  ${circumstance(report)}`)
  const undrawn = report.providers.flatMap((provider) => undrawnLines(provider, colours))
  const spent = report.providers.flatMap(spentLines)
  return `${[head, '', ...lines, ...silent, ...undrawn, ...known, ...spent, ...broken].join('\n')}\n`
}

/** What was paid for, call by call; nothing where calls are free. */
const spentLines = ({ provider, spend }: ProviderReport): string[] =>
  spendText(spend).map((line, index) => `    ${index === 0 ? `${provider}: ` : '  '}${line.trim()}`)

/** What a run can be told by: its seed or, where calls cost, what it spent. */
const circumstance = ({ seed, spentMicroUsd }: Report): string =>
  spentMicroUsd === undefined
    ? `seed ${seed}`
    : `spent USD ${(spentMicroUsd / 1_000_000).toFixed(3)} at most`

interface Style {
  readonly colours: Colours
  readonly width: number
}

function summary({ provider, cases, verdicts }: ProviderReport, { colours, width }: Style): string {
  const count = (fate: Verdict['fate']): number =>
    verdicts.filter((verdict) => verdict.fate === fate).length
  const [kept, quirks, broken, skipped, open] = [
    count('kept'),
    count('known quirk'),
    count('broken'),
    count('skipped'),
    count('inconclusive'),
  ]
  const mark = broken > 0 ? colours.red('✗') : open > 0 ? colours.yellow('?') : colours.green('✓')
  const drawn = cases === 0 ? '' : `  ${colours.dim(`${cases} scripts`)}`
  const parts = [
    `${kept} kept`,
    ...(broken > 0 ? [colours.red(`${broken} broken`)] : []),
    ...(quirks > 0 ? [`${quirks} with known quirks`] : []),
    ...(open > 0 ? [colours.yellow(`${open} inconclusive`)] : []),
    ...(skipped > 0 ? [colours.dim(`${skipped} do not apply`)] : []),
  ]
  return `  ${mark} ${provider.padEnd(width)}  ${parts.join(', ')}${drawn}`
}

/** Why a provider's verdicts are open: each reason is said once. */
function unheard(report: ProviderReport, colours: Colours): string[] {
  const { provider, verdicts, stopped, missed = [] } = report
  const reasons = new Set([
    ...(typeof stopped === 'string' ? [stopped] : []),
    ...missed,
    ...verdicts.flatMap((verdict) => (verdict.fate === 'inconclusive' ? verdict.reason : [])),
  ])
  return [...reasons].map((reason) => `    ${colours.yellow(provider)}: ${reason}`)
}

/** What no request was drawn for, in a line; JSON has all of it. */
function undrawnLines({ provider, undrawn = [] }: ProviderReport, colours: Colours): string[] {
  const [first] = undrawn
  if (first === undefined) return []
  const more = undrawn.length > 1 ? ` (and ${undrawn.length - 1} more: --json)` : ''
  return [colours.dim(`    ${provider}: not drawn: ${first}${more}`)]
}

/** What is worst is told in full, the rest by a line each, so that all fits one screen. */
const TOLD_MAX = 2
const LISTED_MAX = 10

/** A line for each known quirk that showed, and for each that did not although it could have. */
function quirkLines(report: ProviderReport, colours: Colours): string[] {
  const { quirksGone = [] } = report
  return [
    ...shownQuirks(report).map(
      ({ quirk, source }) => `    ${quirk}: ${colours.dim(`known, ${source}`)}`,
    ),
    ...quirksGone.map(
      ({ quirk, source }) =>
        `    ${colours.yellow(quirk)}: not seen any more, ${colours.dim(`once known, ${source}`)}`,
    ),
  ]
}

function breaches(report: Report, colours: Colours): string[] {
  const all = worstFirst(report)
  const listed = all.slice(TOLD_MAX, TOLD_MAX + LISTED_MAX)
  const more = all.length - TOLD_MAX - listed.length
  return [
    ...all.slice(0, TOLD_MAX).flatMap((one) => told(report, one, colours)),
    ...(listed.length > 0 ? [''] : []),
    ...listed.flatMap((one) => line(one, colours)),
    ...(more > 0
      ? [colours.dim(`  and ${more} more broken; --json or --report DIR has them all`)]
      : []),
  ]
}

function told(report: Report, { provider, verdict }: Breached, colours: Colours): string[] {
  const [first, ...more] = verdict.findings
  const lines = [
    '',
    `${colours.red(`✗ ${provider}`)}  ${colours.bold(verdict.check)}  ${colours.dim(verdict.severity)}${rerunsText(verdict)}`,
    `  ${verdict.sentence}`,
    `  what      ${first?.what}`,
    `  where     ${first?.where}`,
    `  expected  ${first?.expected}`,
    `  actual    ${first?.actual}`,
    `  script    ${scriptLine(verdict.script)}`,
    `  source    ${verdict.source}`,
    `  again     ${againCommand(report, provider, verdict)}`,
  ]
  return more.length === 0 ? lines : [...lines, colours.dim(`  and ${more.length} more like it`)]
}

/** To see one of these again in full, ask for its check alone. */
const line = ({ provider, verdict }: Breached, colours: Colours): string =>
  `${colours.red(`✗ ${provider}`)}  ${colours.bold(verdict.check)}  ${colours.dim(verdict.severity)}  ${verdict.findings[0]?.what}`
