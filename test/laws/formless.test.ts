import { describe, expect, test } from 'vitest'
import { localMock } from '../../mocks/targets/_local.ts'
import { tour } from '../../src/conformance/index.ts'
import { isRecord, readJson } from '../../src/core/exchange.ts'
import { everyone } from '../fixtures/registry.ts'
import { act } from './stage.ts'

/** JSON that has no string form: `String(value)` throws. */
const formless = { toString: null, valueOf: null }

/** The value once for each of its parts, with that part replaced. */
function replaced(value: unknown): unknown[] {
  if (Array.isArray(value))
    return [
      formless,
      ...value.flatMap((item, at) => replaced(item).map((one) => value.with(at, one))),
    ]
  if (!isRecord(value)) return [formless]
  const parts = Object.entries(value).flatMap(([name, part]) =>
    replaced(part).map((one) => ({ ...value, [name]: one })),
  )
  return [formless, ...parts]
}

const bodies = (text: string | Uint8Array | null): string[] =>
  replaced(readJson(text ?? '')).map((value) => JSON.stringify(value))

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  'a value without a string form at %s',
  (_, provider) => {
    const quirks = new Set(provider.quirks.map(({ id }) => id))

    test('in a request is answered', async () => {
      const { entries } = await act(provider, tour(provider), { quirks })
      const { mock } = localMock({
        provider,
        quirks: Object.fromEntries([...quirks].map((id) => [id, true])),
        onError: (error) => {
          throw error
        },
      })
      const asked = entries.flatMap(({ intent }) => (intent?.kind === 'submit' ? [intent] : []))
      expect(asked.length).toBeGreaterThan(0)
      for (const intent of asked) {
        const request = provider.dialect.encode(intent, 'key')
        for (const body of bodies(request.body)) {
          const { status } = await mock.answer({ ...request, body })
          expect(status, body).toBeLessThan(500)
        }
      }
    })

    test('in an answer or a notice is read', async () => {
      const { entries, received } = await act(provider, tour(provider), { quirks })
      for (const { intent, response } of entries) {
        if (intent === null) continue
        for (const body of bodies(response.body))
          expect(provider.dialect.read({ ...response, body }, intent)).toBeDefined()
      }
      for (const call of received)
        for (const body of bodies(call.body)) expect(provider.webhook?.read(body)).toBeDefined()
    })
  },
)
