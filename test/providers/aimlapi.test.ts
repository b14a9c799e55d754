import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { type HttpRequest, type HttpResponse, isRecord, readJson } from '../../src/core/exchange.ts'
import { type Fault, refuse } from '../../src/core/fault.ts'
import type { Submit } from '../../src/core/intent.ts'
import type { JobView, Result } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import { aspectRatios, type Scene } from '../../src/core/provider.ts'
import { noQuirks } from '../../src/core/quirk.ts'
import { faults } from '../../src/providers/aimlapi/faults.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { plainKernel } from '../kernel/_plain.ts'

const { abilities, dialect, files, invent, lifecycle } = aimlapi
const now = Date.UTC(2026, 7, 1)

const submit: Submit = {
  kind: 'submit',
  id: null,
  prompt: 'Racoon eating ice-cream',
  negativePrompt: null,
  size: abilities.sizes['16:9'],
  count: 1,
  seed: null,
  format: 'png',
  inline: 'none',
  delivery: 'sync',
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
}

const request: HttpRequest = dialect.encode(submit, 'key')
const scene: Scene = {
  request,
  operation: 'generateImage',
  now,
  dice: dice(42),
  quirks: noQuirks,
}
const observed: Scene = { ...scene, quirks: new Set(aimlapi.quirks.map(({ id }) => id)) }
const answer = (outcome: Outcome, at: Scene = scene): HttpResponse =>
  dialect.render([{ intent: submit, outcome }], at)
