import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nothingDrawn } from '../../mocks/kernel/drawn.ts'
import { violations } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { type HttpRequest, type HttpResponse, isRecord, readJson } from '../../src/core/exchange.ts'
import { type Fault, refuse } from '../../src/core/fault.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { JobView, Result } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import { aspectRatios, type Scene } from '../../src/core/provider.ts'
import { noQuirks, type Quirks } from '../../src/core/quirk.ts'
import { taskOf } from '../../src/providers/runware/encode.ts'
import { faults } from '../../src/providers/runware/faults.ts'
import { runware } from '../../src/providers/runware/index.ts'
import { plainKernel } from '../kernel/_plain.ts'

const { abilities, dialect, files, lifecycle, webhook } = runware
const now = Date.UTC(2026, 7, 1)
const id = '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'
const other = '9d983fa3-1624-4d66-9501-6a5a5b2c7cfb'
const file = '8978d335-5674-4a7d-b15a-e439d9265a2d'

const submit: Submit = {
  kind: 'submit',
  id,
  prompt: 'A flooded cathedral',
  negativePrompt: null,
  size: abilities.sizes['16:9'],
  count: 1,
  seed: null,
  format: 'jpg',
  inline: 'none',
  delivery: 'sync',
  hook: null,
  costShown: true,
  quality: null,
  keepMs: null,
  uploadTo: null,
  echo: null,
}
const poll: Intent = { kind: 'poll', id }

const post = (tasks: unknown, headers: Record<string, string> = { authorization: 'Bearer key' }) =>
  ({
    method: 'POST',
    path: '/v1',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(tasks),
  }) satisfies HttpRequest

const task = taskOf(submit)
const scene: Scene = {
  request: post([task]),
  operation: 'postTasks',
  now,
  dice: dice(42),
  quirks: noQuirks,
}
const answer = (
  outcome: Outcome,
  intent: Intent | null = submit,
  quirks: Quirks = noQuirks,
): HttpResponse => dialect.render([{ intent, outcome }], { ...scene, quirks })
const reply = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

interface Wire {
  readonly data: readonly Record<string, unknown>[]
  readonly errors: readonly Record<string, unknown>[]
}
const listed = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])
const wire = ({ body }: HttpResponse): Wire => {
  const value = readJson(body)
  return isRecord(value)
    ? { data: listed(value.data), errors: listed(value.errors) }
    : { data: [], errors: [] }
}

/** What the compiled contract has against an answer. */
const broken = (response: HttpResponse) => {
  const judge = runware.contract.operations[0]?.responses[String(response.status)]
  if (!judge) return [`undocumented status ${response.status}`]
  return violations(judge, readJson(response.body))
}

const result: Result = {
  id: file,
  state: 'succeeded',
  format: 'jpg',
  url: `${files.origin}${files.path({ id: file, format: 'jpg', createdAt: now })}`,
  base64: null,
  seed: 1_348_345_038,
  prompt: null,
  costMicroUsd: 20_000,
  failure: null,
}
const running: Result = { ...result, state: 'running', url: null }
const lost: Result = {
  ...result,
  state: 'failed',
  url: null,
  failure: runware.failures['generation-failed'],
}
const job = (
  state: JobView['state'],
  results: readonly Result[],
  echo: unknown = null,
): JobView => ({
  id,
  phase: 'processing',
  state,
  createdAt: now,
  updatedAt: now,
  finishedAt: null,
  results,
  failure: null,
  costMicroUsd: 20_000,
  echo,
})

const names = Object.keys(faults) as Fault[]
/** No operation of the contract answers these. */
const outside: readonly Fault[] = ['wrong-method']

