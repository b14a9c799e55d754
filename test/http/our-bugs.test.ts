import { describe, expect, test } from 'vitest'
import { createMock } from '../../mocks/mock.ts'
import { localMock } from '../../mocks/targets/_local.ts'
import type { Dialect, Provider } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import { exchange, expectNoTrace, KEY, openStreet, soundSubmit, wire } from './street.ts'

const bug = new Error('a bug of ours')
const fail = (): never => {
  throw bug
}

const broken = (provider: Provider, parts: Partial<Dialect>): Provider => ({
  ...provider,
  dialect: { ...provider.dialect, ...parts },
})

describe.each(everyone.map((provider) => [provider.id, provider] as const))(
  '%s',
  (_id, provider) => {
    const submit = soundSubmit(provider)
    const request = provider.dialect.encode(submit, KEY)

    test('a dialect that cannot parse is an internal error in its own tongue', async () => {
      const street = await openStreet([broken(provider, { parse: fail })])
      const answer = await exchange(street, wire(provider, request))
      expect(provider.dialect.read(answer, submit)).toMatchObject({ fault: 'internal' })
      expect(answer).toMatchObject({ headers: { 'content-type': expect.stringContaining('json') } })
      expectNoTrace(answer)
      expect(street.bugs).toEqual([bug])
      await street.close()
    })

    test('a dialect that cannot even render is a plain 500, again and again', async () => {
      const street = await openStreet([broken(provider, { render: fail })])
      for (const sent of [request, request, { ...request, body: 'x'.repeat(2_000_000) }]) {
        const answer = await exchange(street, wire(provider, sent))
        expect([answer.status, answer.body]).toEqual([500, 'Internal server error\n'])
      }
      expect(street.bugs).toContain(bug)
      await street.close()
    })

    test('a webhook call that cannot be written costs no other', async () => {
      if (provider.webhook === null) return
      let written = 0
      const { render } = provider.webhook
      const webhook: Provider['webhook'] = {
        ...provider.webhook,
        render: (job, quirks) => {
          written += 1
          return written === 1 ? fail() : render(job, quirks)
        },
      }
      const bugs: unknown[] = []
      const { mock, clock, received } = localMock({
        provider: { ...provider, webhook },
        seed: 1,
        onError: (error) => {
          bugs.push(error)
        },
      })
      for (const hook of ['http://localhost/1', 'http://localhost/2', 'http://localhost/3']) {
        const hooked = { ...soundSubmit(provider), hook, delivery: 'async' as const }
        await mock.answer(provider.dialect.encode(hooked, KEY))
      }
      await clock.advance(600_000)
      await mock.idle()
      expect(bugs).toEqual([bug])
      expect(received).toHaveLength(2)
      mock.close()
    })
  },
)

test('a mock that nobody listens to keeps its bugs to itself', async () => {
  const [provider] = everyone
  if (provider === undefined) throw new Error('there are no providers')
  const mock = createMock({ provider: broken(provider, { parse: fail, render: fail }) })
  const answer = await mock.answer(provider.dialect.encode(soundSubmit(provider), KEY))
  expect(answer.status).toBe(500)
  mock.close()
})
