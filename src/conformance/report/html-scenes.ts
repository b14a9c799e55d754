import type { Evidence, Taken } from './evidence.ts'
import { film } from './html-films.ts'
import { idOf } from './html-ids.ts'
import { escaped } from './markup.ts'
import { timelines } from './timeline.ts'
import { paths } from './timeline-svg.ts'

/** Timelines are many and alike; those of breaches come first. */
const SCENES_MAX = 40
const CALM_SCENES_MAX = 1

/** A timeline for each job of the scripts that show something, and of a few others. */
export function scenes(evidence: readonly Evidence[]): string {
  const all = evidence.flatMap(({ provider, taken }) => {
    const loud = taken.filter(({ shows }) => shows.length > 0)
    const sound = taken.filter(({ shows }) => shows.length === 0)
    const calm = sound.filter(hasJobs).slice(0, CALM_SCENES_MAX)
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
    `<p class="soft">The scripts that show a breach, and the first other of each provider with a job: ${shown.length} of ${total}. The rest is in the record and in exchanges.har.</p>`,
    legend,
    ...shown,
  ].join('\n')
}

const hasJobs = ({ transcript }: Taken): boolean => timelines(transcript).length > 0

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
    ...jobs.map((job) => film(job)),
    '</section>',
  ].join('')
}

const sign = (kind: string, path: string, name: string): string =>
  `<span><svg viewBox="-7 -7 14 14" aria-hidden="true"><g class="mark ${kind}"><path d="${path}"/></g></svg>${name}</span>`

const legend = `<div class="legend">${[
  sign('submit', paths.submit, 'submit'),
  sign('poll', paths.poll, 'poll'),
  sign('poll refused', paths.poll, 'refused'),
  sign('cancel', paths.cancel, 'cancel'),
  sign('file', paths.file, 'file'),
  sign('webhook', paths.webhook, 'webhook'),
  sign('held', paths.held, 'held'),
  sign('charged', paths.charged, 'charged'),
  sign('released', paths.released, 'released'),
].join('')}</div>`
