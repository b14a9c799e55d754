import { textOf } from '../core/exchange.ts'
import type { Fault } from '../core/fault.ts'
import type { Intent, Submit } from '../core/intent.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Provider } from '../core/provider.ts'
import { keyOf } from './key.ts'
import type { Saying, Step, Who } from './script.ts'
import { Declined, type Target, type Wire } from './target.ts'
import type { Said } from './transcript.ts'

interface Room {
  readonly provider: Provider
  readonly target: Target
  readonly name: string
  /** The step's place in the script. */
  readonly index: number
}

/** What a conversation came to; plain data. */
export interface Conversation {
  readonly said: readonly Said[]
  /** Why it broke off; `null` where it came to its end. */
  readonly missed: string | null
}

type Converse = Step & { readonly act: 'converse' }

/** Says one thing after another over WebSocket, and writes down what is heard after each. Ends where
 *  the target declines, or an answer proves nothing. */
export async function converse(step: Converse, room: Room): Promise<Conversation> {
  const { target } = room
  if (target.connect === undefined) return { said: [], missed: null }
  const have = (there: Target): Promise<Conversation> => talk(step, { ...room, target: there })
  if (target.asOne === undefined) return have(target)
  return target.asOne(have).catch(brokenOff)
}

/** One that was cut, and must not be had again, is like one that broke off. */
function brokenOff(error: unknown): Conversation {
  if (!(error instanceof Declined)) throw error
  return { said: [], missed: error.message }
}

async function talk({ says }: Converse, room: Room): Promise<Conversation> {
  const said: Said[] = []
  const line: Line = {
    wire: null,
    who: 'nobody',
    pays: 'nobody',
    session: null,
    unheard: new Set(),
    keys: new Set(),
  }
  try {
    for (const saying of says) {
      const one = await utter(saying, line, room)
      if (one !== null) said.push(one)
    }
    return { said, missed: null }
  } catch (error) {
    return { ...brokenOff(error), said }
  } finally {
    await line.wire?.leave()
  }
}

/** The connection that is open, and what is known on it. */
interface Line {
  wire: Wire | null
  /** Who is known on it. */
  who: Who
  /** Whose account is to pay, at the worst. */
  pays: Who
  session: string | null
  /** Tasks that no frame has named yet. */
  readonly unheard: Set<string>
  /** What was given: any answer may repeat it, on a later connection too. */
  readonly keys: Set<string>
}

/** Says one thing; `null` where it cannot be said here. */
async function utter(saying: Saying, line: Line, room: Room): Promise<Said | null> {
  const { target, index } = room
  const spoken = framed(saying, { ...room, session: line.session })
  if (spoken === null) return null
  const { intent, frame, key } = spoken
  if (key !== null && key.length >= SECRET_CHARS_MIN) line.keys.add(key)
  const secrets = key === null ? line.keys : new Set([key, ...line.keys])
  line.who = saying.say === 'leave' ? 'nobody' : payer(line.who, saying)
  line.pays = payer(line.pays, saying)
  if (frame !== null) {
    line.wire ??= (await target.connect?.()) ?? null
    await line.wire?.send(frame, { who: line.pays, intent })
  }
  if (saying.say === 'wait') await target.advance(saying.ms)
  if (saying.say === 'leave') await line.wire?.leave()
  if (intent?.kind === 'submit' && intent.id !== null) line.unheard.add(intent.id)
  const isLast = (one: string): boolean => isEnd(meaning(one, intent, room))
  const came = (await line.wire?.hear(awaited(saying, line), isLast)) ?? []
  const heard = came.map((one) => without(line.keys, one))
  if (saying.say === 'leave') line.wire = null
  for (const id of line.unheard) if (heard.some((one) => one.includes(id))) line.unheard.delete(id)
  const outcomes = heard.map((one) => meaning(one, intent, room))
  for (const [nth, outcome] of outcomes.entries()) {
    doubted({ saying, who: line.who, frame: heard[nth] ?? '', outcome }, room)
  }
  line.session = sessionIn(outcomes) ?? line.session
  return {
    step: index,
    saying,
    at: target.now(),
    intent: intent?.kind === 'authenticate' ? { ...intent, key: HIDDEN } : intent,
    frame: frame === null ? null : without(secrets, frame),
    heard,
  }
}

