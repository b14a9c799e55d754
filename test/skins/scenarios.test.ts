import { afterEach, describe, expect, test } from 'vitest'
import { targets } from '../../mocks/targets/index.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Target } from '../../src/conformance/index.ts'
import { providers } from '../../src/providers/registry.ts'

const id = '6a1f0c3e-3d0b-4e0e-9a51-3b7d0f0c9d11'

let target: Target | null = null
afterEach(async () => {
  await target?.close()
  target = null
})

describe.each(Object.entries(targets))('on %s', (_name, open) => {
  test.each(providers.map((provider) => [provider.id, provider] as const))(
    '%s hears what a call asks for, by its header and by its prompt',
    async (_id, provider) => {
      target = await open(provider, { seed: 42 })
      const intent = plainSubmit(provider, id)
      const sound = provider.dialect.encode(intent, 'key')
      const note = { who: 'caller', intent, broken: null, sound } as const
      const preferring = { ...sound, headers: { ...sound.headers, prefer: 'scenario=maintenance' } }
      const prompt = 'a cat [[backlot:maintenance]]'
      const directing = provider.dialect.encode({ ...intent, prompt }, 'key')
      for (const request of [preferring, directing]) {
        const answer = await target.send(request, note)
        expect(provider.dialect.read(answer, intent)).toMatchObject({ kind: 'refused' })
      }
      const outcome = provider.dialect.read(await target.send(sound, note), intent)
      expect(outcome).toMatchObject({ kind: 'job' })
    },
  )
})
