import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../mocks/mock.ts'
import type { PrismViolation } from '../../mocks/skins/_prism-violation.ts'
import { filesAt, serve } from '../../mocks/skins/http.ts'
import { servePrism } from '../../mocks/skins/prism.ts'
import { plan } from '../../src/clients/plan.ts'
import type { HttpRequest } from '../../src/core/exchange.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { providers } from '../../src/providers/registry.ts'

const document = (id: string): string =>
  fileURLToPath(new URL(`../../generated/${id}/openapi.json`, import.meta.url))

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

const fresh = (provider: Provider): Mock => createMock({ provider, clock: virtualClock() })

/** A Prism server until the test ends, with all that it logs. */
async function prism(...mocks: readonly Mock[]) {
  const lines: string[] = []
  const faults: unknown[] = []
  const served = await servePrism({
    mocks,
    document,
    log: (line) => lines.push(line),
    onError: (error) => faults.push(error),
  })
  undo.push(served.close)
  return { url: served.url, lines, faults }
}

/** A plain server until the test ends. */
async function plain(...mocks: readonly Mock[]) {
  const served = await serve({ mocks })
  undo.push(served.close)
  return served
}

interface Call extends Omit<HttpRequest, 'body'> {
  readonly body: BodyInit | null
}

/** An intent as the provider's own dialect spells it, which is in text. */
const spell = ({ dialect }: Provider, intent: Intent): Call =>
  dialect.encode(intent, 'a-key') as Call

function submit(provider: Provider): Submit {
  const id = () => '1d6f2c0e-5b4a-4c3d-8e2f-0123456789ab'
  const draft = plan({ prompt: 'a lighthouse at dusk' }, provider, id)
  if (draft.kind === 'cannot') throw new Error(`no submission for ${provider.id}`)
  return draft
}

const submission = (provider: Provider): Call => spell(provider, submit(provider))

const create = submission(krea)

