import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contract } from '../../generated/backlot/contract.ts'
import type { operations } from '../../generated/backlot/types.ts'
import { routes } from '../../mocks/control/routes.ts'
import { scenarios } from '../../mocks/kernel/scenarios.ts'
import { kie } from '../../src/providers/kie/index.ts'
import { providers } from '../../src/providers/registry.ts'
import { acme } from '../fixtures/acme/index.ts'
import { mockOf, open, shouting, type Told } from './_server.ts'

const account = 'key-1'

type Call = (set: Awaited<ReturnType<typeof open>>) => Promise<Told>

/** A sound call of each operation: the compiler names the missing one. */
const calls: Readonly<Record<keyof operations, Call>> = {
  getOverview: ({ call }) => call('GET /'),
  getDocument: ({ call }) => call('GET /openapi.json'),
  getClock: ({ call }) => call('GET /clock', undefined, { account }),
  advanceClock: ({ call }) => call('POST /clock/advance', { by: '10m' }),
  runClockUntilIdle: ({ call }) => call('POST /clock/run-until-idle'),
  freezeClock: ({ call }) => call('POST /clock/freeze'),
  flowClock: ({ call }) => call('POST /clock/flow', { speed: 2 }),
  listScenarios: ({ call }) => call('GET /scenarios'),
  getScenario: ({ call }) => call('GET /scenario', undefined, { account }),
  putScenario: ({ call }) => call('PUT /scenario', { scenario: 'slow+flaky' }),
  listQuirks: ({ call }) => call('GET /quirks'),
  getQuirk: ({ call }) => call('GET /quirks/krea/shouts'),
  listAccounts: ({ call }) => call('GET /accounts'),
  getAccount: ({ call }) => call('GET /account', undefined, { account }),
  patchAccount: ({ call }) => call('PATCH /account', { balanceUsd: 1.5 }, { account }),
  listJobs: ({ call }) => call('GET /jobs'),
  listDeliveries: ({ call }) => call('GET /deliveries'),
  awaitDeliveries: ({ call }) => call('POST /deliveries/idle'),
  listViolations: ({ call }) => call('GET /violations'),
  reset: ({ call }) => call('POST /reset'),
}

/** A street where something happened: jobs that ended well and badly, calls made, a broken rule. */
async function busy() {
  const set = await open()
  await set.submit(shouting, account, { hook: 'http://localhost:1/in?token=very-secret' })
  await set.submit(shouting, account, { prompt: 'bad [[backlot:generation-failed]]' })
  await set.submit(kie, 'key-2', { hook: 'http://localhost:1/in' })
  await fetch(`${set.url}/krea/generate/image/google/imagen-4-fast`, {
    method: 'POST',
    headers: { authorization: 'Bearer key-1', 'content-type': 'application/json' },
    body: '{"prompt":5}',
  })
  await fetch(`${set.url}/kie/no/such/path`)
  await set.clock.advance('1h')
  return set
}

test.each(contract.operations.map(({ id }) => id))(
  '%s answers as the document says',
  async (id) => {
    const set = await busy()
    const { status, headers, operation } = await calls[id as keyof operations](set)
    expect([200, 204]).toContain(status)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(set.bugs).toEqual([])
    expect(operation).toBe(id)
  },
)

test('lists of a busy street are not empty: their entries are held against the document', async () => {
  const { call } = await busy()
  for (const name of ['jobs', 'deliveries', 'violations', 'accounts', 'quirks']) {
    expect((await call(`GET /${name}`)).body[name]).not.toEqual([])
  }
})

test('the document is served as it was compiled', async () => {
  const { call } = await open()
  const compiled = JSON.parse(readFileSync('generated/backlot/openapi.json', 'utf8'))
  expect((await call('GET /openapi.json')).body).toEqual(compiled)
})

test('each route knows the query parameters that the document has, and heeds its account', () => {
  const { paths, components } = JSON.parse(readFileSync('generated/backlot/openapi.json', 'utf8'))
  const parameter = (one: { $ref?: string }) =>
    one.$ref === undefined ? one : components.parameters[one.$ref.split('/').at(-1) ?? '']
  const found = Object.values(paths).flatMap((item) => {
    const { parameters = [], ...methods } = item as { parameters?: { $ref?: string }[] }
    const all = parameters.map(parameter)
    const query = all.filter((one) => one.in === 'query').map(({ name }) => name)
    const scoped = all.some((one) => one.in === 'header')
    return Object.values(methods).map((one) => [
      (one as { operationId: string }).operationId,
      { query, scoped },
    ])
  })
  const told = Object.entries(routes).map(([id, { query, account: way }]) => [
    id,
    { query, scoped: way === 'scoped' || way === 'needed' },
  ])
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(found))
})

test('the control API is no provider', () => {
  expect(providers.map(({ id }) => id)).not.toContain('backlot')
})

test('the overview says what each provider was made with', async () => {
  const { call, clock } = await open({
    mocks: [mockOf(shouting, { seed: 99, fidelity: 'observed', scenario: 'slow' }), mockOf(kie)],
  })
  const { body } = await call('GET /')
  expect(clock.speed).toBe(0)
  expect(body.providers).toMatchObject([
    { id: 'krea', at: '/krea', seed: 99, fidelity: 'observed', scenario: ['slow'] },
    { id: 'kie', standsFor: 'https://api.kie.ai', seed: 7, fidelity: 'documented', quirks: [] },
  ])
  expect(body.operations).toContain('POST /__backlot/clock/advance')
})

test('every scenario is listed, in order', async () => {
  const { call } = await open()
  const { body } = await call('GET /scenarios')
  expect(body.scenarios.map(({ name }: { name: string }) => name)).toEqual(
    scenarios.map(({ name }) => name),
  )
})

test('a quirk says on which side of it the mock is', async () => {
  const on = await open({ mocks: [mockOf(shouting, { fidelity: 'observed' })] })
  expect((await on.call('GET /quirks/krea/shouts')).body).toMatchObject({
    provider: 'krea',
    observed: 'It shouts.',
    on: true,
  })
  const off = await open({ mocks: [mockOf(shouting), mockOf({ ...acme, quirks: [] })] })
  expect((await off.call('GET /quirks?provider=krea')).body.quirks).toMatchObject([{ on: false }])
  expect((await off.call('GET /quirks?provider=acme')).body.quirks).toEqual([])
})
