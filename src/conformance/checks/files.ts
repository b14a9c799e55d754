import type { HttpResponse } from '../../core/exchange.ts'
import { type Format, isTerminal, mediaTypes } from '../../core/job.ts'
import { memo } from '../../core/memo.ts'
import { isComplete, pixelsOf } from '../../core/pixels.ts'
import { type Check, each, type Finding, show } from '../check.ts'
import { filing, inlining } from '../drills.ts'
import { tamperFiles, tamperOutcomes } from '../tamper.ts'
import type { FileAsk } from '../target.ts'
import { type Entry, type JobStory, place, stories, type Transcript } from '../transcript.ts'

/** One answer of the file host, and the job whose file it is. */
interface Answered {
  readonly entry: Entry
  readonly story: JobStory
}

/** In the order in which they were asked. */
const answersOf = memo((transcript: Transcript): readonly Answered[] => {
  const jobs = stories(transcript)
  return transcript.entries.flatMap((entry) => {
    if (entry.act !== 'fetch' && entry.act !== 'look') return []
    const story = jobs.find(({ job }) => job === entry.job)
    return story === undefined ? [] : [{ entry, story }]
  })
})

const bytesOf = ({ response: { body } }: Entry): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

const isWhole = ({ request, response }: Entry): boolean =>
  request.method === 'GET' &&
  response.status === 200 &&
  request.headers.range === undefined &&
  request.headers['if-none-match'] === undefined

const whole = (transcript: Transcript): Answered[] =>
  answersOf(transcript).filter(({ entry }) => isWhole(entry))

/** Answers of a kind, each with the whole file that was had before it. */
const besideWhole = (transcript: Transcript, which: (entry: Entry) => boolean) =>
  answersOf(transcript).flatMap(({ entry }, index, all) => {
    const before = all
      .slice(0, index)
      .findLast(({ entry: other }) => isWhole(other) && other.request.path === entry.request.path)
    return before !== undefined && which(entry) ? [{ entry, file: before.entry }] : []
  })

/** URLs may hold tokens, so where a file lies is told by its host. */
const whereOf = ({ step, request, response }: Entry): string =>
  `step ${step}: ${request.method} ${new URL(request.path, 'http://file').origin} → ${response.status}`

const rfc = (section: string): string => `RFC 9110 §${section}`

export const headAgrees: Check = {
  id: 'files/head-agrees',
  sentence: 'HEAD on a file tells what GET does, without the file.',
  source: rfc('9.3.2'),
  severity: 'minor',
  needs: ['file-host'],
  drill: filing,
  examine: (transcript) =>
    each(
      besideWhole(transcript, ({ request }) => request.method === 'HEAD'),
      ({ entry, file }) => {
        const [told, got] = [entry, file].map(({ response: { status, headers } }) =>
          show([status, headers['content-type'], headers['content-length'], headers.etag]),
        )
        if (told === got && bytesOf(entry).length === 0) return null
        return {
          what: 'HEAD and GET disagree on a file',
          where: whereOf(entry),
          expected: `${got} and no body`,
          actual: `${told} and ${bytesOf(entry).length} bytes`,
        }
      },
    ),
  mutants: [
    {
      id: 'head-of-another',
      plant: (target) =>
        tamperFiles(target, (file, { method }) =>
          method === 'HEAD'
            ? { ...file, headers: { ...file.headers, 'content-length': '1' } }
            : file,
        ),
    },
    {
      id: 'no-head',
      plant: (target) =>
        tamperFiles(target, (file, { method }) =>
          method === 'HEAD' ? { ...file, status: 405 } : file,
        ),
    },
  ],
}

export const rangesKept: Check = {
  id: 'files/ranges-as-promised',
  sentence: 'A file host that takes ranges gives the bytes that were asked for.',
  source: rfc('14.2'),
  severity: 'minor',
  needs: ['file-host'],
  drill: filing,
  examine: (transcript) =>
    each(
      besideWhole(transcript, ({ request }) => request.headers.range !== undefined).filter(
        ({ file }) => file.response.headers['accept-ranges'] === 'bytes',
      ),
      ({ entry, file }) => rangeFault(entry, bytesOf(file)),
    ),
  mutants: [
    {
      id: 'another-part',
      plant: (target) => tamperFiles(target, (file, ask) => (isPart(ask) ? shifted(file) : file)),
    },
    {
      id: 'part-as-whole',
      plant: (target) =>
        tamperFiles(target, (file, ask) => (isPart(ask) ? { ...file, status: 200 } : file)),
    },
  ],
}

