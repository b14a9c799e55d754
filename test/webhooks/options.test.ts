import { memorySeen, type ReceiverOptions, receiver, type Seen } from 'backlot/webhooks'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../src/core/job.ts'
import { sampleJob } from '../../src/grade/sample.ts'
import { aimlapi } from '../../src/providers/aimlapi/index.ts'
import { kie as kieProvider } from '../../src/providers/kie/index.ts'
import { callOf, type Hooked, hooked, idOf, NOW, SECRET, signing } from './_calls.ts'

const kie = kieProvider as Hooked // It has a webhook.
const clock = { now: () => NOW }
const each = describe.each(hooked.map((provider) => [provider.id, provider] as const))

each('%s: a receiver that asks the provider itself', (_id, provider) => {
  const id = idOf(provider, 'one')
  const own = sampleJob(provider, { id, fate: 'succeeded', at: NOW })
  const asking = (confirm: Parameters<typeof receiver>[1]['confirm']) =>
    receiver(provider, { jobs: new Set([id]), clock, ...(confirm && { confirm }) })
  const running: JobView = { ...own, state: 'running', results: [] }

  test('tells what the provider says, whatever the call says', async () => {
    const tampered = callOf(provider, { alter: { body: 'tampered' } })
    const blind = await asking(undefined).receive(tampered)
    expect(JSON.stringify(blind)).toContain('tampered.invalid')
    for (const told of [own, { kind: 'seen', view: own }]) {
      const verdict = await asking(async () => told).receive(tampered)
      expect(verdict).toMatchObject({ kind: 'event', event: { confirmed: true } })
      expect(JSON.stringify(verdict)).not.toContain('tampered.invalid')
      expect(JSON.stringify(verdict)).toContain(own.results[0]?.url)
    }
  })

  test.each([
    ['nothing', null],
    ['that it goes on', running],
    ['something of another job', { ...own, id: 'another' }],
    ['that it cannot say', { kind: 'cannot' }],
  ])('hands over no event while the provider says %s', async (_what, told) => {
    const verdict = await asking(() => told).receive(callOf(provider))
    expect(verdict).toMatchObject({ reason: 'unconfirmed', respond: 409 })
  })

  test('does not count an unconfirmed call as told', async () => {
    let told: JobView = running
    const here = asking(() => told)
    expect((await here.receive(callOf(provider))).kind).toBe('rejected')
    told = own
    expect((await here.receive(callOf(provider))).kind).toBe('event')
  })

  test('does not ask for jobs that are not on record', async () => {
    const here = asking(() => {
      throw new Error('asked')
    })
    expect(await here.receive(callOf(provider, { job: 'two' }))).toMatchObject({
      reason: 'unknown-job',
    })
  })
})

each('%s: what fails beside the receiver', (_id, provider) => {
  const away = async (): Promise<never> => {
    throw new Error('the database is away')
  }
  const seen: Seen = { claim: away, release: away }
  const failing: readonly (readonly [string, ReceiverOptions])[] = [
    ['jobs', { jobs: away }],
    ['confirm', { jobs: () => true, confirm: away }],
    ['seen', { jobs: () => true, seen }],
  ]
  test.each(failing)('%s: the provider is told to come again', async (_what, options) => {
    const verdict = await receiver(provider, { clock, ...options }).receive(callOf(provider))
    expect(verdict).toMatchObject({ reason: 'unavailable', respond: 503 })
  })
})

test('kie.ai’s signature lets another body through, and asking kie.ai closes that', async () => {
  const id = idOf(kie, 'one')
  const own = sampleJob(kie, { id, fate: 'succeeded', at: NOW })
  const call = callOf(kie, { secret: SECRET, alter: { body: 'tampered' } })
  const options = { jobs: new Set([id]), secret: SECRET, clock }
  const blind = await receiver('kie', options).receive(call)
  expect(blind).toMatchObject({ kind: 'event', event: { confirmed: false } })
  expect(JSON.stringify(blind)).toContain('https://tampered.invalid/')
  const asking = await receiver('kie', { ...options, confirm: () => own }).receive(call)
  expect(asking).toMatchObject({ event: { images: [{ url: own.results[0]?.url }] } })
})

test('of a task with two results that failed one is told: they cannot be told apart', async () => {
  for (const provider of hooked.filter(({ webhook }) => webhook.perResult)) {
    const here = receiver(provider, { jobs: () => true, clock })
    const failed = (index: number) => here.receive(callOf(provider, { fate: 'failed', index }))
    expect((await failed(0)).kind).toBe('event')
    expect((await failed(1)).kind).toBe('duplicate')
  }
})

describe('what is wrong with the options is said at once', () => {
  const [first] = hooked
  const jobs = () => true
  const unset = undefined as never // What `process.env.NAME` is where nobody set it.
  const of = (provider: Hooked | undefined) => signing(provider as Hooked) // There are some.
  test.each([
    [
      'an empty secret',
      () => receiver(of(first), { jobs, secret: '' }),
      /secret is given and empty/,
    ],
    ['a secret not set', () => receiver(of(first), { jobs, secret: unset }), /secret is given and/],
    ['no secrets', () => receiver(of(first), { jobs, secret: [] }), /secret is given and empty/],
    ['a token not set', () => receiver(of(first), { jobs, token: unset }), /token is given and/],
    ['an odd tolerance', () => receiver('krea', { jobs, toleranceMs: Number.NaN }), /toleranceMs/],
    ['a secret at Runware', () => receiver('runware', { jobs, secret: SECRET }), /signs nothing/],
    ['no webhooks', () => receiver(aimlapi, { jobs }), /sends no webhooks/],
    ['no such provider', () => receiver('kia', { jobs }), /krea, kie/],
    ['an odd memory', () => memorySeen({ max: 0 }), /from 1 on/],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message)
  })
})

test('a memory forgets the oldest beyond its limit, and what is released', () => {
  const seen = memorySeen({ max: 2 })
  expect(['a', 'b', 'a', 'c', 'a', 'c'].map((key) => seen.claim(key))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ])
  seen.release('c')
  expect(seen.claim('c')).toBe(true)
})
