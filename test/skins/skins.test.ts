import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { targets } from '../../mocks/targets/index.ts'
import {
  type OpenTarget,
  perform,
  scripts,
  tour,
  transcriptText,
} from '../../src/conformance/index.ts'
import type { Provider } from '../../src/core/provider.ts'
import { providers } from '../../src/providers/registry.ts'

const SEED = 42

/** All that happens at a target, script after script, as text. */
async function performed(provider: Provider, open: OpenTarget): Promise<string[]> {
  const target = await open(provider, { seed: SEED })
  const drawn = fc.sample(scripts(provider), { seed: SEED, numRuns: 15 })
  const texts: string[] = []
  for (const [index, script] of [tour(provider), ...drawn].entries()) {
    const transcript = await perform(script, { provider, target, name: `skin-${index}` })
    texts.push(transcriptText(transcript, target))
  }
  await target.close()
  return texts
}

describe.each(providers.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    test.each(['msw', 'http', 'prism'] as const)('%s says what memory says', async (skin) => {
      expect(await performed(provider, targets[skin])).toEqual(
        await performed(provider, targets.memory),
      )
    })
  },
)
