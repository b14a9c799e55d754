import { memo } from '../../core/memo.ts'
import { type Entry, type JobStory, stories, type Transcript } from '../transcript.ts'

/** One answer of the file host, and the job whose file it is. */
interface Answered {
  readonly entry: Entry
  readonly story: JobStory
}

/** In the order in which they were asked. */
export const answersOf = memo((transcript: Transcript): readonly Answered[] => {
  const jobs = stories(transcript)
  return transcript.entries.flatMap((entry) => {
    if (entry.act !== 'fetch' && entry.act !== 'look') return []
    const story = jobs.find(({ job }) => job === entry.job)
    return story === undefined ? [] : [{ entry, story }]
  })
})

export const bytesOf = ({ response: { body } }: Entry): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

export const isWhole = ({ request, response }: Entry): boolean =>
  request.method === 'GET' &&
  response.status === 200 &&
  request.headers.range === undefined &&
  request.headers['if-none-match'] === undefined

export const whole = (transcript: Transcript): Answered[] =>
  answersOf(transcript).filter(({ entry }) => isWhole(entry))

/** Answers of a kind, each with the whole file that was had before it. */
export const besideWhole = (transcript: Transcript, which: (entry: Entry) => boolean) =>
  answersOf(transcript).flatMap(({ entry }, index, all) => {
    const before = all
      .slice(0, index)
      .findLast(({ entry: other }) => isWhole(other) && other.request.path === entry.request.path)
    return before !== undefined && which(entry) ? [{ entry, file: before.entry }] : []
  })

/** URLs may hold tokens, so where a file lies is told by its host. */
export const whereOf = ({ step, request, response }: Entry): string =>
  `step ${step}: ${request.method} ${new URL(request.path, 'http://file').origin} → ${response.status}`
