/** Time as everything here knows it: asked for, never assumed. Unix milliseconds. */
export interface Clock {
  now(): number
  /** Resolves once `now() >= at`. */
  until(at: number, signal?: AbortSignal): Promise<void>
  /** Calls `wake` whenever time may have passed `at`; returns how to call it off. Unlike `until`
   *  it asks for nothing: a virtual clock does not leap for it. */
  watch(at: number, wake: () => void): () => void
}
