import type { Mutant } from '../conformance/check.ts'
import type { Note, Received, Target } from '../conformance/target.ts'
import { dice } from '../core/dice.ts'
import { type HttpRequest, type HttpResponse, readJson } from '../core/exchange.ts'
import { refuse } from '../core/fault.ts'
import type { Answer } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { chosenQuirks, type Quirks } from '../core/quirk.ts'
import { type Asked, askedOf } from './asked.ts'
import { allFaults, inlinesOf, jobsOf, NOW, outcomesOf } from './outcomes.ts'

/** An answer that a provider's dialect can give, and to what. */
export interface Saying {
  readonly operation: string
  readonly request: HttpRequest
  readonly note: Note
  readonly response: HttpResponse
}

/**
 * All that a provider's dialect can say, wider than all that its mock ever says: every outcome,
 * whether a kernel would come to it or not, spelled in answer to every kind of call, quirks off and
 * on. What a fault changes nothing of here, no answer of the mock can show.
 */
export interface Tongue {
  readonly sayings: readonly Saying[]
  readonly calls: readonly Received[]
  /** The bodies of an operation's answers with one status, read, each once. */
  bodies(operation: string, status: number): readonly unknown[]
  /** The statuses with which an operation answers. */
  statuses(operation: string): readonly number[]
  /** Whether a target with the fault says anything else. */
  showsIn(mutant: Pick<Mutant, 'plant'>): Promise<boolean>
}

const LOOKS = 8

export function tongueOf(provider: Provider): Tongue {
  const spoken = manners(provider).flatMap((quirks) => sayingsOf(provider, quirks))
  const sayings = distinct(spoken, ({ operation, response, note }) =>
    JSON.stringify([
      operation,
      note.intent?.kind,
      response.status,
      response.headers,
      response.body,
    ]),
  )
  const calls = manners(provider).flatMap((quirks) => callsOf(provider, quirks))
  const byStatus = Map.groupBy(sayings, keyOf)
  return {
    sayings,
    calls,
    bodies: (operation, status) =>
      distinct(
        (byStatus.get(`${operation} ${status}`) ?? []).map(({ response }) => String(response.body)),
        (body) => body,
      ).map(readJson),
    statuses: (operation) => [
      ...new Set(sayings.flatMap((s) => (s.operation === operation ? s.response.status : []))),
    ],
    showsIn: (mutant) => shows(mutant, { provider, sayings, calls }),
  }
}

const keyOf = ({ operation, response }: Saying): string => `${operation} ${response.status}`

const manners = ({ quirks }: Provider): readonly Quirks[] => [
  new Set(),
  chosenQuirks(quirks, { fidelity: 'observed' }),
]

function distinct<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()]
}

interface Recital {
  readonly provider: Provider
  readonly sayings: readonly Saying[]
  readonly calls: readonly Received[]
}

/** Has a target that can do nothing but recite say all it knows, several times over. */
async function shows({ plant }: Pick<Mutant, 'plant'>, recital: Recital): Promise<boolean> {
  const { provider, sayings, calls } = recital
  const answers = new Map(sayings.map(({ request, response }) => [request, response]))
  const target = plant(reciting(answers, calls), { provider })
  for (let look = 0; look < LOOKS; look += 1) {
    for (const { request, note, response } of sayings) {
      const said = await target.send(request, note)
      if (said !== response && !alike(said, response)) return true
    }
  }
  if ((await target.file(ANY_FILE)) !== speechless) return true
  return target.received() !== calls && JSON.stringify(target.received()) !== JSON.stringify(calls)
}

const alike = (one: HttpResponse, other: HttpResponse): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const reciting = (
  answers: ReadonlyMap<HttpRequest, HttpResponse>,
  calls: readonly Received[],
): Target => ({
  name: 'recital',
  abilities: new Set(),
  quirks: new Set(),
  send: async (request) => answers.get(request) ?? speechless,
  file: async () => speechless,
  now: () => NOW,
  advance: async () => {},
  inboxUrl: '',
  received: () => calls,
  canonical: (text) => text,
  close: async () => {},
})

const ANY_FILE = 'https://files.invalid/a.png'
const speechless: HttpResponse = { status: 404, headers: {}, body: '' }

function sayingsOf(provider: Provider, quirks: Quirks): readonly Saying[] {
  return askedOf(provider).flatMap(({ intent, request, operation }) =>
    envelopesOf(provider, { intent, operation }).map((answers, nth) => {
      const scene = { request, operation, now: NOW, dice: dice('tongue').of(nth), quirks }
      const response = provider.dialect.render(answers, scene)
      const alone = answers.length === 1 ? intent : null
      const note: Note = { who: 'caller', intent: alone, broken: null, sound: request }
      // A copy of its own: what is recited is found by its request.
      return { operation, request: { ...request }, note, response }
    }),
  )
}

/** An intent's outcomes, each alone and, where calls can be batches, each kind behind another. */
function envelopesOf(
  provider: Provider,
  { intent, operation }: Pick<Asked, 'intent' | 'operation'>,
): readonly (readonly Answer[])[] {
  const answers = outcomesOf(provider, intent).map((outcome): Answer => ({ intent, outcome }))
  const { body } = provider.contract.operations.find(({ id }) => id === operation) ?? {}
  const alone = answers.map((answer) => [answer])
  if (body?.batch == null || intent.kind !== 'submit') return alone
  const key = { kind: 'authenticate', key: 'any' } as const
  const [session] = outcomesOf(provider, key).slice(-1)
  const first: readonly Answer[] = [
    ...answers.filter(({ outcome }) => outcome.kind === 'job').slice(0, 1),
    ...allFaults.map((fault) => ({ intent, outcome: refuse(fault) })),
    ...(session === undefined ? [] : [{ intent: key, outcome: session }]),
  ]
  const second = distinct(answers, ({ outcome }) =>
    outcome.kind === 'refused'
      ? JSON.stringify([outcome.violations[0]?.rule, outcome.violations[0]?.limit])
      : outcome.kind,
  )
  return [...alone, ...first.flatMap((one) => second.map((other) => [one, other]))]
}

const callsOf = (provider: Provider, quirks: Quirks): readonly Received[] =>
  provider.webhook === null
    ? []
    : inlinesOf(provider)
        .flatMap((submit) => jobsOf(provider, submit))
        .flatMap((job) => {
          const call = provider.webhook?.render(job, quirks)
          return call === undefined ? [] : [{ ...call, url: 'http://localhost/0', at: NOW }]
        })
