import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../src/core/clause.ts'
import { dice } from '../../src/core/dice.ts'
import type { HttpResponse } from '../../src/core/exchange.ts'
import { type Fault, refuse } from '../../src/core/fault.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { JobView, Result } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import { aspectRatios, type Call, type Scene } from '../../src/core/provider.ts'
import { noQuirks } from '../../src/core/quirk.ts'
import { faults as kieFaults } from '../../src/providers/_kie-family/faults.ts'
import { faults as apikleyFaults } from '../../src/providers/apikley/faults.ts'
import { apikley } from '../../src/providers/apikley/index.ts'
import { kie } from '../../src/providers/kie/index.ts'

const { dialect, files, lifecycle } = kie

const id = '2aeff425a5f21580d2f225c4129e63ab'
const file = '8978d335-1f2e-4b7a-9c3d-0a1b2c3d4e5f'
const createdAt = 1_777_539_190_339
const finishedAt = createdAt + 7_800
const url = files.origin + files.path({ id: file, format: 'png', createdAt })
const param = '{"model":"google/imagen4-fast","input":{"prompt":"A lighthouse"}}'

const result: Result = {
  id: file,
  state: 'succeeded',
  format: 'png',
  url,
  base64: null,
  seed: null,
  prompt: null,
  costMicroUsd: null,
  failure: null,
}

const waiting: JobView = {
  id,
  phase: 'waiting',
  state: 'queued',
  createdAt,
  updatedAt: createdAt,
  finishedAt: null,
  results: [],
  failure: null,
  costMicroUsd: null,
  echo: param,
}

const ended: JobView = { ...waiting, finishedAt, updatedAt: finishedAt }
const succeeded: JobView = {
  ...ended,
  phase: 'success',
  state: 'succeeded',
  results: [result, result],
}
const failed: JobView = {
  ...ended,
  phase: 'fail',
  state: 'failed',
  failure: kie.failures['generation-failed'],
}

const submit: Submit = {
  kind: 'submit',
  id: null,
  prompt: 'A lighthouse',
  negativePrompt: null,
  size: { width: 1408, height: 768 },
  count: 1,
  seed: null,
  format: 'png',
  inline: 'none',
  delivery: 'async',
  hook: null,
  costShown: false,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
}
const poll: Intent = { kind: 'poll', id }
const balance: Intent = { kind: 'balance' }

const scene: Scene = {
  request: { method: 'GET', path: '/', headers: {}, body: null },
  operation: 'getTask',
  now: createdAt,
  dice: dice(1),
  quirks: noQuirks,
}

const render = (intent: Intent | null, outcome: Outcome): HttpResponse =>
  dialect.render([{ intent, outcome }], scene)

const json = ({ body }: HttpResponse): unknown => JSON.parse(String(body))

const answer = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const call = (operation: string, parts: Partial<Call> = {}): Call => ({
  operation,
  path: {},
  query: {},
  headers: {},
  body: undefined,
  ...parts,
})

const create = (body: unknown) => dialect.parse(call('createTask', { body }))

