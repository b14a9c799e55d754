import { readFile } from 'node:fs/promises'
import { contract } from '../../generated/backlot/contract.ts'
import { documentOf, version } from '../../src/host/package.ts'
import type { Mock } from '../mock.ts'
import { type Ask, type Done, done } from './ask.ts'
import { clockOf } from './clock.ts'

export const getOverview = ({ served }: Ask): Done =>
  done({
    version: version(),
    providers: served.map(providerOf),
    operations: contract.operations.map(({ method, path }) => `${method} ${path}`),
  })

const providerOf = (mock: Mock) => ({
  id: mock.provider.id,
  name: mock.provider.name,
  at: `/${mock.provider.id}`,
  standsFor: mock.provider.origin,
  fidelity: fidelityOf(mock),
  quirks: [...mock.quirks],
  seed: mock.seed,
  scenario: mock.scenario(),
  clock: clockOf(mock),
})

function fidelityOf({ provider, quirks }: Mock): 'documented' | 'observed' | 'mixed' {
  if (quirks.size === 0) return 'documented'
  const observed = provider.quirks.filter(({ former }) => former !== true)
  const all = quirks.size === observed.length && observed.every(({ id }) => quirks.has(id))
  return all ? 'observed' : 'mixed'
}

export const getDocument = async (): Promise<Done> =>
  done(JSON.parse(await readFile(documentOf('backlot'), 'utf8')))
