import type { Finding } from '../check.ts'
import { type Script, scriptLine } from '../script.ts'
import type { Evidence } from './evidence.ts'
import { culprits, filmsOf, takenFor } from './html-films.ts'
import { idOf } from './html-ids.ts'
import { escaped } from './markup.ts'
import { againCommand, type Report } from './report.ts'
import { type Breached, onceOnly, rerunsText, worstFirst } from './worst.ts'

/** A page with more of them is not read. */
const CARDS_MAX = 60
const FINDINGS_MAX = 3

/** What is broken, worst first, each with how to see it again; then what broke once only. */
export const breachCards = (report: Report, evidence: readonly Evidence[]): string =>
  cards('What broke, worst first', worstFirst(report), { report, evidence }) +
  cards('Broken once, and not again', onceOnly(report), { report, evidence })

interface Shown {
  readonly report: Report
  readonly evidence: readonly Evidence[]
}

function cards(title: string, some: readonly Breached[], { report, evidence }: Shown): string {
  if (some.length === 0) return ''
  const more = some.length - CARDS_MAX
  return [
    `<h2>${title}</h2>`,
    ...some.slice(0, CARDS_MAX).map((one) => card(report, one, evidence)),
    ...(more > 0 ? [`<p class="soft">and ${more} more, in report.json</p>`] : []),
  ].join('\n')
}

function card(
  report: Report,
  { provider, verdict }: Breached,
  evidence: readonly Evidence[],
): string {
  const { check, severity, sentence, source, findings, script } = verdict
  const kinds = alike(findings)
  const more = kinds.length - FINDINGS_MAX
  const id = idOf(provider, check)
  const link =
    takenFor(evidence, provider, check) !== undefined
      ? ` · <a href="#scene-${id}">all jobs of the script</a>`
      : ''
  return [
    `<article class="card ${severity}${verdict.fate === 'broken' ? '' : ' once'}" id="${id}">`,
    `<div class="head"><span class="tag">${severity}</span><h3>${escaped(provider)} · <code>${escaped(check)}</code></h3><span class="soft">${rerunsText(verdict).slice(2)}</span></div>`,
    `<p class="soft">${escaped(sentence)}</p>`,
    ...kinds.slice(0, FINDINGS_MAX).map(findingHtml),
    ...(more > 0 ? [`<p class="soft">and ${more} more of other kinds</p>`] : []),
    filmsOf({ provider, check, findings }, evidence),
    stepsHtml(script, findings),
    `<p class="soft">Source: ${escaped(source)}${link}</p>`,
    `<pre>${escaped(againCommand(report, provider, verdict))}</pre>`,
    '</article>',
  ].join('\n')
}

/** The script as chips, the steps that show the breach among them marked. */
function stepsHtml(script: Script, findings: readonly Finding[]): string {
  const { steps } = culprits(findings)
  const chips = script.map((step, index) => {
    const wrong = steps.has(index) ? ' class="wrong"' : ''
    return `<li${wrong}><small>${index}</small>${escaped(scriptLine([step]))}</li>`
  })
  const list = `<ol class="steps">${chips.join('')}</ol>`
  return chips.length <= STEPS_MAX
    ? list
    : `<details class="script"><summary>the script, ${chips.length} steps</summary>${list}</details>`
}

/** A longer script is folded away. */
const STEPS_MAX = 24

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
