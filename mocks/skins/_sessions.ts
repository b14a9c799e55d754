import { dice } from '../../src/core/dice.ts'
import { type Line, NORMAL } from './_line.ts'

/** What outlives a connection: who it is of, and what came while nobody listened. */
export interface Session {
  readonly id: string
  readonly key: string
  /** `null` while nobody is connected. */
  line: Line | null
  /** When the last one left, in Unix milliseconds. */
  leftAt: number
  kept: string[]
  keptChars: number
}

interface Claim {
  readonly key: string
  /** What new sessions of the key are named from: a word that only its account has. */
  readonly name: string
  /** The session to take up again. */
  readonly wanted: string | null
  readonly line: Line
  readonly now: number
}

/** Frames of a session that nobody listens to are kept up to this, oldest dropped first. */
const KEPT_CHARS_MAX = 16 * 1024 * 1024

/** So many sessions that nobody is connected to are remembered, the latest. */
const LEFT_MAX = 1000

export type SessionBook = ReturnType<typeof sessionBook>

/** The sessions of one mock. Only who has a session's key gets at it, and for so long. */
export function sessionBook(keptMs: () => number) {
  const sessions = new Map<string, Session>()
  /** How many sessions each key has begun. */
  const begun = new Map<string, number>()

  const sweep = (now: number): void => {
    const left = [...sessions.values()].filter(({ line }) => line === null)
    const surplus = left.length - LEFT_MAX
    for (const [index, { id, leftAt }] of left.entries()) {
      if (index < surplus || now - leftAt >= keptMs()) sessions.delete(id)
    }
  }

  const begin = ({ key, name, line }: Claim): Session => {
    const nth = begun.get(key) ?? 0
    begun.set(key, nth + 1)
    const id = dice(name).of(nth).uuid('session')
    const session = { id, key, line, leftAt: 0, kept: [], keptChars: 0 }
    sessions.set(id, session)
    return session
  }

  return {
    /** The session that is wanted where it is the key's own and still there, else a new one. */
    join: (claim: Claim): Session => {
      const { key, wanted, line, now } = claim
      sweep(now)
      const found = wanted === null ? undefined : sessions.get(wanted)
      if (found?.key !== key) return begin(claim)
      if (found.line !== line) found.line?.close(NORMAL, 'resumed elsewhere')
      found.line = line
      return found
    },
    /** The line is gone; another that took the session up keeps it. */
    leave: (
      session: Session,
      { line, now }: { readonly line: Line; readonly now: number },
    ): void => {
      if (session.line !== line) return
      session.line = null
      session.leftAt = now
      // Sessions stand in the order in which they were left.
      if (sessions.delete(session.id)) sessions.set(session.id, session)
      sweep(now)
    },
  }
}

/** Sends a frame to who is connected, or keeps it for who comes back. */
export function deliver(session: Session, frame: string): void {
  if (session.line?.send(frame)) return
  session.kept.push(frame)
  session.keptChars += frame.length
  while (session.keptChars > KEPT_CHARS_MAX) {
    session.keptChars -= session.kept.shift()?.length ?? 0
  }
}

/** What came while nobody listened, oldest first; it is given once. */
export function claim(session: Session): readonly string[] {
  const { kept } = session
  session.kept = []
  session.keptChars = 0
  return kept
}
