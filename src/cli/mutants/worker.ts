import { targets } from '../../../mocks/targets/index.ts'
import { serveTasks } from '../../host/pool.ts'
import { type Caught, type Hunter, hunter } from '../../mutants/hunt.ts'
import { type Ground, groundOf } from './ground.ts'

/** The same for all tasks of a run. */
export interface Setting {
  readonly target: keyof typeof targets
  readonly seed: number
  readonly drawn: number
}

/** Some mutants of one provider, by their ids. */
export interface Task {
  readonly provider: string
  readonly ids: readonly string[]
}

serveTasks(({ target, seed, drawn }: Setting) => {
  const grounds = new Map<string, Ground & { readonly hunt: Hunter['hunt'] }>()
  const known = (id: string) => {
    const found = grounds.get(id)
    if (found !== undefined) return found
    const ground = groundOf(id)
    const { provider, checks } = ground
    const { hunt } = hunter({ provider, checks, open: targets[target], seed, drawn })
    grounds.set(id, { ...ground, hunt })
    return { ...ground, hunt }
  }
  return async ({ provider, ids }: Task): Promise<readonly Caught[]> => {
    const { hunt, mutants } = known(provider)
    const caught: Caught[] = []
    for (const mutant of mutants) if (ids.includes(mutant.id)) caught.push(await hunt(mutant))
    return caught
  }
})
