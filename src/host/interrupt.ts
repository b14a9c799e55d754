/** Calls `stop` when the process is asked to end, once: asked again it ends at once. Gives back how
 *  to call that off. */
export function onInterrupt(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const heed = (): void => {
    off()
    stop()
  }
  const off = (): void => {
    for (const signal of signals) process.off(signal, heed)
  }
  for (const signal of signals) process.on(signal, heed)
  return off
}
