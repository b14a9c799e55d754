import { memory } from '../../mocks/targets/memory.ts'
import { groundOf } from '../../src/cli/mutants/ground.ts'
import { dice } from '../../src/core/dice.ts'
import { hunter } from '../../src/mutants/hunt.ts'
import type { FaultClass, Planted } from '../../src/mutants/planted.ts'

/** Classes with hundreds of faults get more places than others. */
const PLACES: Readonly<Partial<Record<FaultClass, number>>> = { property: 6, status: 4, own: 4 }

interface SampleOptions {
  readonly seed: number
  /** Of each class unless it has places of its own. */
  readonly perClass: number
}

/**
 * Faults of every class, the same for a seed. Only those are drawn that change something where a
 * mock is simply served: what shows only in a scenario cannot be met behind a port, and the
 * door has no limits. Whether one is
 * found says nothing for this: those that our own suite misses are drawn like all others.
 */
export async function sample(
  id: string,
  { seed, perClass }: SampleOptions,
): Promise<readonly Planted[]> {
  const { provider, checks, mutants } = groundOf(id)
  const hunt = hunter({ provider, checks, open: memory, seed, drawn: 0 })
  const chance = dice(seed)
  const chosen: Planted[] = []
  for (const [name, group] of Map.groupBy(mutants, (mutant) => mutant.class)) {
    if (name === 'limit') continue
    const shuffled = group
      .map((mutant) => ({ mutant, place: chance.of(mutant.id).unit('sample') }))
      .toSorted((a, b) => a.place - b.place)
    let free = Math.max(1, Math.round(((PLACES[name] ?? 3) * perClass) / 3))
    for (const { mutant } of shuffled) {
      if (free === 0) break
      const { end } = await hunt(mutant)
      const scene = end.kind === 'killed' || end.kind === 'survived' ? end.scene : ' in '
      if (scene.includes(' in ')) continue
      chosen.push(mutant)
      free -= 1
    }
  }
  return chosen
}
