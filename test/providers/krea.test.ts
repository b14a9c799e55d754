import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause } from '../../src/core/clause.ts'
import { dice } from '../../src/core/dice.ts'
import type { HttpResponse } from '../../src/core/exchange.ts'
import { type Fault, refuse } from '../../src/core/fault.ts'
import type { Intent, Submit } from '../../src/core/intent.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Call, Scene } from '../../src/core/provider.ts'
import { noQuirks } from '../../src/core/quirk.ts'
import { faults } from '../../src/providers/krea/faults.ts'
import { krea } from '../../src/providers/krea/index.ts'

const { dialect, files, lifecycle } = krea

const id = '6f7c2c1e-3a0b-4e0e-9a51-3b7d0f0c9d11'
const createdAt = Date.parse('2026-08-01T10:00:00.000Z')
const finishedAt = createdAt + 6120
const url = `https://gen.krea.ai/images/${id}.png`

const result = {
  id,
  state: 'succeeded',
  format: 'png',
  url,
  base64: null,
  seed: null,
  prompt: null,
  costMicroUsd: null,
  failure: null,
} as const

const queued: JobView = {
  id,
  phase: 'queued',
  state: 'queued',
  createdAt,
  updatedAt: null,
  finishedAt: null,
  results: [],
  failure: null,
  costMicroUsd: null,
  echo: null,
}

const partial: JobView = {
  ...queued,
  phase: 'intermediate-complete',
  state: 'running',
  results: [result],
}
const completed: JobView = { ...partial, phase: 'completed', state: 'succeeded', finishedAt }
const failed: JobView = {
  ...queued,
  phase: 'failed',
  state: 'failed',
  finishedAt,
  failure: { code: 'MODERATED', message: 'The prompt was refused' },
}
const cancelled: JobView = { ...queued, phase: 'cancelled', state: 'cancelled', finishedAt }