describe('faults', () => {
  it.each(names)('%s has its status and one error, and nothing else', (fault) => {
    const response = answer(refuse(fault, { id }))
    expect(response.status).toBe(faults[fault].status)
    const { code, message } = faults[fault]
    expect(readJson(response.body)).toEqual({
      errors: [expect.objectContaining({ code, message, taskUUID: id })],
    })
    if (!outside.includes(fault)) expect(broken(response)).toEqual([])
  })

  it.each(names)('%s reads back as itself, and renders again to the same bytes', (fault) => {
    for (const details of [{}, { id }]) {
      const response = answer(refuse(fault, details))
      const outcome = dialect.read(response, submit)
      expect(outcome).toMatchObject({ kind: 'refused', fault, code: faults[fault].code })
      expect(answer(outcome)).toEqual(response)
    }
  })

  it('no two faults share a code', () => {
    expect(new Set(names.map((fault) => faults[fault].code)).size).toBe(names.length)
  })

  it('a refused key is the authentication task’s and names no task', () => {
    const { response } = plainKernel({ provider: runware }).handle(post([task], {}), now)
    expect(response.status).toBe(401)
    expect(wire(response).errors).toEqual([
      {
        code: 'invalidApiKey',
        message: 'Invalid API key. Get one at https://my.runware.ai/signup',
        parameter: 'apiKey',
        documentation: expect.any(String),
        taskType: 'authentication',
      },
    ])
  })

  it('an empty answer to a poll reads as nothing, and renders again to the same bytes', () => {
    const response = answer({ kind: 'nothing' }, poll)
    expect(response.status).toBe(200)
    expect(readJson(response.body)).toEqual({ data: [] })
    expect(dialect.read(response, poll)).toEqual({ kind: 'nothing' })
  })

  it.each(Object.entries(runware.failures))(
    'a task may be taken and then end with %s',
    (name, why) => {
      const ended: Result = { ...result, state: 'failed', url: null, failure: why }
      const response = answer({ kind: 'job', job: job('failed', [ended]) })
      expect(response.status).toBe(faults[name as Fault].status) // a key of the table of failures
      expect(broken(response)).toEqual([])
      expect(dialect.read(response, submit)).toMatchObject({ job: { failure: why } })
    },
  )

  it('each limit is refused as the documents say: a full queue 429, no capacity 503', () => {
    expect(runware.limits.map(({ fault }) => faults[fault].status)).toEqual([429, 503])
  })
})

describe('a task that breaks the contract', () => {
  const handled = (change: Record<string, unknown>) =>
    plainKernel({ provider: runware }).handle(post([{ ...task, ...change }]), now).response

  it.each([
    [{ width: 512 }, 'invalidWidth', { parameter: 'width' }],
    [{ height: 1024 }, 'invalidHeight', { parameter: 'height' }],
    [{ width: undefined }, 'missingDimensionParameters', { parameter: 'width' }],
    [{ positivePrompt: undefined }, 'missingPositivePrompt', { parameter: 'positivePrompt' }],
    [{ positivePrompt: 'x' }, 'invalidPositivePrompt', { parameter: 'positivePrompt' }],
    [{ numberResults: 21 }, 'invalidNumberResults', { parameter: 'numberResults' }],
    [{ numberResults: '1' }, 'invalidNumberResults', { parameter: 'numberResults' }],
    [{ seed: 1 }, 'unsupportedParameter', { parameter: 'seed' }],
    [{ safety: { mode: 'slow' } }, 'invalidSafetyMode', { parameter: 'safety.mode' }],
    [{ outputFormat: 'jpg' }, 'invalidOutputFormat', { parameter: 'outputFormat' }],
    [
      { taskType: 'imageDream' },
      'invalidTaskType',
      { parameter: 'taskType', taskType: 'imageDream' },
    ],
  ])('%j is %s', (change, code, details) => {
    const response = handled(change)
    expect(response.status).toBe(400)
    expect(broken(response)).toEqual([])
    expect(wire(response).errors).toMatchObject([{ code, taskUUID: id, ...details }])
    const outcome = dialect.read(response, submit)
    expect(outcome).toMatchObject({ kind: 'refused', fault: 'invalid', id })
    const request = post([{ ...task, ...change }])
    expect(dialect.render([{ intent: submit, outcome }], { ...scene, request })).toEqual(response)
  })

  it('a body that is no list of known tasks is refused', () => {
    for (const [body, code] of [
      [[], 'missingTasks'],
      [{ hello: 1 }, 'invalidRequest'],
      [[5], 'invalidRequest'],
      [[{}], 'missingTaskType'],
      [[{ taskType: 'dance' }], 'invalidTaskType'],
    ] as const) {
      const { response } = plainKernel({ provider: runware }).handle(post(body), now)
      expect(response.status).toBe(400)
      expect(wire(response).errors).toMatchObject([{ code }])
      expect(broken(response)).toEqual([])
    }
  })

  it('any unknown parameter is named, whatever its name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        fc.pre(!(name in task) && name !== '__proto__')
        const response = handled({ [name]: 1 })
        const request = post([{ ...task, [name]: 1 }])
        const outcome = dialect.read(response, submit)
        expect(dialect.render([{ intent: null, outcome }], { ...scene, request })).toEqual(response)
        expect(broken(response)).toEqual([])
      }),
    )
  })
})

