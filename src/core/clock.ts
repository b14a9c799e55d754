/** Time as everything here knows it: asked for, never assumed. Unix milliseconds. */
export interface Clock {
  now(): number
  /** Resolves once `now() >= at`. */
  until(at: number, signal?: AbortSignal): Promise<void>
  /** Calls `wake` whenever time may have passed `at`; returns how to call it off. Unlike `until`
   *  it asks for nothing: a virtual clock does not leap for it. */
  watch(at: number, wake: () => void): () => void
  /** How many times faster than the machine's time it flows; 0 while it stands. */
  readonly speed: number
  /** Work that has begun and belongs to this instant: time that is moved by hand, or that leaps,
   *  waits until it is over. Time that flows by itself waits for nobody. Work that is not over after
   *  a second of the machine's, while somebody waits for time to pass, is taken to wait for that
   *  itself, and is waited for no longer. */
  hold(work: Promise<unknown>): void
}

/** A clock that its owner can move. */
export interface MovableClock extends Clock {
  /** Moves time on, waking everyone on the way at the very instant they asked for. Rejects a
   *  duration that is none or that leads back. */
  advance(by: Duration): Promise<void>
  /** Moves time on until nobody waits for a later instant; gives back by how many milliseconds. */
  runUntilIdle(): Promise<number>
  /** Time stands from now on, until it is moved or flows again. */
  freeze(): void
  /** Time flows from now on, `speed` times as fast as the machine's. */
  flow(speed?: number): void
}

/** Milliseconds, or words: `10m`, `1h30m`, `2d`, `500ms`. */
export type Duration = number | string