const reply = (status: number, body: unknown, headers = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const bodyOf = ({ body }: HttpResponse): Record<string, unknown> => {
  const value = readJson(body)
  return isRecord(value) ? value : {}
}

/** What the compiled contract has against an answer of the generation endpoint. */
const broken = (response: HttpResponse) => {
  const operation = aimlapi.contract.operations.find(({ id }) => id === 'generateImage')
  const judge = operation?.responses[String(response.status)]
  if (!judge) return [`undocumented status ${response.status}`]
  return violations(judge, readJson(response.body))
}

const id = '514db8bc-7cba-4d7b-8d6b-237c20375995'
const url = `${files.origin}${files.path({ id, format: 'png', createdAt: now })}`
const result: Result = {
  id,
  state: 'succeeded',
  format: 'png',
  url,
  base64: null,
  seed: null,
  prompt: 'A raccoon, rewritten',
  costMicroUsd: null,
  failure: null,
}
const done: JobView = {
  id: '',
  phase: 'completed',
  state: 'succeeded',
  createdAt: null,
  updatedAt: null,
  finishedAt: null,
  results: [result],
  failure: null,
  costMicroUsd: 21_000,
  echo: null,
}

const names = Object.keys(faults) as Fault[]

describe('faults', () => {
  it.each(names)('%s has the five documented fields and its status as a string', (fault) => {
    const response = answer(refuse(fault))
    const { requestId, ...body } = bodyOf(response)
    expect(response.status).toBe(faults[fault].status)
    expect(requestId).toMatch(/^[\da-f-]{36}$/)
    expect(body).toEqual({
      message: faults[fault].message,
      path: '/v1/images/generations',
      statusCode: String(faults[fault].status),
      timestamp: '2026-08-01T00:00:00.000Z',
    })
    if (fault !== 'wrong-method') expect(broken(response)).toEqual([])
  })

  it.each(names)('%s reads back as itself, and renders again to the same bytes', (fault) => {
    const response = answer(refuse(fault))
    const outcome = dialect.read(response, submit)
    const said = fault === 'over-concurrency' ? 'rate-limited' : fault
    expect(outcome).toMatchObject({ kind: 'refused', fault: said, message: faults[fault].message })
    expect(answer(outcome)).toEqual(response)
  })

  it.each([
    [
      { aspect_ratio: '2:1' },
      /aspect_ratio: Invalid enum value\. Expected '1:1' \|.*, received '2:1'$/,
    ],
    [{ prompt: undefined }, /prompt: Required$/],
    [{ prompt: 5 }, /prompt: Expected string, received number$/],
    [{ prompt: 'x'.repeat(401) }, /prompt: String must contain at most 400 character\(s\)$/],
    [{ num_images: 5 }, /num_images: Number must be less than or equal to 4$/],
    [{ seed: -1 }, /seed: Number must be greater than or equal to 0$/],
    [{ seed: 1.5 }, /seed: Expected integer, received float$/],
  ])('a body with %j is told what was expected', (change, words) => {
    const whole = { ...bodyOf(reply(200, String(request.body))), ...change }
    const kernel = plainKernel({ provider: aimlapi })
    const { response } = kernel.handle({ ...request, body: JSON.stringify(whole) }, now)
    expect(response.status).toBe(400)
    expect(bodyOf(response).message).toMatch(/^Body validation error! /)
    expect(bodyOf(response).message).toMatch(words)
    expect(answer(dialect.read(response, submit)).status).toBe(400)
  })

  it.each([
    ['generation-failed', 500],
    ['upstream', 502],
    ['timeout', 504],
  ] as const)(
    'a job that fails for "%s" is the answer to the call that waited',
    (fault, status) => {
      const failure = aimlapi.failures[fault] ?? null
      const failed: JobView = { ...done, state: 'failed', results: [], failure }
      const response = answer({ kind: 'job', job: failed })
      expect(response.status).toBe(status)
      expect(dialect.read(response, submit)).toMatchObject({ fault })
      expect(answer(dialect.read(response, submit))).toEqual(response)
      expect(response.headers).not.toHaveProperty('x-aimlapi-credits-used')
      expect(response.headers).not.toHaveProperty('retry-after')
    },
  )
})

describe('a generation', () => {
  it('answers with credits_used and the price in two headers', () => {
    const { at, response } = plainKernel({ provider: aimlapi }).handle(request, now)
    expect(at - now).toBeGreaterThanOrEqual(2_000)
    expect(response.status).toBe(200)
    expect(broken(response)).toEqual([])
    expect(bodyOf(response).meta).toEqual({ usage: { credits_used: 42_000 } })
    expect(response.headers).toMatchObject({
      'x-inference-id': expect.stringMatching(/^[\w-]{21}$/),
      'x-aimlapi-credits-used': '42000',
      'x-aimlapi-usd-spent': '0.021000000',
    })
    const outcome = dialect.read(response, submit)
    expect(outcome).toMatchObject({ kind: 'job', job: { id: '', costMicroUsd: 21_000 } })
    expect(bodyOf(response).data).toEqual([
      {
        url: expect.stringMatching(
          /^https:\/\/cdn\.aimlapi\.com\/generations\/\w+\/\d+-[\da-f-]+\.png$/,
        ),
      },
    ])
  })

  it('renders again to the same bytes', () => {
    const inline: Result = { ...result, url: null, base64: 'iVBORw0=' }
    for (const results of [[result], [result, inline], [inline], []]) {
      for (const at of [scene, observed]) {
        const response = answer({ kind: 'job', job: { ...done, results } }, at)
        expect(answer(dialect.read(response, submit), at)).toEqual(response)
        if (at === scene) expect(broken(response)).toEqual([])
      }
    }
  })

  it('draws one image where the number asked for is below one', () => {
    fc.assert(
      fc.property(fc.integer({ max: 4 }), (asked) => {
        const body = {
          model: 'google/imagen-4.0-fast-generate-001',
          prompt: 'x',
          num_images: asked,
        }
        const { response } = plainKernel({ provider: aimlapi }).handle(
          { ...request, body: JSON.stringify(body) },
          now,
        )
        expect(bodyOf(response).data).toHaveLength(Math.max(1, asked))
      }),
    )
  })

  it('echoes a client request id of the right shape and drops any other', () => {
    for (const [given, echoed] of [
      ['trace-1.2:3_4', 'trace-1.2:3_4'],
      ['', undefined],
      ['a b', undefined],
      ['x'.repeat(129), undefined],
    ] as const) {
      const traced = { ...request, headers: { ...request.headers, 'x-client-request-id': given } }
      const { headers } = answer({ kind: 'job', job: done }, { ...scene, request: traced })
      expect(headers['x-client-request-id']).toBe(echoed)
    }
  })

  it('shows its headers to a browser, which names its origin', () => {
    const headers = { ...request.headers, origin: 'https://app.test' }
    const response = answer(
      { kind: 'job', job: done },
      { ...scene, request: { ...request, headers } },
    )
    const shown = response.headers['access-control-expose-headers']?.split(', ') ?? []
    expect(shown).toEqual(expect.arrayContaining(['x-inference-id', 'x-aimlapi-usd-spent']))
    expect(answer({ kind: 'job', job: done }).headers).not.toHaveProperty(
      'access-control-expose-headers',
    )
  })
})

describe('parse after encode', () => {
  const arbitrary = fc.record({
    prompt: fc.string({ maxLength: 400, unit: 'grapheme-ascii' }),
    ratio: fc.constantFrom(...aspectRatios),
    count: fc.integer({ min: 1, max: 4 }),
    seed: fc.option(fc.integer({ min: 0, max: 4_294_967_295 })),
    inline: fc.constantFrom('none', 'base64'),
    enhance: fc.boolean(),
  })

  it('is the intent, and the body keeps the contract', () => {
    const judge = aimlapi.contract.operations.find(({ id }) => id === 'generateImage')?.body?.judge
    fc.assert(
      fc.property(arbitrary, ({ ratio, enhance, ...wish }) => {
        const intent = { ...submit, ...wish, size: abilities.sizes[ratio], echo: { enhance } }
        const body = readJson(dialect.encode(intent, 'key').body ?? '')
        expect(judge && violations(judge, body)).toEqual([])
        const call = { operation: 'generateImage', path: {}, query: {}, headers: {}, body }
        expect(dialect.parse(call)).toEqual(intent)
      }),
    )
  })

  it.each<Partial<Submit>>([
    { id },
    { negativePrompt: 'blurry' },
    { count: 5 },
    { count: 0 },
    { seed: 2 ** 32 },
    { size: { width: 512, height: 512 } },
    { format: 'jpg' },
    { inline: 'data-uri' },
    { delivery: 'async' },
    { hook: 'https://example.com' },
    { prompt: 'x'.repeat(401) },
  ])('%j is beyond this provider and is never sent', (change) => {
    expect(() => dialect.encode({ ...submit, ...change }, 'key')).toThrow(RangeError)
  })

  it('there is nothing to poll, cancel or list', () => {
    expect(() => dialect.encode({ kind: 'poll', id }, 'key')).toThrow('poll')
    expect(() => dialect.encode({ kind: 'cancel', id }, 'key')).toThrow('cancel')
  })
})

describe('reading what was recorded', () => {
  it('takes tokens_used, a 201, and an answer without meta', () => {
    const data = [{ mime_type: 'image/png', url, prompt: 'x' }]
    const tokens = { data, meta: { usage: { tokens_used: 42_000 } } }
    expect(dialect.read(reply(200, tokens), submit)).toMatchObject({
      job: { costMicroUsd: 21_000 },
    })
    expect(dialect.read(reply(201, { data }), submit)).toMatchObject({
      job: { costMicroUsd: null, results: [{ id, url, prompt: 'x' }] },
    })
    expect(dialect.read(reply(200, { data: null, meta: null }), submit)).toMatchObject({
      job: { results: [] },
    })
  })

  it('finds the file id below another host', () => {
    const moved = url.replace(files.origin, 'http://127.0.0.1:4400/aimlapi')
    expect(dialect.read(reply(200, { data: [{ url: moved }] }), submit)).toMatchObject({
      job: { results: [{ id }] },
    })
  })

  it.each([
    [429, { message: 'Too Many Requests', statusCode: '429' }, 'rate-limited'],
    [200, { message: 'Too Many Requests', statusCode: '429' }, 'rate-limited'],
    [403, { error: { message: "You've run out of credits." } }, 'out-of-credit'],
    [403, { message: 'No.' }, 'forbidden'],
    [404, { message: 'Model is deprecated since June' }, 'model-retired'],
    [500, { message: 'The model is under maintenance, please wait' }, 'maintenance'],
    [503, { message: 'Service unavailable' }, 'upstream'],
    [502, '<html>Bad gateway</html>', 'upstream'],
    [200, '<html>Hello</html>', 'internal'],
    [200, { hello: 1 }, 'internal'],
  ] as const)('HTTP %i %j is %s', (status, body, fault) => {
    const outcome = dialect.read(reply(status, body), submit)
    expect(outcome).toMatchObject({ kind: 'refused', fault })
    if (typeof body === 'string')
      expect(outcome).toMatchObject({ message: expect.stringContaining(body) })
  })

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 100, max: 599 }), (body, status) => {
        dialect.read(reply(status, body), submit)
        dialect.read(reply(status, body), { kind: 'balance' })
      }),
    )
  })

  it.each([
    ['getBalance', { current_balance: 999.979, currency: 'USD' }],
    [
      'getLegacyBalance',
      {
        balance: 1_999_958_000,
        lowBalance: false,
        lowBalanceThreshold: 10_000,
        lastUpdated: '2026-08-01T00:00:00.000Z',
        autoDebitStatus: 'disabled',
        status: 'current',
        statusExplanation: expect.any(String),
      },
    ],
  ])('knows the balance as %s tells it, without a trace of inference', (operation, body) => {
    const balance = { kind: 'balance' } as const
    const outcome = { kind: 'balance', microUsd: 999_979_000 } as const
    const rendered = dialect.render([{ intent: balance, outcome }], { ...scene, operation })
    expect(bodyOf(rendered)).toEqual(body)
    expect(rendered.headers).toEqual({ 'content-type': 'application/json' })
    expect(dialect.read(rendered, balance)).toEqual(outcome)
    const judge = aimlapi.contract.operations.find(({ id }) => id === operation)?.responses['200']
    expect(judge && violations(judge, bodyOf(rendered))).toEqual([])
  })

  it('knows the balance in credits', () => {
    const balance = { kind: 'balance' } as const
    expect(dialect.read(reply(200, { balance: 2_000_000 }), balance)).toEqual({
      kind: 'balance',
      microUsd: 1_000_000,
    })
  })
})

