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
    const due = plain(transcript).flatMap((entry) => {
      const names = documented(transcript, entry)
      return names.length === 0 ? [] : [{ entry, names }]
    })
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
        if (after === undefined || documented(transcript, entry).includes('retry-after'))
          return null
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
function documented({ provider }: Transcript, entry: Entry): readonly string[] {
  const { operation, outcome, intent } = entry
  if (outcome === null) return none
  const known = headersOf(provider)
  const kind = `${operation} ${intent?.kind} ${outcome.kind === 'refused' ? outcome.fault : outcome.kind}`
  const found = known.get(kind)
  if (found !== undefined) return found
  const { headers } = spelled({ provider }, entry, { outcome: priced(outcome, provider) })
  const names = Object.keys(headers).filter((name) => name !== 'content-type')
  known.set(kind, names)
  return names
}

const none: readonly string[] = []

/** What was spelled once need not be again: the names depend on the kind of answer alone. */
const headersOf = memo((_: Provider): Map<string, readonly string[]> => new Map())

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
