import type { HttpResponse } from '../../core/exchange.ts'
import { isTerminal } from '../../core/job.ts'
import { type Check, each } from '../check.ts'
import { filing } from '../drills/files.ts'
import { tamperFiles } from '../tamper.ts'
import type { JobStory, Transcript } from '../transcript.ts'
import { answersOf, whereOf } from './_files.ts'

/** How long the file of a job is kept at the least and until when it must be gone. */
function stayOf({ submit, seen, accepted }: JobStory, { provider, quirks }: Transcript) {
  const keptMs = submit.keepMs ?? provider.files.keptMs(quirks)
  const over = seen.find(({ view }) => isTerminal(view.state))?.entry.at
  if (over === undefined) return null
  const until = keptMs ?? Number.POSITIVE_INFINITY
  // The job ended somewhere between the two.
  return {
    surely: accepted.outcome?.kind === 'job' ? endedAfter(seen) + until : 0,
    never: over + until,
  }
}

/** The last instant at which the job was seen not to be over. */
const endedAfter = (seen: JobStory['seen']): number => {
  const running = seen.findLast(({ view }) => !isTerminal(view.state))
  return running?.entry.at ?? Number.NEGATIVE_INFINITY
}

export const filesAreKept: Check = {
  id: 'files/are-kept',
  sentence: 'A file is there for as long as it is said to be kept.',
  source: 'docs.kie.ai: 14 days (DOCS); Runware ttl (SEED); for others INFERRED',
  severity: 'critical',
  needs: [],
  drill: filing,
  examine: (transcript) =>
    each(
      answersOf(transcript).filter(({ entry, story }) => {
        const stay = stayOf(story, transcript)
        return stay !== null && entry.at < stay.surely
      }),
      ({ entry }) =>
        entry.response.status < 400
          ? null
          : {
              what: 'a file is gone before its time',
              where: whereOf(entry),
              expected: 'the file',
              actual: String(entry.response.status),
            },
    ),
  mutants: [
    {
      id: 'gone-early',
      plant: (target) => tamperFiles(target, (file) => ({ ...file, status: 404, body: '' })),
    },
  ],
}

export const filesExpire: Check = {
  id: 'files/expire',
  sentence: 'A file is gone once it is kept no longer.',
  source: 'docs.kie.ai: 14 days (DOCS); Runware ttl (SEED); the status INFERRED',
  severity: 'minor',
  needs: ['time-travel'],
  drill: filing,
  examine: (transcript) => {
    const { status } = transcript.provider.files.gone
    const late = answersOf(transcript).filter(({ entry, story }) => {
      const stay = stayOf(story, transcript)
      return stay !== null && entry.at >= stay.never
    })
    return each(late, ({ entry }) =>
      entry.response.status === status
        ? null
        : {
            what: 'a file outlives its time',
            where: whereOf(entry),
            expected: String(status),
            actual: String(entry.response.status),
          },
    )
  },
  mutants: [
    {
      id: 'kept-for-good',
      plant: (target) => {
        const known = new Map<string, HttpResponse>()
        return tamperFiles(target, (file, _ask, url) => {
          if (file.status === 200) known.set(url, file)
          return file.status >= 400 ? (known.get(url) ?? file) : file
        })
      },
    },
  ],
}