const isPart = ({ headers }: FileAsk): boolean => headers.range !== undefined

const shifted = (file: HttpResponse): HttpResponse =>
  typeof file.body === 'string' ? file : { ...file, body: file.body.map((byte) => byte ^ 1) }

function rangeFault(entry: Entry, file: Uint8Array): Finding | null {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(entry.request.headers.range ?? '') ?? []
  const wanted = file.subarray(Number(first), Number(last) + 1)
  const { status, headers } = entry.response
  const range = `bytes ${first}-${Number(first) + wanted.length - 1}/${file.length}`
  const same = bytesOf(entry).join() === wanted.join()
  if (status === 206 && headers['content-range'] === range && same) return null
  return {
    what: 'a part of a file is not the one asked for',
    where: whereOf(entry),
    expected: `206 ${range}`,
    actual: `${status} ${headers['content-range']}${same ? '' : ', other bytes'}`,
  }
}

export const filesStaySame: Check = {
  id: 'files/stay-the-same',
  sentence: 'A file that is fetched again has the same bytes and the same tag.',
  source: `${rfc('8.8.3')}; a result does not change (INFERRED)`,
  severity: 'major',
  needs: [],
  drill: filing,
  examine: (transcript) =>
    each(besideWhole(transcript, isWhole), ({ entry, file }) => {
      const tags = [file, entry].map(({ response }) => response.headers.etag)
      const same = Buffer.compare(bytesOf(entry), bytesOf(file)) === 0
      if (same && tags[0] === tags[1]) return null
      return {
        what: 'a file changed',
        where: whereOf(entry),
        expected: `tag ${show(tags[0])} and the same bytes`,
        actual: `tag ${show(tags[1])} and ${same ? 'the same' : 'other'} bytes`,
      }
    }),
  mutants: [
    {
      id: 'new-tag',
      plant: (target) => {
        let fetched = 0
        return tamperFiles(target, (file) => {
          fetched += 1
          return { ...file, headers: { ...file.headers, etag: `"${fetched}"` } }
        })
      },
    },
    {
      id: 'new-bytes',
      plant: (target) => {
        let fetched = 0
        return tamperFiles(target, (file) => {
          fetched += 1
          const { body } = file
          return typeof body === 'string'
            ? file
            : { ...file, body: Buffer.concat([body, Buffer.from([fetched % 256])]) }
        })
      },
    },
  ],
}

export const notModified: Check = {
  id: 'files/not-modified',
  sentence: 'A file that has a tag is not sent to whoever has it already.',
  source: rfc('13.1.2'),
  severity: 'minor',
  needs: ['file-host'],
  drill: filing,
  examine: (transcript) =>
    each(
      besideWhole(transcript, ({ request }) => request.headers['if-none-match'] !== undefined),
      ({ entry }) => {
        const { length } = bytesOf(entry)
        if (entry.response.status === 304 && length === 0) return null
        return {
          what: 'a file is sent to whoever has it',
          where: whereOf(entry),
          expected: '304 and no body',
          actual: `${entry.response.status} and ${length} bytes`,
        }
      },
    ),
  mutants: [
    {
      id: 'always-sent',
      plant: (target) => ({
        ...target,
        file: (url, how) => target.file(url, how && { ...how, headers: {} }),
      }),
    },
  ],
}

export const lengthAgrees: Check = {
  id: 'files/length-agrees',
  sentence: 'A file is as long as its answer says.',
  source: rfc('8.6'),
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(
      whole(transcript).filter(
        ({ entry: { response } }) =>
          response.headers['content-length'] !== undefined &&
          response.headers['content-encoding'] === undefined,
      ),
      ({ entry }) => {
        const told = entry.response.headers['content-length']
        const { length } = bytesOf(entry)
        if (told === String(length)) return null
        return {
          what: 'a file is not as long as its answer says',
          where: whereOf(entry),
          expected: show(told),
          actual: String(length),
        }
      },
    ),
  mutants: [
    {
      id: 'cut-short',
      plant: (target) => tamperFiles(target, (file) => ({ ...file, body: file.body.slice(0, -1) })),
    },
  ],
}

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