/** Who comes back hears of what was not heard before, which may have come at the last moment. */
const awaited = ({ say, hears, ...saying }: Saying, { unheard }: Line): number =>
  say === 'key' && 'back' in saying && saying.back ? Math.min(hears, 1 + unheard.size) : hears

/** What a task may end by once it was begun; some of its results may come all the same. */
export const taskFailures: ReadonlySet<Fault> = new Set<Fault>([
  'generation-failed',
  'content-refused',
  'upstream',
  'timeout',
])

/** After any other refusal no more is to come. */
const isEnd = (outcome: Outcome | null): boolean =>
  outcome?.kind === 'refused' && !taskFailures.has(outcome.fault)

/** Whose account is to pay for what is said next: a good key's from then on, the caller's before any
 *  other, whatever was answered to it and to later ones. Also once the connection has ended: whoever
 *  comes next may be taken for it. */
const payer = (before: Who, saying: Saying): Who => {
  if (saying.say !== 'key' || before === 'caller') return before
  return hasAccount(before) && !hasAccount(saying.who) ? before : saying.who
}

const hasAccount = (who: Who): boolean => who !== 'nobody' && who !== 'intruder'

/** What a conversation asks for, and whose account is to pay. */
export function callsOf(says: readonly Saying[]): readonly { who: Who; submit: Submit }[] {
  let who: Who = 'nobody'
  return says.flatMap((saying) => {
    who = payer(who, saying)
    return saying.say === 'call' ? [{ who, submit: saying.submit }] : []
  })
}

const HIDDEN = 'a-key'

/** A shorter key may well be a word of an answer that does not repeat it. */
const SECRET_CHARS_MIN = 8

/** A frame without the keys, as they are and as JSON spells them. */
const without = (keys: ReadonlySet<string>, frame: string): string =>
  [...keys].reduce(
    (text, key) =>
      text.replaceAll(JSON.stringify(key).slice(1, -1), HIDDEN).replaceAll(key, HIDDEN),
    frame,
  )

interface Spoken {
  readonly intent: Intent | null
  /** `null`: nothing is sent. */
  readonly frame: string | null
  /** What must not be written down. */
  readonly key: string | null
}

/** What is sent for a saying; `null` where it cannot be said. */
function framed(saying: Saying, room: Room & { readonly session: string | null }): Spoken | null {
  const { provider } = room
  const { socket, dialect } = provider
  if (socket === null) return null
  switch (saying.say) {
    case 'key': {
      const key = keyOf(saying.who, room)
      if (key === null) return null
      const frame = socket.hello(key, saying.back ? room.session : null)
      return { intent: { kind: 'authenticate', key }, frame, key }
    }
    case 'call': {
      const { body } = dialect.encode(saying.submit, '')
      return typeof body === 'string' ? { intent: saying.submit, frame: body, key: null } : null
    }
    case 'ping':
      return { intent: null, frame: socket.ping, key: null }
    case 'garbage':
      return { intent: null, frame: '[{"taskType": ', key: null }
    case 'leave':
    case 'wait':
      return { intent: null, frame: null, key: null }
    default:
      return saying satisfies never
  }
}

const meaning = (frame: string, intent: Intent | null, { provider }: Room): Outcome | null =>
  intent === null ? null : provider.dialect.read(asAnswer(frame), intent)

interface Answered {
  readonly saying: Saying
  readonly who: Who
  readonly frame: string
  readonly outcome: Outcome | null
}

/** Ends the conversation where an answer proves nothing about the provider. */
function doubted({ saying, who, frame, outcome }: Answered, { provider, target }: Room): void {
  const why = target.doubt?.({
    act: 'converse',
    who: saying.say === 'key' ? saying.who : who,
    broken: saying.say === 'garbage' ? 'not-json' : null,
    request: { method: 'GET', path: provider.socket?.path ?? '', headers: {}, body: null },
    response: { ...asAnswer(frame), headers: {} },
    outcome,
  })
  if (typeof why === 'string') throw new Declined(why)
}

/** The session that an answer names. */
const sessionIn = (outcomes: readonly (Outcome | null)[]): string | null =>
  textOf(outcomes.find((outcome) => outcome?.kind === 'authenticated')?.session) || null

/** A frame as the body of an answer, which is how a dialect reads it. */
export const asAnswer = (frame: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: frame,
})
