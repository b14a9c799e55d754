import { textOf } from '../core/exchange.ts'
import type { Intent } from '../core/intent.ts'
import type { Provider } from '../core/provider.ts'
import { keyOf } from './key.ts'
import type { Saying, Step } from './script.ts'
import type { Target, Wire } from './target.ts'
import type { Said } from './transcript.ts'

interface Room {
  readonly provider: Provider
  readonly target: Target
  readonly name: string
  /** The step's place in the script. */
  readonly index: number
}

/** Says one thing after another over WebSocket, and writes down what is heard after each; empty where
 *  no connection can be made. */
export async function converse(
  { says }: Step & { act: 'converse' },
  room: Room,
): Promise<readonly Said[]> {
  const { target, index } = room
  if (target.connect === undefined) return []
  const said: Said[] = []
  let wire: Wire | null = null
  let session: string | null = null
  for (const saying of says) {
    const spoken = framed(saying, { ...room, session })
    if (spoken === null) continue
    if (spoken.frame !== null) {
      wire ??= await target.connect()
      wire.send(spoken.frame)
    }
    if (saying.say === 'wait') await target.advance(saying.ms)
    if (saying.say === 'leave') await wire?.leave()
    const heard: readonly string[] = (await wire?.hear(saying.hears)) ?? []
    const { intent, frame, key } = spoken
    said.push({
      step: index,
      saying,
      at: target.now(),
      intent: intent?.kind === 'authenticate' ? { ...intent, key: HIDDEN } : intent,
      frame: key === null || frame === null ? frame : frame.replaceAll(key, HIDDEN),
      heard,
    })
    session = sessionIn(heard, intent, room) ?? session
    if (saying.say === 'leave') wire = null
  }
  await wire?.leave()
  return said
}

const HIDDEN = 'a-key'

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

/** The session that an answer names. */
function sessionIn(
  heard: readonly string[],
  intent: Intent | null,
  { provider }: Room,
): string | null {
  if (intent?.kind !== 'authenticate') return null
  const named = heard.flatMap((frame) => {
    const outcome = provider.dialect.read(asAnswer(frame), intent)
    return outcome.kind === 'authenticated' ? [outcome.session] : []
  })
  return textOf(named[0]) || null
}

/** A frame as the body of an answer, which is how a dialect reads it. */
export const asAnswer = (frame: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: frame,
})
