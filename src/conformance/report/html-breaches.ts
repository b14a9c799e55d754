import type { Finding } from '../check.ts'
import { scriptLine } from '../script.ts'
import { escaped } from './markup.ts'
import { againCommand, type Report } from './report.ts'
import type { Breached } from './worst.ts'

/** A page with more of them is not read. */
const CARDS_MAX = 60
const FINDINGS_MAX = 3

/** The anchor of a law's breach at a provider. */
export const idOf = (provider: string, check: string): string =>
  `${provider}-${check}`.replaceAll(/[^\w-]+/g, '-')

/** What is broken, worst first, each with how to see it again. */
export function breachCards(report: Report, broken: readonly Breached[]): string {
  if (broken.length === 0) return ''
  const more = broken.length - CARDS_MAX
  return [
    '<h2>What broke, worst first</h2>',
    ...broken.slice(0, CARDS_MAX).map((one) => card(report, one)),
    ...(more > 0 ? [`<p class="soft">and ${more} more, in report.json</p>`] : []),
  ].join('\n')
}

function card(report: Report, { provider, verdict }: Breached): string {
  const { check, severity, sentence, source, findings, script } = verdict
  const kinds = alike(findings)
  const more = kinds.length - FINDINGS_MAX
  const id = idOf(provider, check)
  return [
    `<article class="card ${severity}" id="${id}">`,
    `<div class="head"><span class="tag">${severity}</span><h3>${escaped(provider)} · <code>${escaped(check)}</code></h3></div>`,
    `<p class="soft">${escaped(sentence)}</p>`,
    ...kinds.slice(0, FINDINGS_MAX).map(findingHtml),
    ...(more > 0 ? [`<p class="soft">and ${more} more of other kinds</p>`] : []),
    `<ol class="steps">${scriptLine(script)
      .split(', ')
      .map((step) => `<li>${escaped(step)}</li>`)
      .join('')}</ol>`,
    `<p class="soft">Source: ${escaped(source)} · <a href="#scene-${id}">timeline</a></p>`,
    `<pre>${escaped(againCommand(report, provider, verdict))}</pre>`,
    '</article>',
  ].join('\n')
}

interface Kind {
  readonly first: Finding
  readonly times: number
}

/** Findings that say the same of several places, as one. */
function alike(findings: readonly Finding[]): readonly Kind[] {
  const kinds = new Map<string, Kind>()
  for (const finding of findings) {
    const { first = finding, times = 0 } = kinds.get(finding.what) ?? {}
    kinds.set(finding.what, { first, times: times + 1 })
  }
  return [...kinds.values()]
}

const findingHtml = ({ first: { what, where, expected, actual }, times }: Kind): string =>
  [
    `<p class="what">${escaped(what)}${times > 1 ? ` <span class="soft">${times} times</span>` : ''}</p>`,
    `<p class="soft mono">${escaped(where)}</p>`,
    '<div class="pair">',
    `<div class="want mono"><small>expected</small>${escaped(expected)}</div>`,
    `<div class="came mono"><small>actual</small>${escaped(actual)}</div>`,
    '</div>',
  ].join('')