describe('a request to kie.ai', () => {
  it('has the count for a string and a ratio for the size', () => {
    const intent = { ...submit, count: 3, seed: 5, hook: 'https://me.test/h', negativePrompt: '' }
    const { headers, body, ...line } = dialect.encode(intent, 'k')
    expect(line).toEqual({ method: 'POST', path: '/api/v1/jobs/createTask' })
    expect(headers).toEqual({ authorization: 'Bearer k', 'content-type': 'application/json' })
    expect(JSON.parse(String(body))).toEqual({
      model: 'google/imagen4-fast',
      callBackUrl: 'https://me.test/h',
      input: {
        prompt: 'A lighthouse',
        negative_prompt: '',
        aspect_ratio: '16:9',
        num_images: '3',
        seed: 5,
      },
    })
  })

  it('reads and pays at paths of their own', () => {
    const get = { method: 'GET', headers: { authorization: 'Bearer k' }, body: null }
    const path = '/api/v1/jobs/recordInfo?taskId=a%26b'
    expect(dialect.encode({ kind: 'poll', id: 'a&b' }, 'k')).toEqual({ ...get, path })
    expect(dialect.encode(balance, 'k')).toEqual({ ...get, path: '/api/v1/chat/credit' })
    expect(dialect.parse(call('getTask', { query: { taskId: id } }))).toEqual(poll)
    expect(dialect.parse(call('getCredit'))).toEqual(balance)
  })

  it('with nothing but a prompt means the documented defaults', () => {
    const body = { model: 'google/imagen4-fast', input: { prompt: 'A lighthouse' } }
    expect(create(body)).toEqual({ ...submit, echo: body })
  })

  it('is echoed as it was sent, encoded once', () => {
    const body = {
      input: { prompt: 'p', extra: [1] },
      callBackUrl: 'https://me.test/h',
      model: 'google/imagen4-fast',
    }
    const intent = create(body)
    const echo = intent.kind === 'submit' ? intent.echo : null
    const told = json(render(poll, { kind: 'job', job: { ...waiting, echo } }))
    expect(told).toMatchObject({
      data: {
        param:
          '{"model":"google/imagen4-fast","callBackUrl":"https://me.test/h","input":{"prompt":"p","extra":[1]}}',
      },
    })
  })

  it('without an input keeps the contract and is refused all the same', () => {
    const refused = create({ model: 'google/imagen4-fast' })
    expect(refused).toMatchObject({ kind: 'refused', fault: 'invalid' })
    if (refused.kind !== 'refused') return
    expect(json(render(null, refused))).toEqual({
      code: 422,
      msg: 'input.prompt is required',
      data: null,
    })
  })

  it('is not made for what kie.ai cannot do', () => {
    const wrong: readonly Intent[] = [
      { ...submit, id },
      { ...submit, prompt: 'x'.repeat(5001) },
      { ...submit, negativePrompt: 'x'.repeat(5001) },
      { ...submit, size: { width: 1024, height: 768 } },
      { ...submit, count: 0 },
      { ...submit, count: 1.5 },
      { ...submit, count: 5 },
      { ...submit, seed: 0.5 },
      { ...submit, format: 'jpg' },
      { ...submit, inline: 'data-uri' },
      { ...submit, delivery: 'sync' },
      { ...submit, costShown: true },
      { kind: 'cancel', id },
      { kind: 'list', before: null, limit: 1, phase: null },
      { kind: 'authenticate', key: 'k' },
    ]
    for (const intent of wrong) expect(() => dialect.encode(intent, 'k')).toThrow(/kie\.ai/)
  })

  it('comes back as the same intent', () => {
    const text = fc.string({ maxLength: 5000, unit: 'binary' })
    const intents: fc.Arbitrary<Submit> = fc
      .record({
        prompt: text,
        negativePrompt: fc.option(text),
        size: fc.constantFrom(...aspectRatios).map((ratio) => kie.abilities.sizes[ratio]),
        count: fc.integer({ min: 1, max: 4 }),
        seed: fc.option(fc.maxSafeInteger()),
        hook: fc.option(fc.uuid().map((name) => `https://me.test/${name}`)),
      })
      .map((drawn) => ({ ...submit, ...drawn }))
    fc.assert(
      fc.property(intents, (intent) => {
        const { body } = dialect.encode(intent, 'k')
        expect(create(JSON.parse(String(body)))).toEqual({
          ...intent,
          echo: JSON.parse(String(body)),
        })
      }),
    )
  })
})