export const sizeAsAsked: Check = {
  id: 'media/size-as-asked',
  sentence: 'A file has as many pixels as were asked for.',
  source:
    'documented: width, height (Krea, Runware); aspect ratios by the model’s sizes (INFERRED)',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(whole(transcript), ({ entry, story: { submit } }) => {
      const size = pixelsOf(bytesOf(entry))
      const { width, height } = submit.size
      if (size?.width === width && size.height === height) return null
      return {
        what: 'a file has another size than was asked for',
        where: whereOf(entry),
        expected: `${width}×${height}`,
        actual: size === null ? 'no image' : `${size.width}×${size.height}`,
      }
    }),
  mutants: [
    { id: 'thumbnail', plant: (target) => tamperFiles(target, (file) => ({ ...file, body: dot })) },
  ],
}

/** The start of a PNG of one pixel. */
const dot = Uint8Array.from([
  0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
  0, 0, 0, 1, 8, 0, 0, 0, 0,
])

const endings = {
  png: /\.png$/i,
  jpg: /\.jpe?g$/i,
  webp: /\.webp$/i,
} as const satisfies Record<Format, RegExp>

export const namedByFormat: Check = {
  id: 'media/named-by-format',
  sentence: 'A file whose name has an ending has that of the format asked for.',
  source: 'SEED imageURL (Runware), samples of each provider',
  severity: 'minor',
  needs: [],
  examine: (transcript) => {
    const named = stories(transcript).flatMap(({ seen, submit: { format } }) =>
      seen.flatMap(({ entry, view }) =>
        view.results.flatMap(({ url }) => {
          const name = url === null ? '' : (URL.parse(url)?.pathname ?? '')
          return /\.\w+$/.test(name) ? [{ entry, name, format }] : []
        }),
      ),
    )
    return each(named, ({ entry, name, format }) =>
      endings[format].test(name)
        ? null
        : {
            what: 'a file is not named by its format',
            where: place(entry),
            expected: `.${format}`,
            actual: name.slice(name.lastIndexOf('.')),
          },
    )
  },
  mutants: [
    {
      id: 'named-gif',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job') return outcome
          const results = outcome.job.results.map((result) => ({
            ...result,
            url: result.url?.replace(/\.\w+$/, '.gif') ?? null,
          }))
          return { kind: 'job', job: { ...outcome.job, results } }
        }),
    },
  ],
}

export const inlineIsImage: Check = {
  id: 'media/inline-is-an-image',
  sentence: 'A file inside an answer is a whole image of the size and format asked for.',
  source: 'SEED outputType (Runware), convert_base64_to_url (AI/ML API, DOCS)',
  severity: 'critical',
  needs: [],
  drill: inlining,
  examine: (transcript) => {
    const inlined = stories(transcript).flatMap(({ seen, submit }) =>
      seen.flatMap(({ entry, view }) =>
        view.results.flatMap(({ base64 }) => (base64 === null ? [] : [{ entry, submit, base64 }])),
      ),
    )
    return each(inlined, ({ entry, submit: { size, format }, base64 }) => {
      const bytes = Buffer.from(base64, 'base64')
      const found = pixelsOf(bytes)
      const right = found?.width === size.width && found.height === size.height
      if (right && isComplete(bytes) && startOf(bytes) === format) return null
      return {
        what: 'a file inside an answer is not the image asked for',
        where: place(entry),
        expected: `${mediaTypes[format]} of ${size.width}×${size.height}`,
        actual:
          found === null
            ? `no image: ${show(base64.slice(0, 40))}`
            : show({ ...found, whole: isComplete(bytes) }),
      }
    })
  },
  mutants: [
    {
      id: 'not-base64-of-an-image',
      plant: (target, plot) =>
        tamperOutcomes(target, plot, (outcome) => {
          if (outcome.kind !== 'job') return outcome
          const results = outcome.job.results.map((result) => ({
            ...result,
            base64: result.base64 === null ? null : 'aGVsbG8=',
          }))
          return { kind: 'job', job: { ...outcome.job, results } }
        }),
    },
  ],
}

/** The format that an image's first bytes show. */
function startOf(bytes: Uint8Array): Format | null {
  if (bytes[0] === 0x89) return 'png'
  if (bytes[0] === 0xff) return 'jpg'
  return bytes[0] === 0x52 ? 'webp' : null
}
