import { describe, expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform, tour, transcriptText } from '../../src/conformance/index.ts'
import { everyone } from '../fixtures/registry.ts'

const SEED = 42

describe('the tour at seed 42 is as it is written down', () => {
  test.each(everyone.map((provider) => [provider.id, provider] as const))(
    '%s',
    async (id, provider) => {
      const target = await memory(provider, { seed: SEED })
      const transcript = await perform(tour(provider), { provider, target, name: 'golden' })
      await target.close()
      await expect(transcriptText(transcript, target)).toMatchFileSnapshot(`${id}.txt`)
    },
  )
})