describe('a batch', () => {
  it('answers what worked and what failed side by side, with 200', () => {
    const kernel = plainKernel({ provider: runware })
    const tasks = [
      task,
      { ...task, taskUUID: other, width: 512 },
      { taskType: 'getResponse', taskUUID: other },
    ]
    const { response } = kernel.handle(post(tasks), now)
    expect(response.status).toBe(200)
    expect(broken(response)).toEqual([])
    expect(wire(response).data).toMatchObject([
      { taskUUID: id, imageUUID: expect.any(String), cost: 0.02 },
    ])
    expect(wire(response).errors).toMatchObject([
      { code: 'invalidWidth', taskUUID: other, taskType: 'imageInference' },
      { code: 'taskNotFound', taskUUID: other, taskType: 'getResponse' },
    ])
    expect(dialect.read(response, submit)).toMatchObject({
      kind: 'job',
      job: { id, state: 'succeeded' },
    })
    expect(dialect.read(response, { ...submit, id: other })).toMatchObject({
      fault: 'invalid',
      id: other,
    })
  })

  it('takes the status of the first when all failed', () => {
    const kernel = plainKernel({ provider: runware })
    kernel.handle(post([task]), now)
    const { response } = kernel.handle(post([task, { ...task, seed: 1 }]), now)
    expect(response.status).toBe(400)
    expect(wire(response).errors).toMatchObject([
      { code: 'conflictTaskUUID', taskUUID: id },
      { code: 'unsupportedParameter', taskUUID: id },
    ])
  })

  it('may begin with the key, which is then acknowledged too', () => {
    const kernel = plainKernel({ provider: runware })
    const auth = { taskType: 'authentication', apiKey: 'key' }
    const { response } = kernel.handle(post([auth, task], {}), now)
    expect(response.status).toBe(200)
    expect(broken(response)).toEqual([])
    expect(wire(response).data).toMatchObject([
      { taskType: 'authentication', connectionSessionUUID: expect.any(String) },
      { taskType: 'imageInference', taskUUID: id },
    ])
    expect(dialect.read(response, { kind: 'authenticate', key: 'key' })).toMatchObject({
      kind: 'authenticated',
    })
    const refused = kernel.handle(post([auth, { ...task, taskUUID: 'x' }], {}), now).response
    expect(refused.status).toBe(400)
    expect(wire(refused)).toMatchObject({ data: [], errors: [{ code: 'invalidTaskUUID' }] })
  })

  it('a key in any other place than the first task is none', () => {
    const auth = { taskType: 'authentication', apiKey: 'key' }
    expect(dialect.key(post([], {}), [auth])).toBe('key')
    expect(dialect.key(post([], {}), [task, auth])).toBeNull()
    expect(dialect.key(post([], {}), [{ ...auth, apiKey: 5 }])).toBeNull()
    expect(dialect.key(post([]), [auth])).toBe('key')
  })
})