describe('an answer of kie.ai', () => {
  const head = { taskId: id, model: 'google/imagen4-fast', param, createTime: createdAt }
  const end = { completeTime: finishedAt, updateTime: finishedAt }

  it('to create is an id', () => {
    const rendered = render(submit, { kind: 'job', job: waiting })
    expect(json(rendered)).toEqual({ code: 200, msg: 'success', data: { taskId: id } })
    expect(render(submit, dialect.read(rendered, submit))).toEqual(rendered)
  })

  it.each([
    [
      'waiting',
      waiting,
      { state: 'waiting', resultJson: '', failCode: '', failMsg: '', updateTime: createdAt },
    ],
    [
      'success',
      succeeded,
      {
        ...end,
        state: 'success',
        resultJson: `{"resultUrls":["${url}","${url}"]}`,
        failCode: '',
        failMsg: '',
        costTime: 7800,
      },
    ],
    [
      'fail',
      failed,
      {
        ...end,
        state: 'fail',
        resultJson: '',
        failCode: '500',
        failMsg: 'Internal server error',
      },
    ],
  ] as const)('for a task in "%s" is its record', (_, job, body) => {
    const rendered = render(poll, { kind: 'job', job })
    expect(rendered.status).toBe(200)
    expect(json(rendered)).toEqual({ code: 200, msg: 'success', data: { ...head, ...body } })
    expect(dialect.read(rendered, poll)).toEqual({ kind: 'job', job })
  })

  it('to a question of credit is a number of credits', () => {
    const rendered = render(balance, { kind: 'balance', microUsd: 500_000 })
    expect(json(rendered)).toEqual({ code: 200, msg: 'success', data: 100 })
    expect(dialect.read(rendered, balance)).toEqual({ kind: 'balance', microUsd: 500_000 })
    const seen = answer(200, { code: 200, msg: 'success', data: 5916.25 })
    expect(dialect.read(seen, balance)).toEqual({ kind: 'balance', microUsd: 29_581_250 })
  })
})

describe.each([
  ['kie.ai', kie, kieFaults],
  ['Apikley', apikley, apikleyFaults],
])('a refusal of %s', (_, { dialect }, faults) => {
  const names = Object.keys(faults) as Fault[] // The table has a row for each fault.
  const spell = (outcome: Outcome) => dialect.render([{ intent: null, outcome }], scene)

  it.each(names)('for "%s" has a code, words and no data', (fault) => {
    const rendered = spell(refuse(fault))
    const { status, code, message } = faults[fault]
    expect(rendered.status).toBe(status)
    expect(json(rendered)).toEqual({ code: Number(code), msg: message, data: null })
    expect(spell(dialect.read(rendered, poll))).toEqual(rendered)
  })

  it('is an HTTP 200 but for a bad key, a limit, a wrong address and a broken server', () => {
    const others = names.filter((fault) => faults[fault].status !== 200)
    expect(others).toEqual([
      'unauthorized',
      'forbidden',
      'unknown-path',
      'wrong-method',
      'rate-limited',
      'over-concurrency',
      'upstream',
      ...(faults.timeout.code === '500' ? ['timeout'] : []), // Apikley has no code of its own for it.
      'internal',
    ])
  })

  it.each([
    ['/input/num_images', 'enum', ['1', '2'], '3', 422, 'must be one of 1, 2, got "3"'],
    ['/input/prompt', 'maxLength', 2, 'cat', 422, 'must not be longer than 2 characters, got 3'],
    ['/model', 'required', null, undefined, 422, 'is required'],
    ['', 'type', 'object', 5, 422, 'must be an object, got 5'],
    ['/query/taskId', 'required', null, undefined, 400, 'parameter is required'],
  ])('of a call that breaks %s %s names it', (pointer, rule, limit, actual, code, words) => {
    const field = pointer.slice(pointer.lastIndexOf('/') + 1)
    const message = clause({ rule, limit, actual })
    const violation = { pointer, field, rule, limit, actual, message, schemaPath: '#' }
    const name = pointer.replace('/query', '').slice(1).replace('/', '.') || 'The request body'
    const msg = `${name} ${words}`
    const rendered = spell(refuse('invalid', { violations: [violation] }))
    expect([rendered.status, json(rendered)]).toEqual([200, { code, msg, data: null }])
    expect(spell(dialect.read(rendered, poll))).toEqual(rendered)
  })
})