/** A submission to Krea with another body. */
const creating = (body: unknown): Call => ({
  ...create,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

async function send(url: string, { id }: Provider, { method, path, headers, body }: Call) {
  const response = await fetch(`${url}/${id}${path}`, { method, headers, body })
  const header = response.headers.get('sl-violations')
  return {
    status: response.status,
    text: await response.text(),
    header,
    violations: JSON.parse(header ?? '[]') as PrismViolation[],
  }
}

describe.each(providers)('$id', (provider) => {
  test('keeps its contract from submission to result, says Prism', async () => {
    const clock = virtualClock()
    const { url, lines } = await prism(createMock({ provider, clock }))
    const ask = async (intent: Intent) => {
      const response = await send(url, provider, spell(provider, intent))
      expect(response).toMatchObject({ status: 200, header: null })
      return provider.dialect.read({ status: 200, headers: {}, body: response.text }, intent)
    }
    const { abilities } = provider
    const taken = await ask(submit(provider))
    if (taken.kind !== 'job') throw new Error(`${provider.id} did not take the job`)
    const { id } = taken.job
    if (abilities.balance) await ask({ kind: 'balance' })
    if (abilities.list) await ask({ kind: 'list', before: null, limit: 10, phase: null })
    if (abilities.delivery.includes('async')) {
      await ask({ kind: 'poll', id })
      await clock.advance(10 * 60_000)
      expect(await ask({ kind: 'poll', id })).toMatchObject({ job: { state: 'succeeded' } })
    }
    expect(lines).toEqual([])
  })

  test('answers in its own tongue and its own bytes, whatever comes', async () => {
    const { url } = await prism(fresh(provider))
    const bare = await plain(fresh(provider))
    const valid = submission(provider)
    const json = { 'content-type': 'application/json' }
    const calls: Call[] = [
      valid,
      { ...valid, headers: json },
      { ...valid, headers: { ...valid.headers, authorization: 'Bearer invalid-key' } },
      { ...valid, headers: { ...valid.headers, prefer: 'code=999, dynamic=perhaps' } },
      { ...valid, headers: { ...valid.headers, 'content-type': 'text/plain' } },
      { ...valid, headers: { ...valid.headers, 'content-type': ';;;' } },
      { ...valid, body: '{"prompt": ' },
      { ...valid, body: 'null' },
      { ...valid, body: '[]' },
      { ...valid, body: '{"__proto__": {"prompt": "a"}, "constructor": 1}' },
      { ...valid, body: new Uint8Array([0xff, 0xfe, 0x7b]) },
      { ...valid, body: '['.repeat(500_000) },
      { ...valid, body: '['.repeat(200_000) + ']'.repeat(200_000) },
      { ...valid, body: 'x'.repeat(1024 * 1024 + 1) },
      { ...valid, method: 'GET', path: '/no/such/%zz?__server=http://x&__proto__=1', body: null },
      { ...valid, method: 'OPTIONS', body: null },
      { ...valid, method: 'PATCH' },
    ]
    for (const call of calls) {
      const [through, direct] = [
        await send(url, provider, call),
        await send(bare.url, provider, call),
      ]
      // Each server names the files at itself.
      const text = through.text.replaceAll(url, bare.url)
      expect([through.status, text]).toEqual([direct.status, direct.text])
    }
  })
})

test('a broken request is named in the header and in the log', async () => {
  const { url, lines } = await prism(fresh(krea))
  const answer = await send(url, krea, creating({ prompt: 'a', width: 3 }))
  expect(answer.status).toBe(400)
  expect(answer.violations).toMatchObject([
    { location: ['request', 'body', 'width'], severity: 'Error', code: 'minimum' },
  ])
  expect(lines).toEqual([expect.stringMatching(/^krea POST \S+: error in request\.body\.width: /)])
})

test('a missing key is named too, and answered by the provider', async () => {
  const { url } = await prism(fresh(krea))
  const { headers, ...call } = create
  const answer = await send(url, krea, { ...call, headers: { 'content-type': 'application/json' } })
  expect(answer).toMatchObject({ status: 401, violations: [{ location: ['request'], code: 401 }] })
  expect(JSON.parse(answer.text)).toHaveProperty('error')
  expect(headers).toHaveProperty('authorization')
})

test('a reply of our own that breaks the contract is named', async () => {
  const mock = fresh(krea)
  const answer: Mock['answer'] = async (request) => {
    const response = await mock.answer(request)
    return { ...response, body: String(response.body).replace('"queued"', '"asleep"') }
  }
  const { url, lines } = await prism({ ...mock, answer })
  const { status, text, violations } = await send(url, krea, create)
  expect(status).toBe(200)
  expect(text).toContain('"asleep"')
  expect(violations).toMatchObject([{ location: ['response', 'body', 'status'], code: 'enum' }])
  expect(lines).toHaveLength(1)
})

test('an undocumented status of our own is named', async () => {
  const mock = fresh(krea)
  const answer: Mock['answer'] = async (request) => ({
    ...(await mock.answer(request)),
    status: 218,
  })
  const { url } = await prism({ ...mock, answer })
  const { violations } = await send(url, krea, create)
  expect(violations[0]?.message).toContain('Unable to match the returned status code')
})

test('a property whose name is not Latin-1 does not end the server (prism#1934)', async () => {
  const { url, lines } = await prism(fresh(krea))
  const answer = await send(url, krea, creating({ prompt: 'a', 你好: 1 }))
  expect(answer.status).toBe(400)
  expect(answer.header).toMatch(/^[ -~]+$/)
  expect(answer.violations[0]?.message).toContain("'你好'")
  expect(lines.join()).toMatch(/^[ -~]+$/)
  expect(await send(url, krea, create)).toMatchObject({ status: 200 })
})

test('of 60,000 violations the first are told and the rest counted', async () => {
  const { url, lines } = await prism(fresh(krea))
  const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`k${index}`, 1]))
  const { header, violations } = await send(url, krea, creating(many))
  expect(header?.length).toBeLessThan(5000)
  // Each property, and the prompt that is not there.
  const untold = 60_001 - (violations.length - 1)
  expect(violations.at(-1)?.message).toBe(`${untold} more violations`)
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toMatch(/: information: 59901 more violations$/)
})

test('what Prism cannot judge is answered all the same and never looks clean', async () => {
  const { url } = await prism(fresh(krea))
  const headers = { ...create.headers, 'content-type': ';;;' }
  const { status, violations } = await send(url, krea, { ...create, headers })
  expect(status).toBe(400)
  expect(violations).toMatchObject([{ severity: 'Warning', code: 'unjudged' }])
})

test('a caller who hangs up on a held answer is forgotten', async () => {
  const mock = createMock({ provider: aimlapi })
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<AbortSignal | undefined>()
  const answer: Mock['answer'] = (request, signal) => {
    arrive(signal)
    return mock.answer(request, signal)
  }
  const { url, lines, faults } = await prism({ ...mock, answer })
  const { path, ...init } = submission(aimlapi)
  const hangUp = new AbortController()
  const held = fetch(`${url}/aimlapi${path}`, { ...init, signal: hangUp.signal })
  const signal = await arrived
  hangUp.abort()
  await expect(held).rejects.toThrow('aborted')
  if (signal?.aborted === false) await once(signal, 'abort')
  expect(await send(url, aimlapi, spell(aimlapi, { kind: 'balance' }))).toMatchObject({
    status: 200,
  })
  expect([lines, faults]).toEqual([[], []])
})

test('several providers share a port; outside of them a 404 says what is there', async () => {
  const { url } = await prism(...providers.map(fresh))
  for (const provider of providers) {
    expect(await send(url, provider, submission(provider))).toMatchObject({ status: 200 })
    const file = await fetch(`${filesAt(url, provider.id)}/none.png`)
    expect([file.status, file.headers.get('sl-violations')]).toEqual([404, null])
  }
  const outside = await fetch(`${url}/elsewhere`)
  expect(outside.status).toBe(404)
  expect(Object.keys((await outside.json()).providers)).toEqual(providers.map(({ id }) => id))
})
