import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { meanings } from '../../src/conformance/checks/_meanings.ts'
import { canonical } from '../../src/conformance/drills/canonical.ts'
import { perform } from '../../src/conformance/perform.ts'
import type { Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'

async function meant(provider: Provider): Promise<Map<string, string>> {
  const target = await memory(provider, { seed: 42 })
  const transcript = await perform(canonical(provider), { provider, target, name: 'canonical' })
  await target.close()
  return new Map(meanings(transcript).map(({ aspect, said }) => [aspect, said]))
}

test('one canonical request means the same at every provider that can be asked it', async () => {
  const all = await Promise.all(everyone.map(meant))
  const aspects = [...new Set(all.flatMap((meaning) => [...meaning.keys()]))]
  const words = aspects.map((aspect) => [
    aspect,
    [...new Set(all.flatMap((meaning) => meaning.get(aspect) ?? []))],
  ])
  expect(Object.fromEntries(words)).toEqual({
    'a valid request': ['succeeded'],
    'its road': ['forward'],
    'its results': ['succeeded'],
    'its image': ['square'],
    'its webhook': ['succeeded'],
    'another account’s job': ['not-found'],
    'a job of nobody’s': ['not-found'],
    'no credit': ['out-of-credit'],
    'no key': ['unauthorized'],
    'a bad key': ['unauthorized'],
    'a broken constraint': ['invalid'],
    'no JSON': ['malformed'],
  })
})
