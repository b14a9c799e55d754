import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform, tour } from '../../src/conformance/index.ts'
import { everyone } from '../fixtures/registry.ts'

const keys = /\b(?:caller|stranger|broke|invalid)-canary\b/

test.each(everyone.map((provider) => [provider.id, provider] as const))(
  'no key stands in a transcript of %s, wherever it was shown',
  async (_id, provider) => {
    const target = await memory(provider, { seed: 42 })
    const { entries } = await perform(tour(provider), { provider, target, name: 'canary' })
    await target.close()
    expect(entries.map(({ act }) => act)).toContain('knock')
    expect(JSON.stringify(entries)).not.toMatch(keys)
  },
)
