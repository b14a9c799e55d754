import { cores, start } from './child.ts'
import type { KernelCost } from './inside/kernel.ts'
import type { Figure, Part } from './measure.ts'

/** What the kernel alone costs, for every provider. */
export const kernel: Part = {
  name: 'kernel',
  title: 'The kernel alone, in process',
  measure: async () => {
    const child = await start<KernelCost[]>('inside/kernel.ts', { core: cores.server })
    await child.close()
    return child.ready.flatMap(({ provider, createUs, pollUs }): Figure[] => [
      { name: `${provider}: create`, value: createUs, unit: 'µs' },
      ...(pollUs === null ? [] : [{ name: `${provider}: poll`, value: pollUs, unit: 'µs' }]),
    ])
  },
}