describe('a job', () => {
  it('asked for asynchronously is acknowledged once, whatever the number of results', () => {
    const kernel = plainKernel({ provider: runware })
    const ask = { ...task, deliveryMethod: 'async', numberResults: 4 }
    const { at, response } = kernel.handle(post([ask]), now)
    expect(at).toBe(now)
    expect(readJson(response.body)).toEqual({
      data: [{ taskType: 'imageInference', taskUUID: id }],
    })
    expect(dialect.read(response, { ...submit, delivery: 'async' })).toMatchObject({
      kind: 'job',
      job: { state: 'running', results: [] },
    })
    const early = kernel.handle(post([taskOf(poll)]), now).response
    expect(wire(early).data.map(({ status }) => status)).toEqual(Array(4).fill('processing'))
    const late = kernel.handle(post([taskOf(poll)]), now + 60_000).response
    expect(wire(late).data.map(({ status }) => status)).toEqual(Array(4).fill('success'))
    expect([...broken(early), ...broken(late)]).toEqual([])
  })

  it('polled shows each result as it is, the failed ones among the errors', () => {
    const response = answer({ kind: 'job', job: job('running', [running, result, lost]) }, poll)
    expect(response.status).toBe(200)
    expect(broken(response)).toEqual([])
    expect(wire(response).data).toEqual([
      { taskType: 'imageInference', taskUUID: id, status: 'processing' },
      {
        taskType: 'imageInference',
        taskUUID: id,
        status: 'success',
        imageUUID: file,
        imageURL: result.url,
        seed: 1_348_345_038,
        cost: 0.02,
      },
    ])
    expect(wire(response).errors).toMatchObject([
      { code: 'inferenceError', status: 'error', taskUUID: id },
    ])
    expect(dialect.read(response, poll)).toMatchObject({
      job: { state: 'running', phase: 'processing' },
    })
  })

  it('renders again to the same bytes, in all its shapes', () => {
    const inline: Result = { ...result, url: null, base64: 'iVBORw0KGgo=', format: 'png' }
    const shapes = [
      job('running', [running, running]),
      job('succeeded', [result, lost, result]),
      job('succeeded', [inline], { inline: 'base64', checked: false }),
      job('succeeded', [inline], { inline: 'data-uri', checked: true }),
      job('succeeded', [{ ...result, costMicroUsd: null }], { inline: 'none', checked: true }),
      job('failed', [lost, lost]),
    ]
    const intents = [poll, submit, { ...submit, delivery: 'async' } as const]
    for (const view of shapes) {
      for (const intent of intents) {
        const response = answer({ kind: 'job', job: view }, intent)
        expect(answer(dialect.read(response, intent), intent)).toEqual(response)
        expect(broken(response)).toEqual([])
      }
    }
  })

  it('whose every result fails takes the fault’s status where its answer was waited for', () => {
    const outcome: Outcome = { kind: 'job', job: job('failed', [lost, lost]) }
    expect(answer(outcome).status).toBe(500)
    expect(answer(outcome, poll).status).toBe(200)
    expect(wire(answer(outcome)).errors).toHaveLength(2)
  })
})

describe('parse after encode', () => {
  const wish = fc.record({
    id: fc.uuid({ version: 4 }),
    prompt: fc.string({ minLength: 2, maxLength: 300, unit: 'grapheme-ascii' }),
    size: fc.constantFrom(...aspectRatios.map((ratio) => abilities.sizes[ratio])),
    count: fc.integer({ min: 1, max: 20 }),
    format: fc.constantFrom(...abilities.formats),
    file: fc.oneof(
      fc.record({
        inline: fc.constantFrom('base64', 'data-uri'),
        keepMs: fc.constant(null),
      }),
      fc.record({
        inline: fc.constant('none'),
        keepMs: fc.option(fc.integer({ min: 60, max: 1e6 }).map((seconds) => seconds * 1000)),
      }),
    ),
    quality: fc.option(fc.integer({ min: 20, max: 99 })),
    uploadTo: fc.option(fc.constant('https://store.example/put?key=1')),
    costShown: fc.boolean(),
    way: fc.constantFrom(
      { delivery: 'sync', hook: null },
      { delivery: 'async', hook: null },
      { delivery: 'async', hook: 'https://example.com/hook?token=1' },
    ),
  })

  it('is the intent, and the body keeps the contract', () => {
    const judge = runware.contract.operations[0]?.body?.judge
    fc.assert(
      fc.property(wish, ({ way, file, ...rest }) => {
        const intent: Submit = {
          ...submit,
          ...rest,
          ...file,
          ...way,
          echo: expect.anything(),
        }
        const body = readJson(dialect.encode(intent, 'key').body ?? '')
        expect(judge && violations(judge, body)).toEqual([])
        const unit = Array.isArray(body) ? body[0] : undefined
        expect(dialect.unitId?.(unit)).toBe(rest.id)
        const call = { operation: 'postTasks', path: {}, query: {}, headers: {}, body: unit }
        expect(dialect.parse(call)).toEqual(intent)
      }),
    )
  })

  it('a webhook alone makes a task asynchronous', () => {
    const body = { ...task, deliveryMethod: 'sync', webhookURL: 'https://example.com' }
    const call = { operation: 'postTasks', path: {}, query: {}, headers: {}, body }
    expect(dialect.parse(call)).toMatchObject({ delivery: 'async', hook: 'https://example.com' })
  })

  it.each<Partial<Submit>>([
    { id: null },
    { prompt: 'x' },
    { negativePrompt: 'blurry' },
    { size: { width: 512, height: 512 } },
    { count: 21 },
    { seed: 1 },
    { hook: 'https://example.com' },
  ])('%j is beyond this provider and is never sent', (change) => {
    expect(() => dialect.encode({ ...submit, ...change }, 'key')).toThrow(RangeError)
  })
})

