import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { perform, tour } from '../../src/conformance/index.ts'
import { tamperTalk } from '../../src/conformance/tamper.ts'
import { runware } from '../../src/providers/runware/index.ts'
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

test('no key stands in what is heard over WebSocket, also where a later answer repeats it', async () => {
  const target = tamperTalk(await memory(runware, { seed: 42 }), {
    hear: (frames) => frames.map((frame) => `${frame} caller-canary`),
  })
  const says = [
    { say: 'key', who: 'caller', back: false, hears: 1 },
    { say: 'ping', hears: 1 },
  ] as const
  const stage = { provider: runware, target, name: 'canary' }
  const { talks = [] } = await perform([{ act: 'converse', says }], stage)
  await target.close()
  expect(talks.map(({ heard }) => heard.length)).toEqual([1, 1])
  expect(JSON.stringify(talks)).not.toMatch(keys)
})