describe('Apikley', () => {
  it('never says 408, which its enum has not', () => {
    expect(kieFaults.timeout.code).toBe('408')
    expect(Object.values(apikleyFaults).map(({ code }) => code)).not.toContain('408')
  })

  it('takes the words of nobody for seen', () => {
    const evidence = Object.values(apikleyFaults).map((row) => row.evidence)
    expect(evidence).not.toContain('CODE')
  })
})

describe('what kie.ai was seen to answer', () => {
  const recorded = {
    taskId: id,
    model: 'google/imagen4-fast',
    state: 'success',
    param: '{"input":"{\\"prompt\\":\\"A lighthouse\\"}","model":"google/imagen4-fast"}',
    resultJson: `{"resultUrls":["${url}"]}`,
    failCode: null,
    failMsg: null,
    costTime: 188,
    completeTime: finishedAt,
    createTime: createdAt,
  }
  const ok = (data: unknown) => answer(200, { code: 200, msg: 'success', data })
  const jobIn = (data: unknown): JobView | null => {
    const outcome = dialect.read(ok(data), poll)
    return outcome.kind === 'job' ? outcome.job : null
  }

  it('is a task with nulls, seconds and no time of its last change', () => {
    expect(jobIn(recorded)).toEqual({
      ...succeeded,
      updatedAt: null,
      results: [result],
      echo: recorded.param,
    })
  })

  it('is a task that has nothing yet', () => {
    const nothing = { resultJson: '', costTime: null, completeTime: null }
    const job = jobIn({ ...recorded, state: 'generating', ...nothing })
    expect(job).toMatchObject({ state: 'running', finishedAt: null, results: [], failure: null })
  })

  it('is a failed task that does not say why', () => {
    const job = jobIn({ ...recorded, state: 'fail', resultJson: null })
    expect(job?.failure).toEqual({ code: '', message: '' })
  })

  it('has URLs outside of the string and a cost in credits', () => {
    const later = { resultJson: '', response: { resultUrls: [url] }, creditsConsumed: 4 }
    expect(jobIn({ ...recorded, ...later })).toMatchObject({
      results: [result],
      costMicroUsd: 20_000,
    })
  })

  it('has a recordId beside the taskId', () => {
    expect(dialect.read(ok({ taskId: id, recordId: id }), submit)).toMatchObject({
      kind: 'job',
      job: { id, phase: 'waiting', state: 'queued' },
    })
  })

  it.each([
    [200, { code: 422, msg: 'recordInfo is null', data: null }, 'not-found'],
    [422, { code: 422, message: 'recordInfo is null' }, 'not-found'],
    [200, { code: 422, msg: 'Record does not exist', data: null }, 'not-found'],
    [200, { code: 422, msg: 'Please enter callBackUrl.', data: null }, 'invalid'],
    [200, { code: 429, msg: 'Your call frequency is too high.' }, 'rate-limited'],
    [200, { code: 402, msg: 'Credits insufficient: top up' }, 'out-of-credit'],
    [200, { code: 433, msg: 'Sub-key limit' }, 'rate-limited'],
    [200, { code: 500, msg: 'Server exception, please try again later' }, 'internal'],
    [200, { code: 500, msg: 'num_images is out of range' }, 'invalid'],
    [200, { code: 500, msg: 'The model did not answer' }, 'upstream'],
    [200, { code: 500, msg: 'Internal Error' }, 'internal'],
    [401, { message: 'Unauthorized' }, 'unauthorized'],
    [429, {}, 'rate-limited'],
    [200, { code: 999, msg: '?' }, 'internal'],
    [200, [], 'internal'],
  ])('is a refusal: HTTP %i %j', (status, body, fault) => {
    const said = 'msg' in body ? body.msg : 'message' in body ? body.message : null
    expect(dialect.read(answer(status, body), poll)).toMatchObject({ fault, message: said })
  })

  it('is a foreign tongue at times, and the refusal says what came', () => {
    const page = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>' }
    expect(dialect.read(page, poll)).toMatchObject({
      fault: 'internal',
      message: 'expected JSON, got HTTP 502, text/html: <html>',
    })
    for (const intent of [submit, poll, balance]) {
      for (const data of [null, 'x', [], {}, { taskId: 1 }, { taskId: id, state: 'lost' }]) {
        if (intent === submit && data !== null && typeof data === 'object' && 'state' in data)
          continue
        expect(dialect.read(ok(data), intent)).toMatchObject({ fault: 'internal' })
      }
    }
  })
})

