import { type ReceiverOptions, receiver } from 'backlot/webhooks'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { violations } from '../../src/core/contract.ts'
import { readJson } from '../../src/core/exchange.ts'
import { sampleJob } from '../../src/grade/sample.ts'
import { callOf, type Hooked, hooked, idOf, minutes, NOW, SECRET, signing } from './_calls.ts'

const clock = { now: () => NOW }

const jobsOf = (provider: Hooked) => new Set(['one', 'two'].map((name) => idOf(provider, name)))

/** A receiver with a clock that stands. */
const at = (provider: Hooked, options: Partial<ReceiverOptions> = {}) =>
  receiver(provider, { jobs: jobsOf(provider), clock, ...options })

const each = describe.each(hooked.map((provider) => [provider.id, provider] as const))

each('%s: what its own calls come to', (id, provider) => {
  test('a finished job is one event with its image', async () => {
    const verdict = await at(provider).receive(callOf(provider))
    const job = sampleJob(provider, { id: idOf(provider, 'one'), fate: 'succeeded', at: NOW - 500 })
    expect(verdict).toMatchObject({
      kind: 'event',
      respond: 200,
      event: {
        provider: id,
        jobId: idOf(provider, 'one'),
        state: 'succeeded',
        failure: null,
        images: [{ url: job.results[0]?.url, base64: null }],
        result: provider.webhook.perResult ? job.results[0]?.id : null,
        receivedAt: NOW,
        confirmed: false,
      },
    })
  })

  test('a failed job is one event with its reason', async () => {
    const verdict = await at(provider).receive(callOf(provider, { fate: 'failed' }))
    expect(verdict).toMatchObject({
      kind: 'event',
      event: {
        state: 'failed',
        images: [],
        failure: { message: provider.failures['generation-failed'].message },
      },
    })
  })

  test('the sample that is sent keeps the contract', () => {
    const judges = Object.values(provider.contract.callbacks)
    expect(judges.length).toBeGreaterThan(0)
    for (const fate of ['succeeded', 'failed'] as const) {
      const body = readJson(callOf(provider, { fate }).body)
      for (const judge of judges) expect(violations(judge, body)).toEqual([])
    }
  })

  test('what is told twice is an event once, also at the same moment', async () => {
    const here = at(provider, { jobs: async (job) => job === idOf(provider, 'one') })
    const calls = Array.from({ length: 8 }, () => here.receive(callOf(provider)))
    const kinds = (await Promise.all(calls)).map(({ kind, respond }) => `${kind} ${respond}`)
    expect(kinds.toSorted()).toEqual([...Array(7).fill('duplicate 200'), 'event 200'])
  })

  test('an event that is given back comes again', async () => {
    const here = at(provider)
    const first = await here.receive(callOf(provider))
    if (first.kind !== 'event') throw new Error(first.kind)
    await here.release(first.event)
    expect((await here.receive(callOf(provider))).kind).toBe('event')
  })

  test('results with ends of their own are events of their own, in any order', async () => {
    if (!provider.webhook.perResult) return
    const here = at(provider)
    for (const index of [2, 0, 1]) {
      expect((await here.receive(callOf(provider, { index }))).kind).toBe('event')
    }
    expect((await here.receive(callOf(provider, { index: 0 }))).kind).toBe('duplicate')
  })
})

