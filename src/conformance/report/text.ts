import pc from 'picocolors'
import { scriptLine } from '../script.ts'
import { againCommand, type ProviderReport, type Report, type Verdict } from './report.ts'
import { type Breached, worstFirst } from './worst.ts'

type Colours = ReturnType<typeof pc.createColors>

/** The report for people: a line a provider, then what broke, worst first, and how to see it again. */
export function reportText(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const width = Math.max(...report.providers.map(({ provider }) => provider.length), 8)
  const lines = report.providers.map((provider) => summary(provider, { colours, width }))
  const broken = breaches(report, colours)
  const silent = report.providers.flatMap((provider) => unheard(provider, colours))
  const head =
    colours.bold(`contract check on ${report.target}`) + colours.dim(`  seed ${report.seed}`)
  return `${[head, '', ...lines, ...silent, ...broken].join('\n')}\n`
}

interface Style {
  readonly colours: Colours
  readonly width: number
}

function summary({ provider, cases, verdicts }: ProviderReport, { colours, width }: Style): string {
  const count = (fate: Verdict['fate']): number =>
    verdicts.filter((verdict) => verdict.fate === fate).length
  const [kept, broken, skipped, open] = [
    count('kept'),
    count('broken'),
    count('skipped'),
    count('inconclusive'),
  ]
  const mark = broken > 0 ? colours.red('✗') : open > 0 ? colours.yellow('?') : colours.green('✓')
  const parts = [
    `${kept} kept`,
    ...(broken > 0 ? [colours.red(`${broken} broken`)] : []),
    ...(open > 0 ? [colours.yellow(`${open} inconclusive`)] : []),
    ...(skipped > 0 ? [colours.dim(`${skipped} do not apply`)] : []),
  ]
  return `  ${mark} ${provider.padEnd(width)}  ${parts.join(', ')}  ${colours.dim(`${cases} scripts`)}`
}

/** Why a provider's verdicts are open: said once, for it is one reason. */
function unheard({ provider, verdicts }: ProviderReport, colours: Colours): string[] {
  const reasons = new Set(
    verdicts.flatMap((verdict) => (verdict.fate === 'inconclusive' ? verdict.reason : [])),
  )
  return [...reasons].map((reason) => `    ${colours.yellow(provider)}: ${reason}`)
}

/** What is worst is told in full, the rest by a line each, so that all fits one screen. */
const TOLD_MAX = 2
const LISTED_MAX = 10

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
    `${colours.red(`✗ ${provider}`)}  ${colours.bold(verdict.check)}  ${colours.dim(verdict.severity)}`,
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
