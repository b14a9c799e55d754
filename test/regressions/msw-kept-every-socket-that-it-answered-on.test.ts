import { setupServer } from 'msw/node'
import { afterAll, expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import { kie } from '../../src/providers/kie/index.ts'

// MSW 3.0 sends an answer of unknown length in chunks and then keeps its socket for good: a run of
// some thousand requests held hundreds of megabytes, and went at half its pace to collect them.
const server = setupServer(...handlers(createMock({ provider: kie })))
server.listen({ onUnhandledFrame: 'error' })
afterAll(() => server.close())

test('answers behind MSW tell their length', async () => {
  const refused = await fetch(`${kie.origin}/api/v1/jobs/createTask`, { method: 'POST' })
  const body = await refused.text()
  expect(body.length).toBeGreaterThan(0)
  expect(refused.headers.get('content-length')).toBe(String(Buffer.byteLength(body)))
  expect(refused.headers.get('transfer-encoding')).toBe(null)
})
