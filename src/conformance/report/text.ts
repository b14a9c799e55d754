import pc from 'picocolors'
import { scriptLine } from '../script.ts'
import { againCommand, type ProviderReport, type Report, type Verdict } from './report.ts'

type Colours = ReturnType<typeof pc.createColors>

/** The report for people: a line a provider, then what broke, worst first, and how to see it again. */
export function reportText(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = pc.createColors(colour)
  const width = Math.max(...report.providers.map(({ provider }) => provider.length), 8)
  const lines = report.providers.map((provider) => summary(provider, { colours, width }))
  const broken = report.providers.flatMap((provider) => breaches(report, provider, colours))
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

const ranks = { critical: 0, major: 1, minor: 2 } as const

function breaches(
  report: Report,
  { provider, verdicts }: ProviderReport,
  colours: Colours,
): string[] {
  return verdicts
    .filter((verdict) => verdict.fate === 'broken')
    .toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
    .flatMap((verdict) => {
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
      return more.length === 0
        ? lines
        : [...lines, colours.dim(`  and ${more.length} more like it`)]
    })
}
