import { idOf } from './html-ids.ts'
import { escaped } from './markup.ts'
import { knownText } from './quirks.ts'
import type { Report, Verdict } from './report.ts'
import { severities } from './worst.ts'

interface Row {
  readonly law: Verdict
  /** By provider, in the report's order; `null` where the law was not judged. */
  readonly verdicts: readonly (Verdict | null)[]
}

/** A row a law, a column a provider, worst first; what is kept everywhere is folded away. */
export function verdictTable(report: Report, anchors: ReadonlySet<string>): string {
  const silent = report.providers.map(({ verdicts }) =>
    verdicts.every(({ fate }) => fate === 'inconclusive' || fate === 'skipped'),
  )
  const rows = rowsOf(report)
    .map((row) => ({ ...row, rank: rank(row, silent) }))
    .toSorted((a, b) => a.rank - b.rank)
  const calm = rows.filter((row) => row.rank >= CALM)
  const loud = rows.filter((row) => row.rank < CALM)
  const body = (some: readonly Row[]): string =>
    `<tbody>${some.map((row) => rowHtml(report, row, anchors)).join('')}</tbody>`
  const head = `<thead><tr><th>Law</th>${report.providers.map(({ provider }) => `<th class="fate">${escaped(provider)}</th>`).join('')}</tr></thead>`
  const folded = `<details${loud.length === 0 ? ' open' : ''}><summary>${calm.length} laws with nothing to tell</summary><table>${head}${body(calm)}</table></details>`
  return [
    '<h2>Verdicts</h2>',
    '<div class="table">',
    ...(loud.length === 0 ? [] : [`<table>${head}${body(loud)}</table>`]),
    ...(calm.length === 0 ? [] : [folded]),
    '</div>',
  ].join('\n')
}

function rowsOf({ providers }: Report): Row[] {
  const laws = new Map(
    providers.flatMap(({ verdicts }) => verdicts.map((verdict) => [verdict.check, verdict])),
  )
  return [...laws.values()].map((law) => ({
    law,
    verdicts: providers.map(
      ({ verdicts }) => verdicts.find(({ check }) => check === law.check) ?? null,
    ),
  }))
}

/** From this rank on a row needs no reader. */
const CALM = 20

/** The worst first. A provider of which nothing at all could be told, as its tile says, decides
 *  nothing. */
function rank({ law, verdicts }: Row, silent: readonly boolean[]): number {
  const told = verdicts.filter((_, index) => silent[index] !== true)
  const seen = new Set(told.map((verdict) => verdict?.fate))
  if (seen.has('broken')) return severities[law.severity]
  if (seen.has('inconclusive')) return 10
  const calm = [...seen].every(
    (fate) => fate === undefined || fate === 'kept' || fate === 'skipped',
  )
  if (!calm) return 15
  return seen.has('kept') ? CALM : CALM + 1
}

function rowHtml(report: Report, { law, verdicts }: Row, anchors: ReadonlySet<string>): string {
  const cells = verdicts.map((verdict, index) => {
    const provider = report.providers[index]?.provider ?? ''
    return `<td class="fate">${verdict === null ? '' : chip(provider, verdict, anchors)}</td>`
  })
  return `<tr><td><code>${escaped(law.check)}</code><span class="law">${escaped(law.sentence)}</span></td>${cells.join('')}</tr>`
}

const glyphs: Readonly<Record<string, string>> = {
  kept: '✓',
  broken: '✗',
  inconclusive: '?',
  skipped: '–',
}

function chip(provider: string, verdict: Verdict, anchors: ReadonlySet<string>): string {
  const { fate, looked, check } = verdict
  const told =
    'quirks' in verdict ? verdict.quirks.map(knownText).join('; ') : `looked at ${looked}`
  const why = 'reason' in verdict ? `: ${verdict.reason}` : `, ${told}`
  const attributes = `class="chip ${fate.split(' ')[0]}" title="${escaped(fate + why)}"`
  const glyph = glyphs[fate] ?? '≈'
  const id = idOf(provider, check)
  return anchors.has(id)
    ? `<a ${attributes} href="#${id}">${glyph}</a>`
    : `<span ${attributes}>${glyph}</span>`
}
