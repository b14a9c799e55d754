import { describe, expect, expectTypeOf, test } from 'vitest'
import { servePrism } from '../../mocks/skins/prism.ts'
import { createControl, TransportError } from '../../src/clients/index.ts'
import { documentOf } from '../../src/host/package.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { mockOf, open } from './_server.ts'

test('a refused call is a typed value, an answer too', async () => {
  const { url, submit } = await open()
  const control = createControl({ baseUrl: `${url}/` })
  await submit(krea, 'key')
  const { data } = await control.GET('/jobs', { params: { query: { limit: 5 } } })
  expectTypeOf(data?.jobs[0]?.state).toEqualTypeOf<
    'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled' | undefined
  >()
  expect(data?.jobs).toMatchObject([{ provider: 'krea', state: 'queued' }])
  const { error } = await control.POST('/clock/advance', { body: { by: '-1s' } })
  expectTypeOf(error?.error.message).toEqualTypeOf<string | undefined>()
  expect(error?.error).toMatchObject({ code: 'invalid', pointer: '/body/by' })
  const done = await control.POST('/reset')
  expect([done.response.status, done.error]).toEqual([204, undefined])
})

test('with an account and a token, each call carries both', async () => {
  const { url, submit } = await open({ control: { token: 'a-token' } })
  for (const account of ['one', 'two']) await submit(krea, account)
  const jobsOf = async (options: { account?: string; token?: string }) => {
    const { data, error } = await createControl({ baseUrl: url, ...options }).GET('/jobs')
    return data?.jobs.length ?? error?.error.code
  }
  expect(await jobsOf({ token: 'a-token', account: 'one' })).toBe(1)
  expect(await jobsOf({ token: 'a-token' })).toBe(2)
  expect(await jobsOf({ account: 'one' })).toBe('unauthorized')
  const one = createControl({ baseUrl: url, token: 'a-token', account: 'one' })
  const { data } = await one.PATCH('/account', { body: { balanceUsd: 2 } })
  expect(data?.accounts).toMatchObject(Array(2).fill({ ledger: { balanceMicroUsd: 2_000_000 } }))
})

describe('a failure of the transport', () => {
  const fetch = async (): Promise<Response> => {
    throw new TypeError('failed', { cause: new Error('refused my-token and my-key') })
  }

  test('says which host, and neither token nor key', async () => {
    const control = createControl({ token: 'my-token', account: 'my-key', fetch })
    const failed = await control.GET('/').catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(TransportError)
    expect(String(failed)).toContain('127.0.0.1:4400')
    expect(String(failed)).not.toMatch(/my-token|my-key/)
  })

  test('without secrets is told as it is', async () => {
    const failed = await createControl({ fetch }).GET('/').catch(String)
    expect(failed).toContain('refused my-token and my-key')
  })
})

test('a broken token or key is thrown at once, in words that do not repeat it', () => {
  expect(() => createControl({ token: 'two words' })).toThrow(/^token must be/)
  expect(() => createControl({ account: 'two words' })).toThrow(/^account must be/)
})

test('what the document does not have does not compile', () => {
  const control = createControl()
  const wrongs = () => {
    // @ts-expect-error: no such path
    void control.GET('/clocks')
    // @ts-expect-error: a duration is needed
    void control.POST('/clock/advance', { body: {} })
    // @ts-expect-error: no such state
    void control.GET('/jobs', { params: { query: { state: 'done' } } })
  }
  expect(wrongs).toBeTypeOf('function')
})

test('over Prism it is the same', async () => {
  const served = await servePrism({
    mocks: [mockOf(krea, { clock: virtualClock() })],
    document: documentOf,
    control: { token: 'a-token' },
  })
  const { data } = await createControl({ baseUrl: served.url, token: 'a-token' }).GET('/')
  expect(data?.providers).toMatchObject([{ id: 'krea' }])
  await served.close()
})
