import { parseArgs } from 'node:util'
import { targets } from '../../mocks/targets/index.ts'
import { inspect } from '../../src/conformance/inspect.ts'
import { providers } from '../../src/providers/registry.ts'

/** Property cases and the seconds they took. */
export interface Pace {
  readonly provider: string
  readonly cases: number
  readonly seconds: number
}

const { values } = parseArgs({
  options: { target: { type: 'string' }, runs: { type: 'string', default: '1000' } },
})
const open = targets[values.target === 'http' ? 'http' : 'memory']
const SEED = 42

const paces: Pace[] = []
for (const provider of providers) {
  const begin = performance.now()
  const { cases, verdicts } = await inspect({
    provider,
    open,
    seed: SEED,
    runs: Number(values.runs),
  })
  const broken = verdicts.find(({ fate }) => fate === 'broken')
  if (broken !== undefined) throw new Error(`${provider.id} breaks ${broken.check}`)
  paces.push({ provider: provider.id, cases, seconds: (performance.now() - begin) / 1000 })
}
process.send?.(paces)
