import { expect, test } from 'vitest'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { acme } from '../fixtures/acme/index.ts'
import { mockOf, open } from './_server.ts'

const fails = { prompt: 'a storm [[backlot:generation-failed]]' }

test('jobs of all providers stand in the order of their submission, newest last', async () => {
  const { call, submit, clock } = await open()
  for (const [nth, provider] of [krea, kie, krea].entries()) {
    await submit(provider, 'key', { prompt: `number ${nth}` })
    await clock.advance(10)
  }
  const prompts = async (query: string) =>
    (await call(`GET /jobs${query}`)).body.jobs.map(({ prompt }: { prompt: string }) => prompt)
  expect(await prompts('')).toEqual(['number 0', 'number 1', 'number 2'])
  expect(await prompts('?limit=2')).toEqual(['number 1', 'number 2'])
  expect(await prompts('?provider=krea')).toEqual(['number 0', 'number 2'])
  expect(await prompts('?provider=krea&limit=1')).toEqual(['number 2'])
})

test('a hundred jobs are told of unless more are asked for', async () => {
  const { call, submit } = await open({ mocks: [mockOf(kie)] })
  for (let nth = 0; nth < 103; nth += 1) await submit(kie, 'key')
  expect((await call('GET /jobs')).body.jobs).toHaveLength(100)
  expect((await call('GET /jobs?limit=1000')).body.jobs).toHaveLength(103)
})

test('jobs are told apart by their state', async () => {
  const { call, submit, clock } = await open()
  await submit(krea, 'key', fails)
  await submit(krea, 'key')
  await clock.advance('1h')
  await submit(krea, 'key')
  const count = async (state: string) => (await call(`GET /jobs?state=${state}`)).body.jobs.length
  expect(await count('failed')).toBe(1)
  expect(await count('succeeded')).toBe(1)
  expect(await count('queued')).toBe(1)
  expect(await count('cancelled')).toBe(0)
})

test('a call that fails is on record with its next try; filters find it', async () => {
  let answers = 0
  const send = async () => {
    answers += 1
    return { status: answers === 1 ? 500 : 200, headers: {}, body: 'no', ms: 0, hops: [] }
  }
  const { call, submit } = await open({ mocks: [mockOf(acme, { send })] })
  await submit(acme, 'key', { hook: 'http://localhost:1/in' })
  await call('POST /clock/advance', { by: '1d' })
  await submit(acme, 'key', { hook: 'http://localhost:1/in' })
  await call('POST /clock/advance', { by: '1d' })
  const { deliveries } = (await call('GET /deliveries')).body
  expect(deliveries[0]).toMatchObject({ attempt: 1, delivered: false, answer: { status: 500 } })
  expect(deliveries[1].at).toBe(deliveries[0].nextAt)
  const found = async (query: string) => (await call(`GET /deliveries${query}`)).body.deliveries
  expect(await found('?delivered=false')).toEqual([deliveries[0]])
  expect(await found('?delivered=true')).toEqual(deliveries.slice(1))
  expect(await found(`?job=${deliveries[2].job}`)).toEqual([deliveries[2]])
  expect(await found('?limit=1')).toEqual([deliveries[2]])
})

test('a broken rule is told with its place in the document, without what stood there', async () => {
  const { call, url } = await open()
  const body = JSON.stringify({ prompt: { much: 'x'.repeat(10_000) }, width: 1 })
  const headers = { authorization: 'Bearer key', 'content-type': 'application/json' }
  await fetch(`${url}/krea/generate/image/google/imagen-4-fast`, { method: 'POST', headers, body })
  const { violations } = (await call('GET /violations')).body
  expect(violations).toMatchObject([{ provider: 'krea', fault: 'invalid', tolerated: null }])
  expect(violations[0].rules).toContainEqual({
    pointer: '/width',
    rule: 'minimum',
    message: 'must be at least 512',
    schemaPath: expect.stringContaining('minimum'),
  })
  expect(JSON.stringify(violations).length).toBeLessThan(2000)
})

test('no answer holds an API key, a token of a receiver or the control token', async () => {
  const { call, submit, url, clock } = await open({ control: { token: 'control-hush' } })
  const headers = { authorization: 'Bearer control-hush' }
  const account = 'api-hush'
  const hook = 'http://user:hush-hush@localhost:1/in?token=token-hush'
  for (const provider of [krea, kie]) {
    await submit(provider, account, { hook })
    await submit(provider, account, { hook, ...fails })
    await fetch(`${url}/${provider.id}/no?key=${account}`, {
      headers: { authorization: `Bearer ${account}` },
    })
  }
  await clock.advance('1h')
  const lines = [
    '/',
    '/clock',
    '/scenario',
    '/accounts',
    '/account',
    '/jobs',
    '/deliveries',
    '/violations',
    '/nope',
  ]
  for (const line of lines) {
    const { body } = await call(`GET ${line}`, undefined, { account, headers })
    expect(JSON.stringify(body)).not.toContain('hush')
  }
  const wrong = { headers, account: 'api hush' }
  for (const sending of [wrong, { headers, account: 'invalid-hush' }]) {
    const { status, body } = await call('GET /jobs', undefined, sending)
    expect(status).toBe(422)
    expect(JSON.stringify(body)).not.toContain('hush')
  }
})
