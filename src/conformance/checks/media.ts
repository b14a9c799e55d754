import { type Format, mediaTypes } from '../../core/job.ts'
import { type Check, each, type Finding } from '../check.ts'
import { tamperFiles, tamperOutcomes } from '../tamper.ts'
import { type Entry, type JobStory, place, stories, type Transcript } from '../transcript.ts'

export const countAsAsked: Check = {
  id: 'media/count-as-asked',
  sentence: 'A job that succeeded has as many results as were asked for.',
  source: 'documented: num_images (kie, AI/ML API), numberResults (Runware); one at Krea',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const done = stories(transcript).flatMap((story) => {
      const last = story.seen.at(-1)
      return last?.view.state === 'succeeded' ? [{ story, last }] : []
    })
    return each(done, ({ story, last }) => {
      const { length } = last.view.results
      if (length === story.submit.count) return null
      return {
        what: 'the number of results is not the one asked for',
        where: place(last.entry),
        expected: String(story.submit.count),
        actual: String(length),
      }
    })
  },
  mutants: [
    {
      id: 'one-too-few',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) =>
          outcome.kind === 'job' && outcome.job.state === 'succeeded'
            ? {
                kind: 'job',
                job: { ...outcome.job, results: [...outcome.job.results, ...outcome.job.results] },
              }
            : outcome,
        ),
    },
  ],
}

/** How a file of each format begins; WEBP has its name behind the length. */
const magic = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  webp: [0x52, 0x49, 0x46, 0x46],
} as const satisfies Record<Format, readonly number[]>

export const filesAreImages: Check = {
  id: 'media/files-are-images',
  sentence: 'The file behind a result’s URL is an image of the format that was asked for.',
  source: 'documented: outputFormat (Runware), mime_type (AI/ML API), .png URLs (Krea, kie)',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(filesOf(transcript), ({ entry, story }) => imageFault(entry, story)),
  mutants: [
    {
      id: 'html-file',
      plant: (target) => tamperFiles(target, (file) => ({ ...file, body: '<html></html>' })),
    },
    { id: 'gone', plant: (target) => tamperFiles(target, (file) => ({ ...file, status: 404 })) },
    {
      id: 'mislabelled',
      plant: (target) =>
        tamperFiles(target, (file) => ({
          ...file,
          headers: { ...file.headers, 'content-type': 'text/plain' },
        })),
    },
  ],
}

function filesOf(transcript: Transcript): { entry: Entry; story: JobStory }[] {
  const jobs = stories(transcript)
  return transcript.entries.flatMap((entry) => {
    const story = entry.act === 'fetch' ? jobs.find(({ job }) => job === entry.job) : undefined
    return story === undefined ? [] : [{ entry, story }]
  })
}

function imageFault(entry: Entry, { submit: { format } }: JobStory): Finding | null {
  const { status, headers, body } = entry.response
  const type = headers['content-type']
  const start = typeof body === 'string' ? [] : [...body.subarray(0, magic[format].length)]
  if (status === 200 && type === mediaTypes[format] && start.join() === magic[format].join())
    return null
  return {
    what: 'a result’s file is not the image asked for',
    where: `step ${entry.step}: GET ${new URL(entry.request.path, 'http://file').origin}`,
    expected: `200 ${mediaTypes[format]} that begins as ${format}`,
    actual: `${status} ${type} that begins with bytes ${start.join(' ') || 'of text'}`,
  }
}
