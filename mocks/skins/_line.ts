import type { Clock } from '../../src/core/clock.ts'

/** One end of a connection, whatever carries it. */
export interface Line {
  /** `false`: the other side takes no more, as it hangs up. */
  send(frame: string): boolean
  close(code: number, reason: string): void
}

/** A line that knows whether anyone is there. */
export interface LiveLine extends Line {
  readonly open: boolean
  /** A frame came, which is a sign of life as well. */
  heard(): void
  /** The other side is gone. */
  gone(): void
}

interface Watch {
  readonly clock: Clock
  /** After so long without a frame either way the line is closed; on a fast clock no sooner than makes
   *  sense. */
  readonly idleMs: number
  /** Called once, however it ends. */
  readonly onGone: () => void
}

/** RFC 6455: nothing went wrong. */
export const NORMAL = 1000

/** However fast a clock flows, nobody is taken to be gone within so many of the machine's milliseconds:
 *  a busy client would be. */
const GONE_MS_MIN = 5_000

/** How long somebody is waited for, who is given `ms` of the provider's time. */
export const waitMs = (ms: number, { speed }: Clock): number => Math.max(ms, GONE_MS_MIN * speed)

/** Closes a line that falls silent; a closed one sends nothing and ends once. */
export function liveLine(raw: Line, { clock, idleMs, onGone }: Watch): LiveLine {
  let open = true
  let aliveAt = clock.now()
  let unwatch = () => {}

  const gone = (): void => {
    if (!open) return
    open = false
    unwatch()
    onGone()
  }
  const close = (code: number, reason: string): void => {
    if (!open) return
    gone()
    raw.close(code, reason)
  }
  const look = (): void => {
    const silentMs = waitMs(idleMs, clock)
    if (clock.now() - aliveAt >= silentMs) close(NORMAL, 'idle')
    else if (open) unwatch = clock.watch(aliveAt + silentMs, look)
  }
  const heard = (): void => {
    aliveAt = clock.now()
  }
  const send = (frame: string): boolean => {
    if (!open) return false
    heard()
    const sent = raw.send(frame)
    if (!sent) gone()
    return sent
  }

  look()
  return {
    get open() {
      return open
    },
    send,
    close,
    heard,
    gone,
  }
}
