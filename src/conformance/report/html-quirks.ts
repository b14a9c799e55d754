import { escaped } from './markup.ts'
import { type ShownQuirk, shownQuirks } from './quirks.ts'
import type { KnownQuirk, Report } from './report.ts'

/** What providers are known to do otherwise than documented: what of it showed, what is gone. */
export function knownQuirks({ providers }: Report): string {
  const shown = providers.flatMap((one) =>
    shownQuirks(one).map((quirk) => shownRow(one.provider, quirk)),
  )
  const gone = providers.flatMap(({ provider, quirksGone = [] }) =>
    quirksGone.map((quirk) => goneRow(provider, quirk)),
  )
  if (shown.length + gone.length === 0) return ''
  return [
    '<h2>Known quirks</h2>',
    '<p class="soft">Differences from the documents that have a source. They break no law.</p>',
    '<div class="table quirks">',
    ...(gone.length === 0 ? [] : [table(gone)]),
    ...(shown.length === 0
      ? []
      : [`<details><summary>${shown.length} seen, as known</summary>${table(shown)}</details>`]),
    '</div>',
  ].join('\n')
}

const table = (rows: readonly string[]): string =>
  `<table><thead><tr><th>Quirk</th><th>Seen as</th><th>Source</th></tr></thead><tbody>${rows.join('')}</tbody></table>`

const shownRow = (provider: string, { quirk, source, check, finding }: ShownQuirk): string =>
  row(
    `<code>${escaped(quirk)}</code><span class="law">${escaped(provider)} · ${escaped(check)}</span>`,
    `${escaped(finding.what)}<span class="law mono">${escaped(finding.where)}</span>`,
    source,
  )

const goneRow = (provider: string, { quirk, source }: KnownQuirk): string =>
  row(
    `<code>${escaped(quirk)}</code><span class="law">${escaped(provider)}</span>`,
    '<b class="news">not seen any more</b><span class="law">there was occasion; look whether it can be taken off the list</span>',
    source,
  )

const row = (quirk: string, seen: string, source: string): string =>
  `<tr><td>${quirk}</td><td>${seen}</td><td class="source">${escaped(source)}</td></tr>`
