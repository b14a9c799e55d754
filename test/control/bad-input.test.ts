import { expect, test } from 'vitest'
import { kie } from '../../src/providers/kie/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { bytesOf, vanish } from '../http/raw.ts'
import { mockOf, open } from './_server.ts'

const account = { account: 'key' }

type Bad = readonly [line: string, body: unknown, status: number, code: string, where: string]

/** Calls that are refused: what they send, what they are answered, and where it says that it is. */
const bad: readonly Bad[] = [
  ['POST /clock/advance', '{"by":', 400, 'malformed', '/body'],
  ['POST /clock/advance', '\u0000', 400, 'malformed', '/body'],
  ['POST /clock/advance', undefined, 422, 'invalid', '/body'],
  ['POST /clock/advance', 'null', 422, 'invalid', '/body'],
  ['POST /clock/advance', [], 422, 'invalid', '/body'],
  ['POST /clock/advance', {}, 422, 'invalid', '/body/by'],
  ['POST /clock/advance', { by: null }, 422, 'invalid', '/body/by'],
  ['POST /clock/advance', { by: ['10m'] }, 422, 'invalid', '/body/by'],
  ['POST /clock/advance', '{"by":1e400}', 422, 'invalid', '/body/by'],
  ['POST /clock/advance', { by: 5, too: 'much' }, 422, 'invalid', '/body/too'],
  ['POST /clock/advance', '{"by":5,"__proto__":{}}', 422, 'invalid', '/body/__proto__'],
  ['POST /reset', { provider: 'kie' }, 422, 'invalid', '/body'],
  ['POST /reset', '{bad', 422, 'invalid', '/body'],
  ['POST /clock/freeze', { at: 0 }, 422, 'invalid', '/body'],
  ['POST /clock/run-until-idle', [], 422, 'invalid', '/body'],
  ['POST /clock/flow', {}, 422, 'invalid', '/body/speed'],
  ['POST /clock/flow', { speed: 0 }, 422, 'invalid', '/body/speed'],
  ['POST /clock/flow', { speed: -1 }, 422, 'invalid', '/body/speed'],
  ['POST /clock/flow', { speed: '2' }, 422, 'invalid', '/body/speed'],
  ['POST /clock/flow', '{"speed":1e400}', 422, 'invalid', '/body/speed'],
  ['PUT /scenario', {}, 422, 'invalid', '/body/scenario'],
  ['PUT /scenario', { scenario: 5 }, 422, 'invalid', '/body/scenario'],
  ['PUT /scenario', { scenario: 'snail' }, 422, 'unknown-scenario', '/body/scenario'],
  ['PUT /scenario', { scenario: '' }, 422, 'unknown-scenario', '/body/scenario'],
  ['PUT /scenario', { scenario: 'constructor' }, 422, 'unknown-scenario', '/body/scenario'],
  ['PUT /scenario', { scenario: 'x'.repeat(5000) }, 422, 'invalid', '/body/scenario'],
  [
    'PUT /scenario?provider=nobody',
    { scenario: 'slow' },
    404,
    'unknown-provider',
    '/query/provider',
  ],
  ['PATCH /account', {}, 422, 'invalid', '/body'],
  ['PATCH /account', { balanceUsd: -1 }, 422, 'invalid', '/body/balanceUsd'],
  ['PATCH /account', { balanceUsd: 1e10 }, 422, 'invalid', '/body/balanceUsd'],
  ['PATCH /account', { balanceUsd: '5' }, 422, 'invalid', '/body/balanceUsd'],
  ['PATCH /account', { webhookSecret: '' }, 422, 'invalid', '/body/webhookSecret'],
  ['PATCH /account', { webhookSecret: 5 }, 422, 'invalid', '/body/webhookSecret'],
  ['PATCH /account', { scenario: 'slow', balance: 5 }, 422, 'invalid', '/body/balance'],
  ['GET /jobs?limit=0', undefined, 422, 'invalid', '/query/limit'],
  ['GET /jobs?limit=1001', undefined, 422, 'invalid', '/query/limit'],
  ['GET /jobs?limit=some', undefined, 422, 'invalid', '/query/limit'],
  ['GET /jobs?limit=', undefined, 422, 'invalid', '/query/limit'],
  ['GET /jobs?state=done', undefined, 422, 'invalid', '/query/state'],
  ['GET /jobs?stat=failed', undefined, 422, 'invalid', '/query/stat'],
  ['GET /jobs?provider=', undefined, 422, 'invalid', '/query/provider'],
  ['GET /deliveries?delivered=maybe', undefined, 422, 'invalid', '/query/delivered'],
  ['GET /accounts?constructor=1', undefined, 422, 'invalid', '/query/constructor'],
  ['POST /reset?providr=krea', undefined, 422, 'invalid', '/query/providr'],
  ['POST /reset?provider=nobody', undefined, 404, 'unknown-provider', '/query/provider'],
]

