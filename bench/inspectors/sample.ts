import { memory } from '../../mocks/targets/memory.ts'
import { groundOf } from '../../src/cli/mutants/ground.ts'
import { dice } from '../../src/core/dice.ts'
import { type End, type Hunter, hunter } from '../../src/mutants/hunt.ts'
import type { FaultClass, Planted } from '../../src/mutants/planted.ts'

/** The scenes that need neither a scenario nor money of a given amount nor a crowd. */
const MET: ReadonlySet<string> = new Set(['tour', 'full', 'breaks', 'looks'])

/** Whether a fault is met where a mock is simply served. */
export const met = (end: End): boolean =>
  (end.kind === 'killed' || end.kind === 'survived') && MET.has(end.scene)

interface SampleOptions {
  readonly seed: number
  /** How many are drawn, of all classes together. */
  readonly count: number
}

/**
 * `count` faults in turn from every class, the same for a seed. Only those are drawn that change
 * something where a mock is simply served: what shows only in a scenario cannot be met behind a
 * port, and the door has no limits. Whether one is found says nothing for this: those that our own
 * suite misses are drawn like all others.
 */
export async function sample(
  id: string,
  { seed, count }: SampleOptions,
): Promise<readonly Planted[]> {
  const { provider, checks, mutants } = groundOf(id)
  const { hunt } = hunter({ provider, checks, open: memory, seed, drawn: 0 })
  const waiting = queues(mutants, seed)
  const chosen: Planted[] = []
  while (chosen.length < count && waiting.some((queue) => queue.length > 0)) {
    for (const queue of waiting) {
      if (chosen.length === count) break
      const next = await firstMet(queue, hunt)
      if (next !== null) chosen.push(next)
    }
  }
  return chosen
}

/** A queue for each class, in a drawn order that no other class has a part in. */
export function queues(mutants: readonly Planted[], seed: number): Planted[][] {
  const chance = dice(seed)
  const place = ({ id }: Planted): number => chance.of(id).unit('sample')
  const classes = Map.groupBy(mutants, (mutant) => mutant.class)
  classes.delete('limit' satisfies FaultClass)
  return [...classes.values()].map((group) => group.toSorted((a, b) => place(a) - place(b)))
}

/** Takes faults off the queue until one is met where a mock is simply served. */
async function firstMet(queue: Planted[], hunt: Hunter['hunt']): Promise<Planted | null> {
  for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
    if (met((await hunt(mutant)).end)) return mutant
  }
  return null
}
