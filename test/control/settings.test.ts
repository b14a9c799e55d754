import { expect, test } from 'vitest'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { mockOf, open } from './_server.ts'

const account = 'key-of-a-caller'

test('a scenario for the whole server is met by every account', async () => {
  const { call, submit } = await open()
  const chosen = await call('PUT /scenario', { scenario: 'out-of-credit' })
  expect(chosen.body.lived).toEqual([
    { provider: 'krea', account: null, scenario: ['out-of-credit'] },
    { provider: 'kie', account: null, scenario: ['out-of-credit'] },
  ])
  expect((await call('GET /scenario')).body).toEqual(chosen.body)
  expect((await submit(krea, 'any-key')).status).toBe(402)
  expect((await call('PUT /scenario', { scenario: null })).body.lived[0].scenario).toEqual([])
  expect((await submit(krea, 'any-key')).status).toBe(200)
})

test('a scenario for one provider leaves the others alone', async () => {
  const { call } = await open()
  await call('PUT /scenario?provider=kie', { scenario: 'slow+flaky' })
  expect((await call('GET /scenario')).body.lived).toMatchObject([
    { provider: 'krea', scenario: [] },
    { provider: 'kie', scenario: ['slow', 'flaky'] },
  ])
})

test('a scenario for one account is met by it alone, until it is taken back', async () => {
  const { call, submit } = await open()
  await call('PUT /scenario', { scenario: 'key-revoked' }, { account })
  expect((await submit(krea, account)).status).toBe(401)
  expect((await submit(krea, 'another')).status).toBe(200)
  expect((await call('GET /scenario')).body.lived).toMatchObject([{ scenario: [] }, {}])
  await call('PUT /scenario', { scenario: null }, { account })
  expect((await submit(krea, account)).status).toBe(200)
})

test('an unknown scenario among several is refused, and none is chosen', async () => {
  const { call } = await open()
  for (const [line, body] of [
    ['PUT /scenario', { scenario: 'slow+snail' }],
    ['PATCH /account', { scenario: 'slow+snail', balanceUsd: 3 }],
  ] as const) {
    const told = await call(line, body, { account })
    expect([told.status, told.body.error.code]).toEqual([422, 'unknown-scenario'])
    expect(told.body.error.message).toMatch(/There is no scenario "snail"; there is happy, slow,/)
  }
  const { body } = await call('GET /account', undefined, { account })
  expect(body.accounts).toMatchObject([
    { scenario: [], ledger: { balanceMicroUsd: 1_000_000_000 } },
    { scenario: [], ledger: { balanceMicroUsd: 1_000_000_000 } },
  ])
})

test('a balance is set to the millionth, and what is too dear is refused by the provider', async () => {
  const { call, submit } = await open()
  const { body } = await call('PATCH /account', { balanceUsd: 0.000001 }, { account })
  expect(body.accounts).toMatchObject(Array(2).fill({ ledger: { balanceMicroUsd: 1 } }))
  expect((await submit(krea, account)).status).toBe(402)
  await call('PATCH /account?provider=krea', { balanceUsd: 10 }, { account })
  expect((await submit(krea, account)).status).toBe(200)
  expect((await call('GET /accounts')).body.accounts).toMatchObject([
    { provider: 'krea', jobs: 1 },
    { provider: 'kie', ledger: { balanceMicroUsd: 1 } },
  ])
})

test('webhook calls are signed with the new secret, and no answer holds it', async () => {
  const signed: string[] = []
  const send = async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
    signed.push(headers['x-webhook-signature'] ?? 'none')
    return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
  }
  const { call, submit } = await open({ mocks: [mockOf(kie, { send })] })
  const told: unknown[] = []
  for (const webhookSecret of ['first-secret', 'second-secret', null]) {
    told.push((await call('PATCH /account', { webhookSecret }, { account })).body)
    await submit(kie, account, { hook: 'http://localhost:1/in' })
    await call('POST /clock/advance', { by: '10m' }, { account })
  }
  told.push((await call('GET /deliveries')).body, (await call('GET /')).body)
  expect(signed).toHaveLength(3)
  expect(new Set(signed).size).toBe(3)
  expect(signed[2]).toBe('none')
  expect(JSON.stringify(told)).not.toContain('secret')
  for (const signature of signed.slice(0, 2)) expect(JSON.stringify(told)).not.toContain(signature)
})

test('a reset of the server brings back what it was made with', async () => {
  const options = { scenario: 'slow', balanceUsd: 5 } as const
  const { call, submit, mocks } = await open({ mocks: [mockOf(krea, options)] })
  await submit(krea, account)
  await call('PUT /scenario', { scenario: 'maintenance' })
  mocks[0]?.change({ balanceUsd: 1 })
  expect((await call('POST /reset')).status).toBe(204)
  for (const name of ['jobs', 'accounts', 'deliveries', 'violations']) {
    expect((await call(`GET /${name}`)).body).toEqual({ [name]: [] })
  }
  expect((await call('GET /scenario')).body.lived).toMatchObject([{ scenario: ['slow'] }])
  const { body } = await call('GET /account', undefined, { account })
  expect(body.accounts).toMatchObject([{ ledger: { balanceMicroUsd: 5_000_000 } }])
})

test('a reset of one account at one provider leaves everything else', async () => {
  const { call, submit } = await open()
  for (const provider of [krea, kie]) {
    for (const key of [account, 'another']) await submit(provider, key)
  }
  await call('POST /reset?provider=kie', undefined, { account })
  const jobs = async (sending = {}) =>
    (await call('GET /jobs', undefined, sending)).body.jobs.map(
      ({ provider }: { provider: string }) => provider,
    )
  expect(await jobs({ account })).toEqual(['krea'])
  expect(await jobs()).toEqual(['krea', 'krea', 'kie'])
})