describe('the rest of kie.ai', () => {
  it('names a file by its id and the second of its making', () => {
    expect(url).toMatch(
      /^https:\/\/tempfile\.aiquickdraw\.com\/f\/8978d3351f2e4b7a9c3d0a1b2c3d4e5f_1777539190_[\da-z]{8}\.png$/,
    )
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const uuid = dice(seed).uuid('file')
        expect(files.id(files.path({ id: uuid, format: 'png', createdAt }))).toBe(uuid)
      }),
    )
    for (const path of ['/', '/f/x_1_abcdefgh.png', `/images/${file}.png`]) {
      expect(files.id(path)).toBeNull()
    }
  })

  it('makes ids of 32 hexadecimal digits', () => {
    expect(kie.invent.jobId(dice(42))).toMatch(/^[\da-f]{32}$/)
  })

  it('calls back with seconds, credits and nulls', () => {
    const call = kie.webhook?.render({ ...succeeded, costMicroUsd: 40_000 }, noQuirks)
    expect(call?.headers).toEqual({ 'content-type': 'application/json' })
    expect(JSON.parse(call?.body ?? '')).toEqual({
      code: 200,
      msg: 'Playground task completed successfully.',
      data: {
        taskId: id,
        model: 'google/imagen4-fast',
        state: 'success',
        param,
        resultJson: `{"resultUrls":["${url}","${url}"]}`,
        failCode: null,
        failMsg: null,
        costTime: 8,
        completeTime: finishedAt,
        createTime: createdAt,
        updateTime: finishedAt,
        creditsConsumed: 8,
      },
    })
  })

  it('calls back about a failure with code 501', () => {
    const body = kie.webhook?.render(failed, noQuirks).body ?? ''
    expect(JSON.parse(body)).toMatchObject({
      code: 501,
      msg: 'Playground task failed.',
      data: { state: 'fail', resultJson: null, failCode: '500', failMsg: 'Internal server error' },
    })
  })

  it('reads its own callbacks', () => {
    for (const job of [failed, { ...succeeded, costMicroUsd: 40_000 }]) {
      const body = kie.webhook?.render(job, noQuirks).body ?? ''
      expect(kie.webhook?.read(body)).toEqual({ kind: 'job', job })
    }
    for (const body of ['?', '{}', '{"data":{}}']) {
      expect(kie.webhook?.read(body)).toMatchObject({ fault: 'internal' })
    }
  })

  it('has only roads that follow the graph', () => {
    const { phases, roads } = lifecycle
    for (const [fate, ways] of Object.entries(roads)) {
      for (const way of ways) {
        way.slice(1).forEach((phase, index) => {
          expect(phases[way[index] ?? '']?.next).toContain(phase)
        })
        expect(phases[way.at(-1) ?? '']).toMatchObject({ means: fate, next: [] })
      }
    }
  })
})

