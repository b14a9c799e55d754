import { historyOf, type Line, type Move, type Past } from './journal.ts'
import { countedOf, type SpentCall } from './report/spend.ts'
import {
  Declined,
  type FileAsk,
  type Note,
  type OpenTarget,
  type Received,
  type Target,
  Unreachable,
} from './target.ts'

/** Where a run is written down as it goes, and what was written before it was cut. */
export interface Journal {
  readonly past: readonly Line[]
  write(line: Line): void
}

export interface Remembering {
  readonly journal: Journal
  /** A call at its worst; `null` for one that is free. */
  worst(note: Omit<Note, 'sound'> & { readonly at: number }): SpentCall | null
  /** What was spent, call by call, as the target's own guard counts it. */
  spent(): readonly SpentCall[]
}

/**
 * Writes down each call and its answer before anybody looks at it. What an earlier run has written
 * of the same scripts is told again instead of asked again, each with the instant at which it was;
 * the first step of which nothing is known, and all that come after it, are really taken.
 */
export const remembering =
  (open: OpenTarget, options: Remembering): OpenTarget =>
  async (...args) =>
    remembered(await open(...args), options)

/** A request as it is told from others: the rest follows from the script, and may be secret. */
const askedOf = ({ who, intent, broken }: Note): string =>
  [intent?.kind ?? 'batch', who, broken ?? 'sound'].join(' ')

function remembered(target: Target, { journal, worst, spent }: Remembering): Target {
  const history = historyOf(journal.past)
  const heard: Received[] = []
  let script = ''
  let past: Past = { at: 0, moves: [], torn: false }
  let noted = target.received().length
  let place = 0
  let cursor = 0
  /** What was told just now came in at the cursor, also where nothing else is known. */
  let fresh = false
  let live = true
  let over = false

  /** The next thing that is known of this performance, if it is what happens next. */
  const recall = (isIt: (move: Move) => boolean): Move | null => {
    const move = live ? undefined : past.moves[place]
    if (move === undefined || !isIt(move)) return null
    place += 1
    cursor = move.at
    fresh = move.kind === 'waited' ? move.ms === 0 : move.asked !== FILE
    return move
  }

  /** From here on this performance is real. */
  const goLive = (): void => {
    if (live) return
    live = true
    journal.write({ kind: 'enter', script, keep: place, at: target.now() })
  }

  const told = (move: Exclude<Move, { kind: 'waited' }>) => {
    if (move.kind === 'said') return move.response
    throw new Declined(countedOf(move.spent) > 0 ? `${move.why}; ${ONCE}` : move.why)
  }

  const ask = async <T extends Awaited<ReturnType<Target['send']>>>(
    asked: string,
    cost: SpentCall | null,
    work: () => Promise<T>,
  ) => {
    const known = recall((move) => move.kind !== 'waited' && isSame(move.asked, asked))
    if (known !== null && known.kind !== 'waited') return told(known)
    goLive()
    const before = spent().length
    if (cost !== null) journal.write({ kind: 'sent', spent: cost })
    try {
      const response = await work()
      const came = { asked, at: target.now(), response, spent: spent().slice(before) }
      journal.write({ kind: 'said', ...came })
      listen()
      return response
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Declined)) throw error
      const came = { asked, at: target.now(), why: error.message, spent: spent().slice(before) }
      journal.write({ kind: 'silent', ...came })
      throw error
    }
  }

  /** Connections of which each frame is written down that may cost. */
  const connecting = ({ connect }: Target): Pick<Target, 'connect'> =>
    connect === undefined
      ? {}
      : {
          connect: async () => {
            const wire = await connect()
            return {
              ...wire,
              send: async (frame, note) => {
                const call = { ...note, broken: null, at: target.now() }
                // What asks for nothing, as a ping, costs nothing.
                const cost = note.intent === null ? null : worst(call)
                if (cost !== null) journal.write({ kind: 'sent', spent: cost })
                await wire.send(frame, note)
              },
            }
          },
        }

  /** Webhook calls that came meanwhile. */
  const listen = (): void => {
    const calls = target.received()
    for (const call of calls.slice(noted)) journal.write({ kind: 'heard', call })
    noted = calls.length
  }

  /** What is judged once a performance is over that was cut when webhooks could come. */
  const deaf = new Set([...target.abilities].filter((ability) => ability !== 'inbox'))
  return {
    ...target,
    get abilities() {
      return past.torn && over ? deaf : target.abilities
    },
    enter: (name) => {
      script = name
      past = history.scripts.get(name) ?? { at: target.now(), moves: [], torn: false }
      place = 0
      cursor = past.at
      live = false
      over = false
      heard.push(...history.heard.filter(({ url }) => url.includes(`/${name}/`)))
      const why = target.enter?.(name) ?? null
      return past.torn && target.abilities.has('inbox') ? UNHEARD : why
    },
    send: (request, note) =>
      ask(askedOf(note), worst({ ...note, at: target.now() }), () => target.send(request, note)),
    file: (url: string, how?: FileAsk) => ask(FILE, null, () => target.file(url, how)),
    asOne: async (have) => {
      const here = { ...target, ...connecting(target) }
      const before = spent().length
      const { body } = await ask(WHOLE, null, async () => ({
        status: 200,
        headers: {},
        body: JSON.stringify(await have(here)),
      }))
      // What was written down is what was given back.
      const data = JSON.parse(String(body))
      const free = countedOf(spent().slice(before)) === 0
      if (live && free && data.missed !== null) journal.write({ kind: 'doubted' })
      return data
    },
    advance: async (ms) => {
      over = ms === 0
      if (recall((move) => move.kind === 'waited' && move.ms === ms) !== null) return
      goLive()
      await target.advance(ms)
      listen()
      journal.write({ kind: 'waited', ms, at: target.now() })
    },
    now: () => {
      const then = !live && (fresh || past.moves[place] !== undefined)
      fresh = false
      return then ? cursor : target.now()
    },
    doubt: (answered) => {
      const why = target.doubt?.(answered) ?? null
      if (why !== null && live) journal.write({ kind: 'doubted' })
      return why
    },
    received: () => [...heard, ...target.received()],
    close: async () => {
      past = { at: 0, moves: [], torn: false }
      await target.close()
    },
  }
}

const FILE = 'file'
const WHOLE = 'whole'

const UNHEARD = 'webhook calls may have come while the run was cut'

const ONCE = 'it may have been paid for, so it is not asked for again'

const isSame = (one: string, other: string): boolean => one === other || one === ''
