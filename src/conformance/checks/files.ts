import type { HttpResponse } from '../../core/exchange.ts'
import { type Check, each, type Finding, show } from '../check.ts'
import { filing } from '../drills/files.ts'
import { tamperFiles } from '../tamper.ts'
import type { FileAsk } from '../target.ts'
import type { Entry } from '../transcript.ts'
import { besideWhole, bytesOf, isWhole, whereOf, whole } from './_files.ts'

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