describe('reading what was recorded', () => {
  const invalidWidth = {
    code: 'invalidWidth',
    message: "Invalid value for 'width' parameter.",
    parameter: 'width',
    type: 'integer',
    min: 256,
    max: 16383,
    multiplier: 1,
    taskUUID: id,
  }

  it.each([
    [400, { data: [], errors: [invalidWidth] }, 'invalid'],
    [200, { errors: [invalidWidth] }, 'invalid'],
    [400, { data: null, errors: [{ ...invalidWidth, parameter: ['width', 'height'] }] }, 'invalid'],
    [200, { data: [], errors: [{ code: 'insufficientCredits', message: 'x' }] }, 'out-of-credit'],
    [400, { errors: [{ code: 'conflictTaskUUID', message: 'x', taskUUID: id }] }, 'conflict'],
    [200, { error: { code: 'invalidApiKey', message: 'x' }, taskUUID: id }, 'unauthorized'],
    [200, { error: [{ code: 'rateLimitExceeded', message: 'x' }] }, 'rate-limited'],
    [401, { error: true, errorId: 19, errorMessage: 'Invalid api key' }, 'unauthorized'],
    [504, { errors: [{ code: 'timeoutProvider', message: 'x' }] }, 'timeout'],
    [400, { errors: [{ code: 'promptBlocked', message: 'x' }] }, 'content-refused'],
    [400, { errors: [{ code: 'neverSeenBefore', message: 'x' }] }, 'invalid'],
    [404, { errors: [{ code: 'taskNotFound', message: 'x', taskUUID: id }] }, 'not-found'],
    [503, '<html>Busy</html>', 'maintenance'],
    [200, '<html>Hello</html>', 'internal'],
    [200, { data: [{ taskType: 'imageInference', taskUUID: other }] }, 'internal'],
  ] as const)('HTTP %i %j is %s', (status, body, fault) => {
    expect(dialect.read(reply(status, body), submit)).toMatchObject({ kind: 'refused', fault })
  })

  it('keeps a recorded refusal’s words and bounds', () => {
    const outcome = dialect.read(reply(400, { errors: [invalidWidth] }), submit)
    const rendered = answer(outcome, submit, new Set(['runware/extra-error-keys']))
    const { multiplier, ...kept } = invalidWidth
    expect(wire(rendered).errors).toMatchObject([kept])
  })

  it('picks its own results out of another order and newer shapes', () => {
    const body = {
      data: [
        {
          taskType: 'imageInference',
          taskUUID: other,
          imageUUID: other,
          imageURL: 'https://x/y.png',
        },
        {
          taskType: 'imageInference',
          taskUUID: id,
          status: 'error',
          error: { code: 'providerError', message: 'x' },
        },
        {
          taskType: 'imageInference',
          taskUUID: id,
          status: 'success',
          imageUUID: file,
          imageURL: 'https://x/z.webp',
        },
      ],
    }
    expect(dialect.read(reply(200, body), poll)).toMatchObject({
      job: {
        state: 'succeeded',
        results: [
          { state: 'failed', failure: { code: 'providerError' } },
          { id: file, format: 'webp', costMicroUsd: null },
        ],
      },
    })
  })

  it.each([
    [{ taskType: 'accountManagement', balance: 2450.75 }, 2_450_750_000],
    [{ taskType: 'accountManagement', balance: { amount: 1.5, currency: 'USD' } }, 1_500_000],
  ])('%j is a balance', (item, microUsd) => {
    const outcome = dialect.read(reply(200, { data: [item] }), { kind: 'balance' })
    expect(outcome).toEqual({ kind: 'balance', microUsd })
  })

  it('a balance is answered under the UUID that asked for it', () => {
    const ask = { taskType: 'accountManagement', taskUUID: other, operation: 'getDetails' }
    const { response } = plainKernel({ provider: runware }).handle(post([ask]), now)
    expect(wire(response).data).toEqual([{ ...ask, balance: 1000 }])
    expect(broken(response)).toEqual([])
  })

  it('never throws, whatever comes', () => {
    const items = fc.array(
      fc.dictionary(
        fc.constantFrom('taskUUID', 'status', 'error', 'parameter', 'code', 'balance'),
        fc.jsonValue(),
      ),
    )
    const envelope = fc.record({
      data: fc.oneof(items, fc.jsonValue()),
      errors: fc.oneof(items, fc.jsonValue()),
      error: fc.jsonValue(),
    })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          envelope.map((body) => JSON.stringify(body)),
        ),
        fc.integer({ min: 100, max: 599 }),
        (body, status) => {
          for (const intent of [
            submit,
            poll,
            { kind: 'balance' },
            { kind: 'authenticate', key: 'k' },
          ] as const) {
            dialect.read(reply(status, body), intent)
          }
          webhook?.read(body)
        },
      ),
    )
  })
})