describe.each([kie, apikley].map((provider) => [provider.name, provider] as const))(
  'a signed call of %s',
  (_, { webhook }) => {
    const signature = webhook?.signature
    if (!webhook || !signature) throw new Error('calls of the family are signed')
    const { body } = webhook.render(succeeded, noQuirks)
    const secret = 'hmac-key'
    const at = finishedAt + 999
    const headers = signature.sign({ body, secret, at })
    const given = { body, headers, secret, now: at, toleranceMs: 300_000 }

    it('carries the second and an HMAC of id and second', () => {
      const seconds = Math.floor(at / 1000)
      const hmac = createHmac('sha256', secret).update(`${id}.${seconds}`).digest('base64')
      expect(headers).toEqual({
        'x-webhook-timestamp': String(seconds),
        'x-webhook-signature': hmac,
      })
      expect(Object.keys(headers)).toEqual(signature.headers)
    })

    it('is valid at the very moment of its sending, without any tolerance', () => {
      const keys = fc.string({ unit: 'binary' })
      fc.assert(
        fc.property(keys, fc.integer({ min: 0, max: 4e12 }), (secret, at) => {
          const headers = signature.sign({ body, secret, at })
          expect(signature.verify({ body, headers, secret, now: at, toleranceMs: 0 })).toBe('valid')
        }),
      )
    })

    it.each([
      ['without headers', { headers: {} }, 'missing'],
      ['without a signature', { headers: { ...headers, 'x-webhook-signature': '' } }, 'missing'],
      ['without a time', { headers: { 'x-webhook-signature': 'x' } }, 'missing'],
      ['by another key', { secret: 'hmac-kez' }, 'forged'],
      ['of another task', { body: body.replace(id, id.replace('2', '3')) }, 'forged'],
      ['of another second', { headers: { ...headers, 'x-webhook-timestamp': '1' } }, 'forged'],
      ['at no time', { headers: { ...headers, 'x-webhook-timestamp': 'now' } }, 'forged'],
      ['with nonsense', { headers: { ...headers, 'x-webhook-signature': 'garbage' } }, 'forged'],
      ['cut in the middle', { body: body.slice(0, 40) }, 'forged'],
      ['just in time', { now: at + 300_000 }, 'valid'],
      ['too late', { now: at + 302_000 }, 'stale'],
      ['too early', { now: at - 302_000 }, 'stale'],
    ] as const)('%s is found out: %j', (_, change, verdict) => {
      expect(signature.verify({ ...given, ...change })).toBe(verdict)
    })

    it('lets through another state and other results under the same id', () => {
      const call = JSON.parse(body)
      const data = { ...call.data, state: 'fail', resultJson: null, failCode: '500' }
      const elsewhere = body.replaceAll('tempfile.', 'evil.')
      for (const tampered of [JSON.stringify({ ...call, code: 501, data }), elsewhere]) {
        expect(tampered).not.toBe(body)
        expect(signature.verify({ ...given, body: tampered })).toBe('valid')
      }
      expect(signature.covers).toMatch(/id and the time/)
    })

    it('is judged whatever comes', () => {
      const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json())
      const names = fc.constantFrom(...signature.headers, 'x-other')
      fc.assert(
        fc.property(text, fc.dictionary(names, text), text, (body, headers, secret) => {
          const verdict = signature.verify({ ...given, body, headers, secret })
          expect(['missing', 'forged']).toContain(verdict)
        }),
      )
    })
  },
)

describe('what a limit, a failure and a file of the family rest on', () => {
  it('is documented at kie.ai and taken over by Apikley', () => {
    const counts = { submit: [20, 10_000], query: [10, 1000] }
    for (const [provider, evidence] of [
      [kie, 'DOCS'],
      [apikley, 'INFERRED'],
    ] as const) {
      const told = provider.limits.map(({ of, max, perMs }) => [of, [max, perMs]])
      expect(Object.fromEntries(told)).toEqual(counts)
      for (const limit of provider.limits) {
        expect(limit).toMatchObject({ fault: 'rate-limited', evidence })
      }
    }
  })

  it('is a code that the provider has', () => {
    expect(kie.failures).toMatchObject({ timeout: { code: '408' } })
    expect(apikley.failures).toMatchObject({ timeout: { code: '500' } })
    expect(Object.keys(apikley.failures)).toEqual(Object.keys(kie.failures))
  })

  it('costs nothing when it failed, and the callback says so', () => {
    for (const { webhook, billing } of [kie, apikley]) {
      expect(billing.failed).toBe('released')
      const body = webhook?.render({ ...failed, costMicroUsd: 20_000 }, noQuirks).body ?? ''
      expect(JSON.parse(body).data.creditsConsumed).toBe(0)
    }
  })
})
