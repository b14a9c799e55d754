import { type Format, mediaTypes } from '../../core/job.ts'
import { isComplete, pixelsOf } from '../../core/pixels.ts'
import { type Check, each, show } from '../check.ts'
import { inlining } from '../drills/files.ts'
import { tamperFiles, tamperOutcomes } from '../tamper.ts'
import { place, stories } from '../transcript.ts'
import { bytesOf, whereOf, whole } from './_files.ts'

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