describe('a webhook call', () => {
  it('reports one result, as the contract describes it, and renders again to the same bytes', () => {
    for (const results of [[result], [lost]]) {
      const call = webhook?.render(job('succeeded', results), noQuirks)
      const body = call?.body ?? ''
      const judge = runware.contract.callbacks.taskCompleted
      expect(judge && violations(judge, readJson(body))).toEqual([])
      const outcome = webhook?.read(body)
      expect(outcome).toMatchObject({
        kind: 'job',
        job: { id, results: [{ state: results[0]?.state }] },
      })
      if (outcome?.kind === 'job') expect(webhook?.render(outcome.job, noQuirks)).toEqual(call)
    }
  })

  it('comes once for each result', () => {
    const kernel = plainKernel({ provider: runware })
    kernel.handle(
      post([{ ...task, numberResults: 3, webhookURL: 'https://example.com/?token=1' }]),
      now,
    )
    const calls = Array.from(kernel.outbox.take(now + 60_000), ({ delivery }) =>
      delivery(nothingDrawn),
    )
    const images = calls.map(({ body }) => wire(reply(200, body)).data[0]?.imageUUID)
    expect(calls.map(({ url }) => url)).toEqual(Array(3).fill('https://example.com/?token=1'))
    expect(new Set(images).size).toBe(3)
  })

  it('that names no task says so', () => {
    expect(webhook?.read('{}')).toMatchObject({ kind: 'refused', fault: 'internal' })
  })
})

describe('files and roads', () => {
  it('a file has its id in its path, and foreign paths have none', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...abilities.formats), (id, format) => {
        const path = files.path({ id, format, createdAt: now })
        expect(path).toMatch(/^\/image\/os\/a\d\dd\d\d\/ws\/2\/ii\//)
        expect(files.id(path)).toBe(id)
      }),
    )
    expect(files.id(`/image/os/a12d13/ws/2/ii/${file}.jpg`)).toBe(file)
    expect(files.id(`/image/os/a09dlim3/ws/4/ii/${file}.jpg`)).toBe(file)
    expect(files.id(`/generations/bison/1-${file}.png`)).toBeNull()
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
