import { readJson } from '../../core/exchange.ts'
import { allFaults, type Fault, type Refusal, refuse } from '../../core/fault.ts'
import type { Intent } from '../../core/intent.ts'
import { memo } from '../../core/memo.ts'
import type { Provider } from '../../core/provider.ts'
import { noQuirks } from '../../core/quirk.ts'
import { type Check, each } from '../check.ts'
import { tamperResponses } from '../tamper.ts'
import { type Entry, place, type Transcript } from '../transcript.ts'
import { beforeAnyLook } from './_refused.ts'
import { spelled } from './_spelled.ts'

export const statusOfFault: Check = {
  id: 'errors/status-of-its-fault',
  sentence: 'A refusal has the HTTP status that the provider has for what is wrong.',
  source: 'fault table of each provider, a row with its evidence each',
  severity: 'major',
  needs: [],
  examine: (transcript) => {
    const due = transcript.entries.flatMap((entry) => {
      const { outcome } = entry
      if (outcome?.kind !== 'refused' || isPart(entry)) return []
      const known = beforeAnyLook.includes(outcome.fault) ? null : faultOf(entry)
      const faults = known === null ? faultsInWords(transcript, entry, outcome) : [known]
      return faults.length === 0 ? [] : [{ entry, faults }]
    })
    return each(due, ({ entry, faults }) => {
      // Quirks may show, and need not.
      const statuses = faults.flatMap((fault) =>
        [noQuirks, transcript.quirks].map(
          (quirks) => spelled(transcript, entry, { outcome: refuse(fault), quirks }).status,
        ),
      )
      if (statuses.includes(entry.response.status)) return null
      return {
        what: `${entry.operation}: ${faults.join(' or ')} is answered with ${entry.response.status}`,
        where: place(entry),
        expected: [...new Set(statuses)].join(' or '),
        actual: String(entry.response.status),
      }
    })
  },
  mutants: [
    {
      id: 'teapot',
      plant: (target) =>
        tamperResponses(target, (response) =>
          response.status < 400 ? response : { ...response, status: 418 },
        ),
    },
  ],
}

/** The faults that the provider has just these words for. */
function faultsInWords(transcript: Transcript, entry: Entry, { code, message }: Refusal): Fault[] {
  const { intent } = entry
  if (intent === null || message === null) return []
  return [...wordsOf(transcript, entry, intent)].flatMap(([fault, words]) =>
    words.code === code && words.message === message ? [fault] : [],
  )
}

/** What a provider says of each fault, in answer to one kind of call. */
function wordsOf(transcript: Transcript, entry: Entry, intent: Intent) {
  const { provider } = transcript
  const known = lexicon(provider)
  const kind = `${entry.operation} ${intent.kind}`
  const found = known.get(kind) ?? new Map(allFaults.map((fault) => [fault, said(fault)]))
  known.set(kind, found)
  return found

  function said(fault: Fault): Pick<Refusal, 'code' | 'message'> {
    const own = provider.dialect.read(
      spelled(transcript, entry, { outcome: refuse(fault) }),
      intent,
    )
    return own.kind === 'refused' ? own : { code: null, message: null }
  }
}

/** What was spelled once need not be again. */
const lexicon = memo(
  (_: Provider): Map<string, ReadonlyMap<Fault, Pick<Refusal, 'code' | 'message'>>> => new Map(),
)

/** The status of a call of several tells of no one of them. */
function isPart({ act, request }: Entry): boolean {
  if (act === 'batch') return true
  const tasks = act === 'request' ? readJson(String(request.body)) : null
  return Array.isArray(tasks) && tasks.length > 1
}

/** What is wrong with a request, known from how it was made; `null`: nothing. */
function faultOf({ act, broken, who }: Entry): Fault | null {
  if (act === 'knock' || who === 'nobody' || who === 'intruder') return 'unauthorized'
  if (broken !== null) return broken.startsWith('/') ? 'invalid' : (ofBreaking[broken] ?? null)
  if (who === 'broke') return act === 'submit' ? 'out-of-credit' : null
  if (act === 'cancel-unknown') return 'not-found'
  return act === 'poll-unknown' || (act === 'poll' && who === 'stranger') ? 'not-found' : null
}

const ofBreaking: Readonly<Record<string, Fault>> = {
  'not-json': 'malformed',
  'unknown-path': 'unknown-path',
  'wrong-method': 'wrong-method',
}