each('%s: each hostile call has a rejection of its own', (_id, plain) => {
  const provider = signing(plain)
  const { headers: names } = provider.webhook.signature
  const here = (options: Partial<ReceiverOptions> = {}) =>
    at(provider, { secret: SECRET, ...options })
  const call = (alter: Parameters<typeof callOf>[1] = {}) =>
    callOf(provider, { secret: SECRET, ...alter })

  test.each([
    ['forged', 401, call({ alter: { sign: 'wrong' } })],
    ['forged', 401, call({ alter: { sign: 'garbage' } })],
    ['forged', 401, call({ alter: { sign: 'former' } })],
    ['unsigned', 401, call({ alter: { sign: 'none' } })],
    ['stale', 401, call({ signedAt: NOW - minutes(60) })],
    ['stale', 401, call({ alter: { skewMs: minutes(60) } })],
    ['unknown-job', 404, call({ job: 'of another' })],
    ['wrong-content-type', 415, call({ alter: { contentType: 'text/plain' } })],
    ['wrong-method', 405, { ...call(), method: 'GET' }],
    ['too-large', 413, { ...call(), body: ' '.repeat(40 * 1024 * 1024) }],
  ])('%s, answered with %d', async (reason, respond, incoming) => {
    expect(await here().receive(incoming)).toMatchObject({ kind: 'rejected', reason, respond })
  })

  test.each([
    ['empty', ''],
    ['no JSON', '<html>'],
    ['no object', '[1,2]'],
    ['null', 'null'],
    ['another tongue', '{"event":"job.done","data":{"id":"job-1"}}'],
    ['cut in the middle', call({ alter: { body: 'truncated' } }).body],
    ['no text', Uint8Array.of(0xff, 0xfe, 0x7b)],
  ])('a body that is %s is malformed', async (_what, body) => {
    const incoming = { ...callOf(provider), body }
    const verdict = await at(provider).receive(incoming)
    expect(verdict).toMatchObject({ kind: 'rejected', reason: 'malformed', respond: 400 })
  })

  test('no message holds the secret, the token or what was signed', async () => {
    const incoming = call({ alter: { sign: 'wrong' }, query: '?token=t0k3n' })
    const verdict = await here({ token: 't0k3n' }).receive(incoming)
    const said = JSON.stringify(verdict)
    for (const text of [SECRET, 't0k3n', ...names.map((name) => incoming.headers[name] ?? '?')]) {
      expect(said).not.toContain(text)
    }
  })

  test('what is signed within the window is heard, whatever the key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.integer({ min: -minutes(4), max: minutes(4) }),
        fc.constantFrom('succeeded', 'failed'),
        async (secret, skewMs, fate) => {
          const signed = callOf(provider, { secret, alter: { skewMs }, fate })
          expect((await at(provider, { secret }).receive(signed)).kind).toBe('event')
          const other = await at(provider, { secret: `${secret}.` }).receive(signed)
          expect(other).toMatchObject({ reason: 'forged' })
        },
      ),
      { numRuns: 40 },
    )
  })

  test('while a key is changed both are good', async () => {
    const both = here({ secret: ['the new one', SECRET] })
    expect((await both.receive(call())).kind).toBe('event')
    const third = await both.receive(call({ secret: 'a third', job: 'two' }))
    expect(third).toMatchObject({ reason: 'forged' })
  })
})

each('%s: a token in the URL tells who calls', (_id, provider) => {
  test.each([
    ['none', ''],
    ['a wrong one', '?token=other'],
    ['an empty one', '?token='],
    ['a part of it', '?token=t0k3'],
    ['another case', '?token=T0K3N'],
    ['a good one behind a wrong one', '?token=other&token=t0k3n'],
    ['a good one twice', '?token=t0k3n&token=t0k3n'],
  ])('%s is refused', async (_what, query) => {
    const verdict = await at(provider, { token: 't0k3n' }).receive(callOf(provider, { query }))
    expect(verdict).toMatchObject({ kind: 'rejected', reason: 'bad-token', respond: 401 })
  })

  test('the right one is heard', async () => {
    const incoming = callOf(provider, { query: '?a=b&token=t0k3n' })
    expect((await at(provider, { token: ['new', 't0k3n'] }).receive(incoming)).kind).toBe('event')
    const named = callOf(provider, { query: '?key=t0k3n' })
    const here = at(provider, { token: 't0k3n', tokenName: 'key' })
    expect((await here.receive(named)).kind).toBe('event')
  })
})

describe('a call that goes on', () => {
  test.each(
    hooked.filter(({ webhook }) => !webhook.perResult).map((one) => [one.id, one] as const),
  )('%s: is not final', async (_id, provider) => {
    const job = sampleJob(provider, { id: idOf(provider, 'one'), fate: 'succeeded', at: NOW })
    const phase = provider.lifecycle.roads.succeeded[0]?.[0] ?? ''
    const { body, headers } = provider.webhook.render(
      { ...job, phase, state: 'queued', results: [], finishedAt: null },
      new Set(),
    )
    const verdict = await at(provider).receive({ method: 'POST', url: '/', headers, body })
    expect(verdict).toMatchObject({ reason: 'not-final', respond: 422 })
  })
})
