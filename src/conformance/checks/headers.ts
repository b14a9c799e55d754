import type { HttpResponse } from '../../core/exchange.ts'
import { memo } from '../../core/memo.ts'
import type { Outcome } from '../../core/outcome.ts'
import type { Provider } from '../../core/provider.ts'
import { type Check, each, show } from '../check.ts'
import { tamperResponses } from '../tamper.ts'
import type { Target } from '../target.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { spelled } from './_spelled.ts'

export const charset: Check = {
  id: 'headers/charset',
  sentence: 'Where an answer names its charset, it is UTF-8.',
  source: 'RFC 8259 §8.1: JSON that is exchanged is UTF-8',
  severity: 'minor',
  needs: [],
  examine: ({ entries }) =>
    each(
      entries.filter(({ response }) => response.headers['content-type'] !== undefined),
      (entry) => {
        const type = entry.response.headers['content-type'] ?? ''
        const named = /charset="?([^;"\s]+)/i.exec(type)?.[1]
        if (named === undefined || named.toLowerCase() === 'utf-8') return null
        return {
          what: `an answer of ${entry.operation} is ${named}`,
          where: place(entry),
          expected: 'utf-8, or no charset',
          actual: type,
        }
      },
    ),
  mutants: [
    {
      id: 'latin-1',
      plant: (target) =>
        withHeaders(target, (headers) => ({
          ...headers,
          'content-type': `${headers['content-type']?.split(';')[0]}; charset=iso-8859-1`,
        })),
    },
  ],
}

export const asDocumented: Check = {
  id: 'headers/as-documented',
  sentence: 'An answer has each header that the provider documents for such an answer.',
  source: 'documented: request tracing (AI/ML API: x-inference-id and what was used)',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const due = duly(transcript)
    return each(due, ({ entry, names }) =>
      names
        .filter((name) => entry.response.headers[name] === undefined)
        .map((name) => ({
          what: `${entry.operation} ${entry.response.status} lacks the header ${name}`,
          where: place(entry),
          expected: names.join(', '),
          actual: Object.keys(entry.response.headers).join(', '),
        })),
    )
  },
  mutants: [
    {
      id: 'traceless',
      plant: (target) =>
        withHeaders(target, ({ 'content-type': type }) =>
          type === undefined ? {} : { 'content-type': type },
        ),
    },
  ],
}

export const soundValues: Check = {
  id: 'headers/sound-values',
  sentence:
    'A documented header has a value of its kind: a number, or an id as long as the others.',
  source: 'documented: request tracing (AI/ML API: x-inference-id and what was used)',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(duly(transcript), ({ entry, names, own }) =>
      names.flatMap((name) => {
        const [value, wanted] = [entry.response.headers[name], own[name] ?? '']
        if (value === undefined || kindOf(value) === kindOf(wanted)) return []
        return {
          what: `${entry.operation} ${entry.response.status} has nonsense in the header ${name}`,
          where: place(entry),
          expected: `something like ${wanted}`,
          actual: show(value),
        }
      }),
    ),
  mutants: [
    {
      id: 'question-marks',
      plant: (target) =>
        withHeaders(target, ({ 'content-type': type, ...others }) => ({
          ...Object.fromEntries(Object.keys(others).map((name) => [name, '?'])),
          ...(type !== undefined && { 'content-type': type }),
        })),
    },
  ],
}

const kindOf = (value: string): string => {
  if (/^\d+(?:\.\d+)?$/.test(value)) return 'a number'
  return /^[\w-]{8,}$/.test(value) ? 'an id' : 'words'
}

interface Due {
  readonly entry: Entry
  /** The headers that such an answer has. */
  readonly names: readonly string[]
  /** As the provider's own spelling has them. */
  readonly own: HttpResponse['headers']
}

const duly = memo((transcript: Transcript): readonly Due[] =>
  plain(transcript).flatMap((entry) => {
    const own = documented(transcript, entry)
    const names = Object.keys(own)
    return names.length === 0 ? [] : [{ entry, names, own }]
  }),
)

export const noRetryAfter: Check = {
  id: 'headers/no-undocumented-retry-after',
  sentence: 'A refusal says when to try again only where that is documented.',
  source:
    'documented headers; none of the providers has a Retry-After (AI/ML API: DOCS usage logs)',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(
      plain(transcript).filter(({ outcome }) => outcome?.kind === 'refused'),
      (entry) => {
        const after = entry.response.headers['retry-after']
        if (after === undefined || 'retry-after' in documented(transcript, entry)) return null
        return {
          what: `${entry.operation} ${entry.response.status} has a Retry-After`,
          where: place(entry),
          expected: 'none',
          actual: show(after),
        }
      },
    ),
  mutants: [
    {
      id: 'try-again-later',
      plant: (target) =>
        tamperResponses(target, (response) =>
          response.status < 400
            ? response
            : { ...response, headers: { ...response.headers, 'retry-after': '30' } },
        ),
    },
  ],
}

/** Answers that mean something to the dialect, one answer a call. */
const plain = memo(({ entries }: Transcript): readonly Entry[] =>
  entries.filter(
    ({ act, intent, outcome, response }) =>
      act !== 'batch' && intent !== null && outcome !== null && !isForeign(outcome, response),
  ),
)

const isForeign = (outcome: Outcome, { status }: HttpResponse): boolean =>
  outcome.kind === 'refused' && outcome.fault === 'internal' && status < 500

/** The headers beside the content type of an answer of one kind, by the provider's own spelling
 *  and with no quirk on. */
function documented({ provider }: Transcript, entry: Entry): HttpResponse['headers'] {
  const { operation, outcome, intent } = entry
  if (outcome === null) return none
  const known = headersOf(provider)
  const kind = `${operation} ${intent?.kind} ${outcome.kind === 'refused' ? outcome.fault : outcome.kind}`
  const found = known.get(kind)
  if (found !== undefined) return found
  const { headers } = spelled({ provider }, entry, { outcome: priced(outcome, provider) })
  const { 'content-type': _, ...own } = headers
  known.set(kind, own)
  return own
}

const none: HttpResponse['headers'] = {}

/** What was spelled once need not be again: the names depend on the kind of answer alone. */
const headersOf = memo((_: Provider): Map<string, HttpResponse['headers']> => new Map())

/** A job whose cost is known, as it is to the provider. */
const priced = (outcome: Outcome, { price }: Provider): Outcome =>
  outcome.kind === 'job'
    ? { kind: 'job', job: { ...outcome.job, costMicroUsd: price.imageMicroUsd } }
    : outcome

const withHeaders = (
  target: Target,
  change: (headers: HttpResponse['headers']) => HttpResponse['headers'],
): Target =>
  tamperResponses(target, (response) => ({ ...response, headers: change(response.headers) }))
