import { expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { router } from '../../src/core/route.ts'
import { providers } from '../../src/providers/registry.ts'

test('each 405 says in Allow just the methods that the path knows', async () => {
  let seen = 0
  for (const provider of providers) {
    const mock = createMock({ provider, fidelity: 'documented', seed: 1 })
    for (const { path } of provider.contract.operations) {
      const request = { method: 'TRACE', path, headers: {}, body: null }
      const { status, headers } = await mock.answer(request)
      if (status !== 405) continue
      seen += 1
      const allowed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (method) => typeof router(provider.contract)(method, path) !== 'string',
      )
      expect(headers.allow?.split(', ').toSorted()).toEqual(allowed.toSorted())
    }
    mock.close()
  }
  expect(seen).toBeGreaterThan(0)
})
