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
  /** After so long without a frame either way the line is closed. */
  readonly idleMs: number
  /** Called once, however it ends. */
  readonly onGone: () => void
}

/** RFC 6455: nothing went wrong. */
export const NORMAL = 1000

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
    if (clock.now() - aliveAt >= idleMs) close(NORMAL, 'idle')
    else if (open) unwatch = clock.watch(aliveAt + idleMs, look)
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