test.each(bad)(
  '%s %j is answered %i %s at %s, and changes nothing',
  async (line, body, ...told) => {
    const { call, submit, clock, bugs } = await open()
    await submit(krea, 'key')
    const whole = async () =>
      Promise.all(
        ['/clock', '/scenario', '/accounts', '/jobs', '/violations'].map(
          async (look) => (await call(`GET ${look}`, undefined, account)).body,
        ),
      )
    const [before, now] = [await whole(), clock.now()]
    const answer = await call(line, body, account)
    const { code, pointer, message } = answer.body.error
    expect([answer.status, code, pointer]).toEqual(told)
    expect(message).toMatch(/^\S.*\.$/)
    expect(message.length).toBeLessThan(700)
    expect([await whole(), clock.now()]).toEqual([before, now])
    expect(bugs).toEqual([])
  },
)

test('a wrong body is told of field by field', async () => {
  const { call } = await open()
  const { body } = await call('PATCH /account', { balanceUsd: -1, webhookSecret: 5 }, account)
  expect(body.error).toEqual({
    code: 'invalid',
    message: 'body.balanceUsd must be at least 0, got -1.',
    pointer: '/body/balanceUsd',
    rule: 'minimum',
    others: [
      {
        message: 'body.webhookSecret must be a string or null.',
        pointer: '/body/webhookSecret',
        rule: 'type',
      },
    ],
  })
})

test.each(['two words', '', 'clé', 'x'.repeat(1025), 'invalid-key'])(
  'a key that can be none is refused and not repeated: %s',
  async (key) => {
    const { call } = await open()
    for (const line of ['GET /account', 'GET /jobs', 'POST /reset']) {
      const { status, body } = await call(line, undefined, { account: key })
      expect([status, body.error.pointer]).toEqual([422, '/header/x-backlot-account'])
      if (key !== '') expect(body.error.message).not.toContain(key)
    }
    expect((await call('GET /accounts')).body.accounts).toEqual([])
  },
)

test('an account must be named where one is meant', async () => {
  const { call } = await open()
  for (const [line, body] of [
    ['GET /account', undefined],
    ['PATCH /account', { balanceUsd: 1 }],
  ] as const) {
    const told = await call(line, body)
    expect(told.status).toBe(422)
    expect(told.body.error).toMatchObject({
      message: 'Name an account: its API key in the header x-backlot-account.',
      pointer: '/header/x-backlot-account',
      rule: 'required',
    })
  }
})

test('unknown paths, methods, providers and quirks say what there is', async () => {
  const { call } = await open()
  expect((await call('GET /clocks')).body.error.message).toMatch(/GET \/__backlot\/ lists what is/)
  const wrong = await call('DELETE /account', undefined, account)
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, PATCH'])
  expect(wrong.body.error.message).toBe('This path knows GET, PATCH only.')
  expect((await call('GET /jobs?provider=who')).body.error.message).toBe(
    'There is no provider "who" here; there is krea, kie.',
  )
  const quirk = await call('GET /quirks/krea/whispers')
  expect([quirk.status, quirk.body.error.code]).toEqual([404, 'unknown-quirk'])
  expect(quirk.body.error.message).toMatch(/no quirk "krea\/whispers"/)
})

test('no made-up name is quoted at length', async () => {
  const { call } = await open()
  const long = 'x'.repeat(5000)
  for (const path of [`/jobs?provider=${long}`, `/jobs?${long}=1`, `/quirks/${long}/y`]) {
    const { body } = await call(`GET ${path}`)
    expect(JSON.stringify(body).length).toBeLessThan(1000)
  }
})

test('what is no JSON by its own word is refused', async () => {
  const { call } = await open()
  const headers = { 'content-type': 'text/plain' }
  const { status, body } = await call('POST /clock/advance', { by: 5 }, { headers })
  expect([status, body.error.code]).toEqual([415, 'unsupported-media'])
})

test('a body over the limit is refused, however it comes', async () => {
  const { call, clock } = await open()
  const before = clock.now()
  for (const length of [64 * 1024 + 1, 2_000_000]) {
    const { status, body } = await call('POST /clock/advance', '{"by":5}'.padEnd(length))
    expect([status, body.error.code]).toEqual([413, 'too-large'])
  }
  expect(clock.now()).toBe(before)
  expect((await call('POST /clock/advance', '{"by":5}'.padEnd(64 * 1024))).status).toBe(200)
})

test('who hangs up within a body changes nothing and is no bug', async () => {
  const { port, call, clock, bugs } = await open()
  const before = clock.now()
  const headers = [
    ['host', 'localhost'],
    ['content-length', '100'],
  ] as const
  const line = 'POST /__backlot/clock/advance HTTP/1.1'
  await vanish(port, bytesOf({ line, headers, body: '{"by":5' }))
  expect((await call('GET /clock')).status).toBe(200)
  expect(clock.now()).toBe(before)
  expect(bugs).toEqual([])
})

test('a bug of ours is told to the owner, and its caller gets no trace of it', async () => {
  const broken = {
    ...mockOf(kie),
    jobs: () => {
      throw new Error('oops at secret.ts:1')
    },
  }
  const { call, bugs } = await open({ mocks: [broken] })
  const { status, body } = await call('GET /jobs')
  expect([status, body.error.code]).toEqual([500, 'internal'])
  expect(JSON.stringify(body)).not.toContain('oops')
  expect(bugs).toHaveLength(1)
})
