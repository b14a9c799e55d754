import type { HttpResponse } from '../core/exchange.ts'
import { countedOf, type SpentCall } from './report/spend.ts'
import type { Received } from './target.ts'

/** What happened in a run, line by line, as it is written down while it happens. */
export type Line =
  /** A performance begins, or goes on after its first `keep` moves. */
  | { readonly kind: 'enter'; readonly script: string; readonly keep: number; readonly at: number }
  /** A call that may cost is on its way; of a conversation, one after the other. */
  | { readonly kind: 'sent'; readonly spent: SpentCall }
  | Move
  /** The answer above proves nothing: it is worth asking again. */
  | { readonly kind: 'doubted' }
  | { readonly kind: 'heard'; readonly call: Received }

/** What a performance has done, one thing after the other. */
export type Move =
  | {
      readonly kind: 'said'
      /** To what: enough to tell a request from the next one. */
      readonly asked: string
      readonly at: number
      readonly response: HttpResponse
      readonly spent: readonly SpentCall[]
    }
  /** No answer came, or the call was not made. */
  | {
      readonly kind: 'silent'
      readonly asked: string
      readonly at: number
      readonly why: string
      readonly spent: readonly SpentCall[]
    }
  | { readonly kind: 'waited'; readonly ms: number; readonly at: number }

/** What a journal tells of one performance. */
export interface Past {
  readonly at: number
  /** What need not be done again. */
  readonly moves: readonly Move[]
  /** It was cut when something was paid for: what came while nobody listened is lost. */
  readonly torn: boolean
}

export interface History {
  readonly scripts: ReadonlyMap<string, Past>
  /** All webhook calls, oldest first. */
  readonly heard: readonly Received[]
  /** All that was spent, also for what will be done again. */
  readonly spent: readonly SpentCall[]
}

interface Told {
  readonly move: Move
  /** Worth doing again, should nothing that was paid for come after it. */
  open: boolean
}

/** Reads a journal, also one that ends in the middle of a call. */
export function historyOf(lines: readonly Line[]): History {
  const scripts = new Map<string, { at: number; moves: Told[]; torn: boolean }>()
  const heard: Received[] = []
  const spent: SpentCall[] = []
  let moves: Told[] = []
  let sent: readonly SpentCall[] = []
  const tell = (move: Move): void => {
    const open = move.kind === 'silent' && countedOf(move.spent) === 0
    moves.push({ move, open })
    if (move.kind !== 'waited') spent.push(...move.spent)
    sent = []
  }
  const lose = (): void => {
    const [first] = sent
    if (first !== undefined)
      tell({ kind: 'silent', asked: '', at: first.at, why: LOST, spent: sent })
  }
  for (const line of lines) {
    if (line.kind === 'enter') {
      lose()
      const known = scripts.get(line.script) ?? { at: line.at, moves: [] }
      moves = known.moves.slice(0, line.keep)
      // Nobody has listened between what is kept and what is done now.
      const torn = isTorn(moves.map(({ move }) => move))
      scripts.set(line.script, { at: known.at, moves, torn })
    } else if (line.kind === 'sent') sent = [...sent, line.spent]
    else if (line.kind === 'heard') heard.push(line.call)
    else if (line.kind === 'doubted') {
      const last = moves.at(-1)
      if (last !== undefined) last.open = true
    } else tell(line)
  }
  lose()
  const told = [...scripts].map(([name, { at, moves, torn }]) => {
    const kept = settled(moves)
    return [name, { at, moves: kept, torn: torn || isTorn(kept) }] as const
  })
  return { scripts: new Map(told), heard, spent }
}

const LOST = 'a call that may cost was on its way when the run was cut'

/** What was seen stands, up to the first thing that is open: after it everything is done anew, so that
 *  what is judged together happened together. But nothing that was paid for is ever done again, and
 *  nothing before a cancel, which would be seen by looks that were before it. */
function settled(moves: readonly Told[]): readonly Move[] {
  const paid = moves.findLastIndex(({ move, open }) => !open && isPaid(move))
  const cancel = moves.findLastIndex(({ move }) => isCancel(move))
  const open = moves.findIndex((one, index) => one.open && index > paid && index >= cancel)
  return moves.slice(0, open < 0 ? moves.length : open).map(({ move }) => move)
}

const isTorn = (moves: readonly Move[]): boolean => moves.some(isPaid) && !isEnd(moves.at(-1))

/** Each performance ends by letting happen what is due at its last instant. */
const isEnd = (move: Move | undefined): boolean => move?.kind === 'waited' && move.ms === 0

const isCancel = (move: Move): boolean =>
  move.kind !== 'waited' && move.asked.startsWith('cancel caller')

const isPaid = (move: Move): boolean => move.kind !== 'waited' && countedOf(move.spent) > 0
