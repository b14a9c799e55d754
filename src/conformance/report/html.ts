import type { Evidence } from './evidence.ts'
import { breachCards } from './html-breaches.ts'
import { idOf } from './html-ids.ts'
import { knownQuirks } from './html-quirks.ts'
import { scenes } from './html-scenes.ts'
import { spending } from './html-spend.ts'
import { style } from './html-style.ts'
import { verdictTable } from './html-verdicts.ts'
import { escaped } from './markup.ts'
import { exitCode, type ProviderReport, type Report, type Verdict } from './report.ts'
import { fates, isBreach, onceOnly, openReasons, worstFirst } from './worst.ts'

/**
 * The report as one page that needs nothing else: no script, no font, no picture from elsewhere.
 * Everything in it that a provider has said is text, never markup.
 */
export function reportHtml(report: Report, evidence: readonly Evidence[]): string {
  const anchors = new Set(
    [...worstFirst(report), ...onceOnly(report)].map(({ provider, verdict }) =>
      idOf(provider, verdict.check),
    ),
  )
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(`${headline(report)} · contract check on ${report.target}`)}</title>`,
    `<style>${style}</style></head><body><main>`,
    header(report),
    breachCards(report, evidence),
    verdictTable(report, anchors),
    spending(report),
    knownQuirks(report),
    scenes(evidence),
    '<footer>Made by backlot. Times are the target’s own; phases are shown as they were seen, pale where nobody looked.</footer>',
    '</main></body></html>',
    '',
  ].join('\n')
}

function headline(report: Report): string {
  const { length } = worstFirst(report)
  if (length > 0) return `${length} ${length === 1 ? 'law' : 'laws'} broken`
  return exitCode(report) === 3 ? 'Inconclusive' : 'Everything kept'
}

/** What a run can be told by: what was drawn or, where calls cost, what it spent. */
const circumstances = ({ seed, runs, planned, spentMicroUsd }: Report) =>
  planned
    ? ([['spent', `USD ${((spentMicroUsd ?? 0) / 1_000_000).toFixed(3)} at most`]] as const)
    : ([
        ['seed', seed],
        ['scripts drawn', `${runs} a provider`],
      ] as const)

function header(report: Report): string {
  const { target, flags = '', providers } = report
  const facts = [
    ['target', target],
    ...circumstances(report),
    ...(flags === '' ? [] : [['flags', flags.trim()] as const]),
    ['exit code', exitCode(report)],
  ] as const
  const open = providers.flatMap((one) =>
    openReasons({ ...one, verdicts: one.verdicts.filter((verdict) => !isBreach(verdict)) }).map(
      (reason) =>
        `<p class="note"><b>${escaped(one.provider)}</b> is inconclusive: ${escaped(reason)}</p>`,
    ),
  )
  return [
    '<p class="eyebrow">Contract check</p>',
    `<h1>${escaped(headline(report))}</h1>`,
    `<div class="facts">${facts.map(([name, value]) => `<span>${name} <b>${escaped(String(value))}</b></span>`).join('')}</div>`,
    `<div class="strip">${providers.map(tile).join('')}</div>`,
    ...open,
  ].join('\n')
}

function tile({ provider, cases, verdicts }: ProviderReport): string {
  const counts = fates(verdicts)
  const worst = (['broken', 'inconclusive', 'kept'] as const).find((fate) => counts.has(fate))
  const lines = [...counts]
    .toSorted(([a], [b]) => order(a) - order(b))
    .map(([fate, count]) => `<span class="n-${fate.split(' ')[0]}">${count} ${words(fate)}</span>`)
  return `<div class="tile ${worst ?? ''}"><b>${escaped(provider)}</b>${lines.join('')}${cases === 0 ? '' : `<span>${cases} scripts</span>`}</div>`
}

const order = (fate: Verdict['fate']): number =>
  ['broken', 'inconclusive', 'known quirk', 'kept', 'skipped'].indexOf(fate)

const words = (fate: Verdict['fate']): string =>
  fate === 'skipped' ? 'do not apply' : fate === 'known quirk' ? 'with known quirks' : fate
