import { cores, start } from './child.ts'
import type { MswRates } from './inside/msw.ts'
import { medianOf, type Part, ratioOf } from './measure.ts'

/** Backlot behind MSW against an MSW handler that parses and answers a constant. */
export const msw: Part = {
  name: 'msw',
  title: 'Behind MSW: fetches of a create (kie)',
  measure: async () => {
    const child = await start<MswRates>('inside/msw.ts', { core: cores.server })
    await child.close()
    const { backlot, bare } = child.ready
    return [
      ratioOf('MSW skin against a bare MSW handler', [backlot, bare], { atLeast: 0.8 }),
      medianOf('MSW skin', backlot, { unit: 'fetches per second' }),
      medianOf('bare MSW handler', bare, { unit: 'fetches per second' }),
    ]
  },
}
