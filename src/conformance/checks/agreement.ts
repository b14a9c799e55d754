import { isRecord, readJson } from '../../core/exchange.ts'
import type { Result } from '../../core/job.ts'
import { pixelsOf } from '../../core/pixels.ts'
import { type Check, each, show } from '../check.ts'
import { tamperFiles, tamperOutcomes } from '../tamper.ts'
import { place, stories } from '../transcript.ts'
import { polled, type Seen } from './_pairs.ts'

export const sizeAsAsked: Check = {
  id: 'agreement/size-as-asked',
  sentence: 'An image has the pixels that were asked for, in whatever words they were.',
  source: 'width, height (Krea, Runware SEED); the five ratios’ sizes of Imagen 4 (DOCS)',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const jobs = stories(transcript)
    const images = transcript.entries.flatMap((entry) => {
      const { body } = entry.response
      const story = entry.act === 'fetch' ? jobs.find(({ job }) => job === entry.job) : undefined
      const pixels = typeof body === 'string' ? null : pixelsOf(body)
      return story === undefined || pixels === null ? [] : [{ entry, story, pixels }]
    })
    return each(images, ({ entry, story, pixels }) => {
      const { width, height } = story.submit.size
      if (pixels.width === width && pixels.height === height) return null
      return {
        what: 'an image is not of the size asked for',
        where: `step ${entry.step}: a file of job ${story.job}`,
        expected: `${width} × ${height}`,
        actual: `${pixels.width} × ${pixels.height}`,
      }
    })
  },
  mutants: [
    {
      id: 'thumbnails',
      plant: (target) => tamperFiles(target, (file) => ({ ...file, body: thumbnail })),
    },
  ],
}

/** As much of a PNG as tells its size, 64 × 64. */
const thumbnail = Uint8Array.of(
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 64, 0, 0, 0, 64],
)

export const deliveredAsAsked: Check = {
  id: 'agreement/delivered-as-asked',
  sentence: 'Images come as URLs, or inside the answer where that was asked for.',
  source: 'outputType (Runware SEED), convert_base64_to_url (AI/ML API DOCS); URLs elsewhere',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const done = stories(transcript).flatMap((story) => {
      const last = story.seen.at(-1)
      return last?.view.state === 'succeeded' ? [{ story, last }] : []
    })
    return each(done, ({ story, last }) => {
      const inside = story.submit.inline !== 'none'
      const came = last.view.results.filter(({ state }) => state === 'succeeded')
      if (came.length > 0 && came.every((result) => isDelivered(result, inside))) return null
      return {
        what: 'an image is not delivered as asked for',
        where: place(last.entry),
        expected: inside ? `inside the answer, as ${story.submit.inline}` : 'by URL',
        actual: show(came.map(({ url, base64 }) => ({ url, base64 }))),
      }
    })
  },
  mutants: [
    {
      id: 'always-inside',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job' || outcome.job.state !== 'succeeded') return outcome
          const results = outcome.job.results.map((result) => ({
            ...result,
            url: null,
            base64: 'iVBORw0KGgo=',
          }))
          return { kind: 'job', job: { ...outcome.job, results } }
        }),
    },
  ],
}

const isDelivered = ({ url, base64 }: Result, inside: boolean): boolean =>
  inside ? base64 !== null && url === null : url !== null

export const echoAsAsked: Check = {
  id: 'agreement/echo-as-asked',
  sentence: 'What a job repeats of its request is what was asked.',
  source: 'kie param, the request as JSON in a string (DOCS); input encoded twice (CODE)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const told = polled(transcript).flatMap((seen) => {
      const { echo } = seen.view
      return typeof echo === 'string' && isNews(seen) ? [{ seen, echo }] : []
    })
    return each(told, ({ seen, echo }) => {
      const sent = readJson(seen.story.accepted.request.body ?? '')
      const [asked, repeated] = [sent, readJson(echo)].map(plainly)
      if (asked === repeated) return null
      return {
        what: 'a job repeats another request than its own',
        where: place(seen.entry),
        expected: show(asked),
        actual: show(repeated),
      }
    })
  },
  mutants: [
    {
      id: 'other-request',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && typeof outcome.job.echo === 'string'
            ? { kind: 'job', job: { ...outcome.job, echo: '{"input":{"prompt":"a cat"}}' } }
            : outcome,
        ),
    },
  ],
}

/** No look before it told the same: most only repeat what is known. */
const isNews = ({ story, view }: Seen): boolean =>
  story.seen.find((other) => other.view.echo === view.echo)?.view === view

/** One text for the same request: names in one order, JSON in strings opened. */
function plainly(value: unknown): string {
  const opened = typeof value === 'string' && value.startsWith('{') ? readJson(value) : value
  if (!isRecord(opened)) return JSON.stringify(value) ?? ''
  return Object.keys(opened)
    .filter((name) => opened[name] !== undefined)
    .toSorted()
    .map((name) => `${name}: ${plainly(opened[name])}`)
    .join(', ')
}