const submit: Submit = {
  kind: 'submit',
  id: null,
  prompt: 'A lighthouse',
  negativePrompt: null,
  size: { width: 1024, height: 1024 },
  count: 1,
  seed: 7,
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
const list: Intent = { kind: 'list', before: null, limit: 100, phase: null }

const scene: Scene = {
  request: { method: 'GET', path: `/jobs/${id}`, headers: {}, body: null },
  operation: 'getJob',
  now: createdAt,
  dice: dice(1),
  quirks: noQuirks,
}

const render = (intent: Intent | null, outcome: Outcome): HttpResponse =>
  dialect.render([{ intent, outcome }], scene)

const json = ({ body }: HttpResponse): unknown => JSON.parse(String(body))

const answer = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

const jobIn = (body: unknown): JobView | null => {
  const outcome = dialect.read(answer(200, body), poll)
  return outcome.kind === 'job' ? outcome.job : null
}

const call = (operation: string, parts: Partial<Call> = {}): Call => ({
  operation,
  path: {},
  query: {},
  headers: {},
  body: undefined,
  ...parts,
})

describe('a request to Krea', () => {
  it('carries the hook in a header and the image in the body', () => {
    const request = dialect.encode({ ...submit, hook: 'https://me.test/hook' }, 'k')
    expect(request).toEqual({
      method: 'POST',
      path: '/generate/image/google/imagen-4-fast',
      headers: {
        authorization: 'Bearer k',
        'content-type': 'application/json',
        'x-webhook-url': 'https://me.test/hook',
      },
      body: '{"prompt":"A lighthouse","width":1024,"height":1024,"seed":7}',
    })
    expect(dialect.key(request, [])).toBe('k')
  })

  it('without size and seed means the documented defaults', () => {
    const parsed = dialect.parse(call('createImage', { body: { prompt: 'A lighthouse' } }))
    expect(parsed).toEqual({ ...submit, seed: 1337 })
  })

  it('keeps half a pixel, which the documented type allows', () => {
    const body = { prompt: 'A lighthouse', width: 513.5, height: 1024, seed: 7 }
    const size = { width: 513.5, height: 1024 }
    expect(dialect.parse(call('createImage', { body }))).toEqual({ ...submit, size })
  })

  it('is not made for what Krea cannot do', () => {
    const wrong: readonly Intent[] = [
      { ...submit, id },
      { ...submit, prompt: '' },
      { ...submit, negativePrompt: 'fog' },
      { ...submit, size: { width: 511, height: 1024 } },
      { ...submit, size: { width: 1024, height: 8193 } },
      { ...submit, count: 2 },
      { ...submit, format: 'jpg' },
      { ...submit, inline: 'base64' },
      { ...submit, delivery: 'sync' },
      { ...submit, costShown: true },
      { kind: 'balance' },
      { kind: 'authenticate', key: 'k' },
    ]
    for (const intent of wrong) expect(() => dialect.encode(intent, 'k')).toThrow(/Krea/)
  })

  it('for a page of jobs has an instant for a cursor', () => {
    const intent: Intent = { kind: 'list', before: createdAt, limit: 5, phase: 'failed' }
    const { path } = dialect.encode(intent, 'k')
    const query = Object.fromEntries(new URL(path, krea.origin).searchParams)
    expect(query).toEqual({ limit: '5', cursor: '2026-08-01T10:00:00.000Z', status: 'failed' })
    expect(dialect.parse(call('listJobs', { query }))).toEqual(intent)
    expect(dialect.parse(call('listJobs', { query: { types: 'image' } }))).toEqual(list)
  })

  it('for a page before a leap second is refused, not misread', () => {
    const query = { cursor: '2016-12-31T23:59:60Z' }
    const parsed = dialect.parse(call('listJobs', { query }))
    expect(parsed).toMatchObject({ kind: 'refused', fault: 'invalid' })
  })

  it('comes back as the same intent', () => {
    const side = fc.integer({ min: 512, max: 8192 })
    const intents: fc.Arbitrary<Submit> = fc
      .record({
        prompt: fc.string({ minLength: 1, unit: 'binary' }),
        size: fc.record({ width: side, height: side }),
        seed: fc.maxSafeInteger(),
        hook: fc.option(fc.uuid().map((name) => `https://me.test/${name}`)),
      })
      .map((drawn) => ({ ...submit, ...drawn }))
    fc.assert(
      fc.property(intents, (intent) => {
        const { headers, body } = dialect.encode(intent, 'k')
        const sent = call('createImage', { headers, body: JSON.parse(String(body)) })
        expect(dialect.parse(sent)).toEqual(intent)
      }),
    )
  })
})

describe('an answer of Krea', () => {
  const start = { job_id: id, created_at: '2026-08-01T10:00:00.000Z' }
  const end = { completed_at: '2026-08-01T10:00:06.120Z' }

  it('to create has both nulls', () => {
    expect(json(render(submit, { kind: 'job', job: queued }))).toEqual({
      ...start,
      status: 'queued',
      completed_at: null,
      result: null,
    })
  })

  it.each([
    ['queued', queued, { ...start, status: 'queued' }],
    [
      'intermediate-complete',
      partial,
      { ...start, status: 'intermediate-complete', result: { urls: [url] } },
    ],
    ['completed', completed, { ...start, ...end, status: 'completed', result: { urls: [url] } }],
    [
      'failed',
      failed,
      {
        ...start,
        ...end,
        status: 'failed',
        error: { code: 'MODERATED', message: 'The prompt was refused' },
      },
    ],
    ['cancelled', cancelled, { ...start, ...end, status: 'cancelled' }],
  ] as const)('for a job that is %s has just what there is', (_, job, body) => {
    const rendered = render(poll, { kind: 'job', job })
    expect([rendered.status, json(rendered)]).toEqual([200, body])
    expect(dialect.read(rendered, poll)).toEqual({ kind: 'job', job })
  })

  it('to a cancel is empty', () => {
    const intent: Intent = { kind: 'cancel', id }
    const rendered = render(intent, { kind: 'cancelled', id })
    expect(rendered).toEqual({ status: 200, headers: {}, body: '' })
    expect(dialect.read(rendered, intent)).toEqual({ kind: 'cancelled', id })
  })

  it('to a list has the cursor of the next page, or null', () => {
    const page: Outcome = { kind: 'list', jobs: [completed, queued], before: createdAt }
    const rendered = render(list, page)
    expect(json(rendered)).toMatchObject({ next_cursor: '2026-08-01T10:00:00.000Z' })
    expect(dialect.read(rendered, list)).toEqual(page)
    const last: Outcome = { kind: 'list', jobs: [], before: null }
    expect(json(render(list, last))).toEqual({ items: [], next_cursor: null })
  })

  it('spells the same after it was read', () => {
    const intents: readonly Intent[] = [submit, poll]
    const jobs = [queued, partial, completed, failed, cancelled]
    for (const intent of intents) {
      for (const job of jobs) {
        const first = render(intent, { kind: 'job', job })
        expect(render(intent, dialect.read(first, intent))).toEqual(first)
      }
    }
  })
})

describe('a refusal of Krea', () => {
  const names = Object.keys(faults) as Fault[] // The table has a row for each fault.

  it.each(names)('for "%s" is { error } and reads back as the same', (fault) => {
    const rendered = render(null, refuse(fault))
    const { status, message } = faults[fault]
    expect([rendered.status, json(rendered)]).toEqual([status, { error: message }])
    expect(render(null, dialect.read(rendered, poll))).toEqual(rendered)
    // One word stands for both kinds of 402.
    const said = fault === 'feature-disabled' ? 'out-of-credit' : fault
    expect(dialect.read(rendered, poll)).toMatchObject({ kind: 'refused', fault: said, message })
  })

  it('of a submit has a status that create documents', () => {
    const create = krea.contract.operations.find(({ id: name }) => name === 'createImage')
    const elsewhere = new Set([
      'forbidden',
      'unknown-path',
      'wrong-method',
      'not-found',
      'conflict',
    ])
    for (const fault of names.filter((name) => !elsewhere.has(name))) {
      expect(Object.keys(create?.responses ?? {})).toContain(String(faults[fault].status))
    }
  })

  it.each([
    ['/prompt', 'required', null, undefined, 'prompt is required'],
    ['/width', 'minimum', 512, 1, 'width must be at least 512, got 1'],
    ['/n', 'additionalProperties', null, 5, 'n is not a known property'],
    ['', 'type', 'object', [], 'The request body must be an object'],
    ['/query/status', 'enum', ['a', 'b'], 'c', 'status must be one of a, b, got "c"'],
  ])('of a body that breaks %s %s names it', (pointer, rule, limit, actual, error) => {
    const field = pointer.slice(pointer.lastIndexOf('/') + 1)
    const message = clause({ rule, limit, actual })
    const violation = { pointer, field, rule, limit, actual, message, schemaPath: '#' }
    const rendered = render(null, refuse('invalid', { violations: [violation] }))
    expect([rendered.status, json(rendered)]).toEqual([400, { error }])
    expect(render(null, dialect.read(rendered, submit))).toEqual(rendered)
  })

  it.each([
    [401, { message: 'Unauthorized' }, 'unauthorized', 'Unauthorized'],
    [402, { error: 'INSUFFICIENT_BALANCE' }, 'out-of-credit', 'INSUFFICIENT_BALANCE'],
    [402, { error: { code: 'X', message: 'Pay' } }, 'out-of-credit', 'Pay'],
    [402, { error: 'Plan required' }, 'feature-disabled', 'Plan required'],
    [422, { detail: [{ msg: 'bad' }] }, 'invalid', 'bad'],
    [422, { detail: [{ loc: ['body', 'n'], msg: 'bad', type: 'x' }] }, 'invalid', 'n: bad'],
    [
      422,
      { issues: [{ path: ['n'], message: 'bad' }, { message: 'all' }] },
      'invalid',
      'n: bad; all',
    ],
    [422, { issues: 'bad' }, 'invalid', 'bad'],
    [422, { detail: [1] }, 'invalid', '[1]'],
    [429, {}, 'over-concurrency', null],
    [503, [], 'maintenance', null],
    [599, { error: 'What?' }, 'internal', 'What?'],
  ])('is understood as it was seen: %i %j', (status, body, fault, message) => {
    expect(dialect.read(answer(status, body), poll)).toMatchObject({ fault, message })
  })

  it('stands for an answer in a foreign tongue, and says what came', () => {
    const page = { ...answer(403, '<html>1010'), headers: { 'content-type': 'text/html' } }
    expect(dialect.read(page, poll)).toMatchObject({
      fault: 'internal',
      message: 'expected JSON, got HTTP 403, text/html: "<html>1010"',
    })
    for (const body of [null, 1, 'x', [], {}, { job_id: id }, { job_id: id, status: 'lost' }]) {
      expect(dialect.read(answer(200, JSON.stringify(body)), poll)).toMatchObject({
        fault: 'internal',
      })
      expect(dialect.read(answer(200, JSON.stringify(body)), list)).toMatchObject({
        fault: 'internal',
      })
    }
  })
})

describe('a job as Krea was seen to tell it', () => {
  const body = { job_id: id, status: 'completed', created_at: '2026-08-01T10:00:00Z' }

  it.each([
    ['a list', [url]],
    [
      'a list of things',
      [
        { type: 'preview', url: 'https://x.test/p.png' },
        { type: 'model', url },
      ],
    ],
    ['a map', { image: url }],
  ])('has its URLs in %s', (_, urls) => {
    expect(jobIn({ ...body, result: { urls } })?.results).toEqual([result])
  })

  it('may have nulls for what there is not yet', () => {
    const pending = { ...body, status: 'queued', completed_at: null, result: null }
    expect(jobIn(pending)).toEqual(queued)
  })

  it.each([
    ['error', { error: { code: 'NSFW', message: 'no' } }, { code: 'NSFW', message: 'no' }],
    ['error without words', { error: { code: 'NSFW' } }, { code: 'NSFW', message: '' }],
    ['result.error', { result: { error: { code: 'NSFW' } } }, { code: 'NSFW', message: '' }],
    ['result.error in words', { result: { error: 'no' } }, { code: '', message: 'no' }],
    ['nothing', {}, null],
  ])('fails with %s', (_, extra, failure) => {
    expect(jobIn({ ...body, status: 'failed', ...extra })?.failure).toEqual(failure)
  })

  it('may keep its file elsewhere, under a name that is no id', () => {
    const elsewhere = `https://app-uploads.krea.ai/public/${id}-image.png`
    const [first] = jobIn({ ...body, result: { urls: [elsewhere] } })?.results ?? []
    expect(first).toEqual({ ...result, id: '', url: elsewhere })
  })
})

describe('the rest of Krea', () => {
  it('names a file by its id', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const uuid = dice(seed).uuid('file')
        const path = files.path({ id: uuid, format: 'png', createdAt })
        expect(path).toBe(`/images/${uuid}.png`)
        expect(files.id(path)).toBe(uuid)
      }),
    )
    for (const path of ['/', '/images/x.png', `/images/${id}.gif`, `/x/images/${id}.png`]) {
      expect(files.id(path)).toBeNull()
    }
  })

  it('sends the finished job to a webhook', () => {
    for (const job of [completed, failed, cancelled]) {
      const { headers, body } = krea.webhook?.render(job, noQuirks) ?? { headers: {}, body: '' }
      expect(headers).toEqual({ 'content-type': 'application/json' })
      expect(JSON.parse(body)).toEqual(json(render(poll, { kind: 'job', job })))
      expect(krea.webhook?.read(body)).toEqual({ kind: 'job', job })
    }
    expect(krea.webhook?.read('?')).toMatchObject({ fault: 'internal' })
  })

  it('has only roads that follow the graph', () => {
    const { phases, roads, waiting, cancel } = lifecycle
    for (const [fate, ways] of Object.entries(roads)) {
      for (const way of ways) {
        expect(phases[waiting ?? '']?.next).toContain(way[0])
        way.slice(1).forEach((phase, index) => {
          expect(phases[way[index] ?? '']?.next).toContain(phase)
        })
        expect(phases[way.at(-1) ?? '']).toMatchObject({ means: fate, next: [] })
      }
    }
    for (const phase of cancel?.from ?? []) expect(phases[phase]?.next).toContain(cancel?.to)
  })
})