describe('inventions', () => {
  it('the same dice write the same prompt, whatever was written between', () => {
    const first = invent.prompt?.(submit, dice('a'))
    invent.prompt?.(submit, dice('b'))
    expect(invent.prompt?.(submit, dice('a'))).toBe(first)
    expect(invent.prompt?.(submit, dice('b'))).not.toBe(first)
  })

  it('a prompt that may not be enhanced stays as it is', () => {
    expect(invent.prompt?.({ ...submit, echo: { enhance: false } }, dice('a'))).toBe(submit.prompt)
  })

  it('a file has its id in its path, and foreign paths have none', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(), (id, createdAt) => {
        expect(files.id(files.path({ id, format: 'png', createdAt }))).toBe(id)
      }),
    )
    expect(
      files.id(
        new URL(
          'https://cdn.aimlapi.com/generations/guepard/1758236595733-514db8bc-7cba-4d7b-8d6b-237c20375995.png',
        ).pathname,
      ),
    ).toBe(id)
    expect(files.id('/image/x.png')).toBeNull()
  })

  it('each road follows the lifecycle to an end that fits its fate', () => {
    for (const [fate, roads] of Object.entries(lifecycle.roads)) {
      for (const road of roads) {
        for (const [index, phase] of road.entries()) {
          const next = road[index + 1]
          if (next !== undefined) expect(lifecycle.phases[phase]?.next).toContain(next)
          else expect(lifecycle.phases[phase]?.means).toBe(fate)
        }
      }
    }
  })
})
