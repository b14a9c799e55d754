import { type HttpResponse, readJson } from '../../core/exchange.ts'
import { type Check, each, show } from '../check.ts'
import { tamperRequests, tamperResponses } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { aboutNoRequest, describe, refusedWith } from './_refused.ts'
import { soundInstead } from './_sound.ts'

export const invalidRefused: Check = {
  id: 'errors/invalid-refused',
  sentence: 'A request that breaks one constraint of the contract is refused as invalid.',
  source: 'compiled document: request schemas',
  severity: 'critical',
  needs: [],
  examine: (transcript) =>
    each(
      brokenBy(transcript, (label) => label.startsWith('/')),
      (entry) =>
        refusedWith(
          entry,
          ['invalid', 'malformed'],
          `${entry.operation} does not refuse ${entry.broken}`,
        ),
    ),
  mutants: [soundInstead('constraints-unenforced', (label) => label.startsWith('/'))],
}

export const malformedRefused: Check = {
  id: 'errors/malformed-refused',
  sentence: 'A body that is no JSON is refused in the tongue of the provider.',
  source: 'documented content type: application/json',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(
      brokenBy(transcript, (label) => label === 'not-json'),
      (entry) =>
        refusedWith(
          entry,
          ['malformed', 'invalid'],
          `${entry.operation} does not refuse what is no JSON`,
        ),
    ),
  mutants: [soundInstead('json-or-not', (label) => label === 'not-json')],
}

export const pathsRefused: Check = {
  id: 'errors/own-tongue',
  sentence: 'An unknown path or method is refused in the tongue of the provider.',
  source: 'error shapes in specs/<id>/examples; that unknown paths have them too is INFERRED',
  severity: 'minor',
  needs: [],
  examine: (transcript) =>
    each(
      brokenBy(transcript, (label) => label === 'unknown-path' || label === 'wrong-method'),
      (entry) => {
        const { outcome } = entry
        const refused = outcome?.kind === 'refused' && outcome.fault !== 'internal'
        const spoken = refused && readJson(entry.response.body) !== undefined
        if (spoken) return null
        return {
          what: `${entry.broken} is not refused in the provider's tongue`,
          where: place(entry),
          expected: 'the provider’s own error body',
          actual: show(entry.response.body),
        }
      },
    ),
  mutants: [
    {
      id: 'html-errors',
      plant: (target) =>
        tamperResponses(target, (response) =>
          response.status >= 400 ? { ...response, body: '<h1>Not Found</h1>' } : response,
        ),
    },
    soundInstead('any-path', (label) => label === 'unknown-path'),
  ],
}

export const validAccepted: Check = {
  id: 'errors/valid-accepted',
  sentence: 'A request that keeps the contract is accepted.',
  source: 'compiled document: request schemas',
  severity: 'critical',
  needs: [],
  examine: (transcript) => {
    const sound = transcript.entries.filter(
      ({ act, who, broken }) => act === 'submit' && who === 'caller' && broken === null,
    )
    return each(sound, (entry) => {
      const { outcome } = entry
      const refused = outcome?.kind === 'refused' && !aboutNoRequest.includes(outcome.fault)
      if (outcome !== null && !refused && outcome.kind !== 'nothing') return null
      return {
        what: 'a valid submit is refused',
        where: place(entry),
        expected: 'accepted',
        actual: describe(outcome),
      }
    })
  },
  mutants: [
    {
      id: 'refuses-all',
      plant: (target) =>
        tamperRequests(target, (request, { intent }) =>
          intent?.kind === 'submit' ? { ...request, body: '{}' } : request,
        ),
    },
  ],
}

export const unknownJob: Check = {
  id: 'errors/unknown-job',
  sentence: 'A job that nobody has is not found.',
  source: 'documented: Krea 404, kie code 422; Runware answers with no data (CODE)',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(
      transcript.entries.filter(({ act }) => act === 'poll-unknown' || act === 'cancel-unknown'),
      (entry) =>
        entry.outcome?.kind === 'nothing'
          ? null
          : refusedWith(entry, ['not-found'], 'a job that was never submitted is found'),
    ),
  mutants: [
    {
      id: 'finds-anything',
      plant: (target, { provider }) => {
        let known: { readonly id: string; readonly response: HttpResponse } | null = null
        return tamperResponses(target, (response, { intent, who }) => {
          if (intent?.kind !== 'poll' || who !== 'caller') return response
          const { id } = intent
          const outcome = provider.dialect.read(response, intent)
          if (outcome.kind === 'job') known = { id, response }
          if (outcome.kind === 'job' || known === null) return response
          const body = String(known.response.body).replaceAll(known.id, id)
          return { ...known.response, body }
        })
      },
    },
  ],
}

export const conflictRefused: Check = {
  id: 'errors/conflict-refused',
  sentence: 'An id that the caller chose and used before is refused.',
  source: 'Runware conflictTaskUUID (CODE: Runware/sdk-python); after completion INFERRED',
  severity: 'major',
  needs: [],
  examine: (transcript) =>
    each(
      transcript.entries.filter((entry) => entry.act === 'resend' && accepted(transcript, entry)),
      (entry) => refusedWith(entry, ['conflict'], 'a used id is accepted again'),
    ),
  mutants: [
    {
      id: 'forgets-ids',
      plant: (target) => {
        const first = new Map<string, Awaited<ReturnType<typeof target.send>>>()
        return tamperResponses(target, (response, { intent }) => {
          if (intent?.kind !== 'submit' || intent.id === null) return response
          const known = first.get(intent.id)
          if (known === undefined) first.set(intent.id, response)
          return known ?? response
        })
      },
    },
  ],
}

const accepted = ({ entries }: Transcript, { job }: Entry): boolean =>
  entries.some(
    (entry) => entry.act === 'submit' && entry.job === job && entry.outcome?.kind === 'job',
  )

const brokenBy = ({ entries }: Transcript, which: (label: string) => boolean): Entry[] =>
  entries.filter(({ broken }) => broken !== null && which(broken))
