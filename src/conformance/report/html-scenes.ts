import type { Evidence, Taken } from './evidence.ts'
import { idOf } from './html-breaches.ts'
import { escaped } from './markup.ts'
import type { Report } from './report.ts'
import { timelines } from './timeline.ts'
import { timelineSvg } from './timeline-svg.ts'

/** Timelines are many and alike; those of breaches come first. */
const SCENES_MAX = 40
const CALM_SCENES_MAX = 2

/** A timeline for each job of the scripts that show something, and of a few others. */
export function scenes(_report: Report, evidence: readonly Evidence[]): string {
  const all = evidence.flatMap(({ provider, taken }) => {
    const loud = taken.filter(({ shows }) => shows.length > 0)
    const calm = taken.filter(({ shows }) => shows.length === 0).slice(0, CALM_SCENES_MAX)
    return [...loud, ...calm].map((one) => ({ id: provider.id, one }))
  })
  const sorted = all.toSorted(
    (a, b) => Number(b.one.shows.length > 0) - Number(a.one.shows.length > 0),
  )
  const shown = sorted.slice(0, SCENES_MAX).map(({ id, one }) => scene(id, one))
  if (shown.join('') === '') return ''
  const total = evidence.reduce((sum, { taken }) => sum + taken.length, 0)
  return [
    '<h2>Jobs, as they were seen</h2>',
    `<p class="soft">The scripts that show a breach, and the first others of each provider: ${shown.length} of ${total}. The rest is in the record and in exchanges.har.</p>`,
    legend,
    ...shown,
  ].join('\n')
}

function scene(provider: string, { shows, transcript, name }: Taken): string {
  const jobs = timelines(transcript)
  const anchors = shows.map((check) => `<a id="scene-${idOf(provider, check)}"></a>`).join('')
  const breaks = shows
    .map((check) => `<a href="#${idOf(provider, check)}"><code>${escaped(check)}</code></a>`)
    .join(', ')
  const title = shows.length === 0 ? `script ${escaped(name)}` : `breaks ${breaks}`
  const none = '<p class="soft">No job was accepted in this script.</p>'
  return [
    `<section class="scene">${anchors}<h3>${escaped(provider)} <span class="soft">· ${title}</span></h3>`,
    ...(jobs.length === 0 ? [none] : []),
    ...jobs.map(
      (job) =>
        `<div class="job"><div class="name">job ${job.job} <code>${escaped(job.id)}</code></div><div class="film">${timelineSvg(job)}</div></div>`,
    ),
    '</section>',
  ].join('')
}

const sign = (kind: string, path: string, name: string): string =>
  `<span><svg viewBox="-7 -7 14 14" aria-hidden="true"><g class="mark ${kind}"><path d="${path}"/></g></svg>${name}</span>`

const legend = `<div class="legend">${[
  sign('submit', 'M-4 -5.5 L6 0 L-4 5.5 Z', 'submit'),
  sign('poll', 'M-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0', 'poll'),
  sign('poll refused', 'M-4.5 0 a4.5 4.5 0 1 0 9 0 a4.5 4.5 0 1 0 -9 0', 'refused'),
  sign('cancel', 'M-4.5 -4.5 L4.5 4.5 M-4.5 4.5 L4.5 -4.5', 'cancel'),
  sign('file', 'M-4.5 -4.5 h9 v9 h-9 Z', 'file'),
  sign('webhook', 'M0 -6 L5.5 4 L-5.5 4 Z', 'webhook'),
  sign('held', 'M0 -6 L6 0 L0 6 L-6 0 Z', 'held'),
  sign('charged', 'M0 -6 L6 0 L0 6 L-6 0 Z', 'charged or released'),
].join('')}</div>`
