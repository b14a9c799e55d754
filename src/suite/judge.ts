import { againCommand, type Report, type Verdict } from '../conformance/report/report.ts'
import { rerunsText } from '../conformance/report/worst.ts'
import { scriptLine } from '../conformance/script.ts'

/** What a test comes to. */
export type Judged =
  | { readonly kind: 'passed'; readonly notes: readonly string[] }
  | { readonly kind: 'failed'; readonly name: 'Broken' | 'Inconclusive'; readonly message: string }
  | { readonly kind: 'skipped'; readonly reason: string }

/** A law's verdict as the fate of its test. */
export function judge(report: Report, check: string): Judged {
  const [first] = report.providers
  const verdict = first?.verdicts.find((one) => one.check === check)
  if (first === undefined || verdict === undefined) throw new Error(`no verdict on ${check}`)
  switch (verdict.fate) {
    case 'kept':
      return { kind: 'passed', notes: [] }
    case 'known quirk':
      return { kind: 'passed', notes: verdict.quirks.map(knownText) }
    case 'skipped':
      return { kind: 'skipped', reason: `does not apply: ${verdict.reason}` }
    case 'inconclusive':
      return { kind: 'skipped', reason: `inconclusive: ${verdict.reason}` }
    case 'broken':
      return {
        kind: 'failed',
        name: 'Broken',
        message: evidence(report, first.provider, verdict),
      }
    default:
      return verdict satisfies never
  }
}

/** Whether all was performed: a server that is not there keeps no law. */
export function judgeEnd({ providers }: Report): Judged {
  const stopped = providers[0]?.stopped ?? null
  if (stopped === null) return { kind: 'passed', notes: [] }
  return { kind: 'failed', name: 'Inconclusive', message: stopped }
}

/** Whether what is known of the provider is still so. */
export function judgeQuirks({ providers }: Report): Judged {
  const gone = providers.flatMap(({ quirksGone = [] }) => quirksGone)
  if (gone.length === 0) return { kind: 'passed', notes: [] }
  const told = gone.map(({ quirk, source }) => `${quirk} (once known: ${source})`)
  return { kind: 'skipped', reason: `not seen any more: ${told.join(', ')}` }
}

type Known = (Verdict & { readonly fate: 'known quirk' })['quirks'][number]

const knownText = ({ quirk, source, finding: { what, where } }: Known): string =>
  `known quirk ${quirk}: ${what}, ${where}; source: ${source}`

function evidence(
  report: Report,
  provider: string,
  verdict: Verdict & { readonly fate: 'broken' },
): string {
  const [first, ...more] = verdict.findings
  return [
    `${first?.what ?? verdict.sentence}`,
    '',
    `  check     ${verdict.check}, ${verdict.severity}${rerunsText(verdict)}`,
    `  where     ${first?.where}`,
    `  expected  ${first?.expected}`,
    `  actual    ${first?.actual}`,
    `  script    ${scriptLine(verdict.script)}`,
    `  source    ${verdict.source}`,
    `  again     ${againCommand(report, provider, verdict)}`,
    ...(more.length > 0 ? [`  and ${more.length} more like it`] : []),
  ].join('\n')
}
