import { describe, expect, test } from 'vitest'
import type { Job } from '../../src/clients/job.ts'
import { studio } from '../../src/clients/studio.ts'
import { aspectRatios } from '../../src/core/provider.ts'
import { everyone } from '../fixtures/registry.ts'
import { known, setUp } from './_set.ts'

const prompt = 'A lighthouse at dusk'

/** The job that came of a submission; anything else fails the test with what it was. */
function taken(value: { readonly kind: string }): Job {
  expect(value).toMatchObject({ kind: 'job' })
  return value as Job // The line above has just looked.
}

describe.each(everyone)('$id', (provider) => {
  const { abilities } = provider

  test('a job ends with an image whose bytes can be had', async () => {
    const set = setUp(provider)
    const job = taken(await set.studio.generate({ prompt }))
    const ending = await job.wait()
    if (ending.kind !== 'images') throw new Error(`ended as ${JSON.stringify(ending)}`)
    expect(ending.images).toHaveLength(1)
    const bytes = await ending.images[0]?.bytes()
    expect(bytes?.length).toBeGreaterThan(1000)
    expect(ending.failures).toEqual([])
  })

  test('the phases that were seen follow the lifecycle and are told once each', async () => {
    const told: string[] = []
    const job = taken(await setUp(provider).studio.generate({ prompt }))
    await job.wait({ onPhase: ({ phase }) => told.push(phase) })
    expect(told).toEqual(job.phases.map(({ phase }) => phase))
    expect(new Set(told).size).toBe(told.length)
    for (const phase of told) expect(Object.keys(provider.lifecycle.phases)).toContain(phase)
    expect(job.view.state).toBe('succeeded')
  })

  test('every aspect ratio can be drawn', async () => {
    const set = setUp(provider)
    for (const aspectRatio of aspectRatios)
      taken(await set.studio.generate({ prompt, aspectRatio }))
  })

  test('as many images come as were asked for, up to the most', async () => {
    const job = taken(await setUp(provider).studio.generate({ prompt, count: abilities.countMax }))
    const ending = await job.wait()
    expect(ending.kind === 'images' && ending.images.length).toBe(abilities.countMax)
  })

  test('more images than the most are a refusal of ours, and nothing is sent', async () => {
    const set = setUp(provider)
    const refusal = await set.studio.generate({ prompt, count: abilities.countMax + 1 })
    expect(refusal).toMatchObject({ kind: 'cannot', ability: 'count', provider: provider.id })
    expect(set.sent).toEqual([])
  })

  test('a refused key and an empty account come back as values', async () => {
    const intruder = setUp(provider, { apiKey: 'invalid-key' }).studio
    expect(await intruder.generate({ prompt })).toMatchObject({
      kind: 'refused',
      fault: 'unauthorized',
    })
    const broke = setUp(provider, { apiKey: 'broke-key' }).studio
    const refusal = await broke.generate({ prompt })
    expect(refusal).toMatchObject({ kind: 'refused', fault: 'out-of-credit' })
    expect(refusal.kind === 'refused' && refusal.message).toBeTruthy()
  })

  test('a job that fails ends as a refusal that says why', async () => {
    const outcome = await setUp(provider, { scenario: 'generation-failed' }).studio.generate({
      prompt,
    })
    const ending = outcome.kind === 'job' ? await outcome.wait() : outcome
    expect(ending).toMatchObject({ kind: 'refused' })
    expect(ending.kind === 'refused' && ending.message).toBeTruthy()
  })

  test('a job that takes too long is a timeout, at the moment it was to be done', async () => {
    const set = setUp(provider, { patience: { limitMs: 700, firstMs: 300 } })
    const start = set.mock.clock.now()
    const outcome = await set.studio.generate({ prompt })
    const ending = outcome.kind === 'job' ? await outcome.wait() : outcome
    expect(ending).toMatchObject({ kind: 'refused', fault: 'timeout' })
    expect(set.mock.clock.now() - start).toBeLessThanOrEqual(700)
  })

  test('cancelling works or is a refusal of ours, as the abilities say', async () => {
    const set = setUp(provider)
    const job = taken(await set.studio.generate({ prompt }))
    const before = set.sent.length
    const cancelled = await job.cancel()
    if (abilities.cancel) {
      expect(cancelled).toEqual({ kind: 'cancelled', id: job.id })
      expect(await job.wait()).toEqual({ kind: 'cancelled', id: job.id })
    } else {
      expect(cancelled).toMatchObject({ kind: 'cannot', ability: 'cancel' })
      expect(set.sent).toHaveLength(before)
    }
  })

  test('the balance goes down by the price, or cannot be had', async () => {
    const { studio: at } = setUp(provider)
    const before = await at.balance()
    if (!abilities.balance) {
      expect(before).toMatchObject({ kind: 'cannot', ability: 'balance', provider: provider.id })
      return
    }
    await at.generate({ prompt })
    const after = await at.balance()
    if (before.kind !== 'balance' || after.kind !== 'balance') throw new Error('no balance')
    expect(before.microUsd - after.microUsd).toBe(provider.price.imageMicroUsd)
  })

  test('images come inside the answer where that can be had', async () => {
    const outcome = await setUp(provider).studio.generate({ prompt, inline: true })
    if (abilities.inline.length === 0) {
      expect(outcome).toMatchObject({ kind: 'cannot', ability: 'inline' })
      return
    }
    const ending = await taken(outcome).wait()
    if (ending.kind !== 'images') throw new Error(`ended as ${JSON.stringify(ending)}`)
    expect(ending.images[0]?.url).toBeNull()
    expect((await ending.images[0]?.bytes())?.length).toBeGreaterThan(1000)
  })

  test('a hooked job is delivered, where there are webhooks', async () => {
    const set = setUp(provider)
    const outcome = await set.studio.generate({ prompt, hook: 'http://localhost:9/hook' })
    if (!abilities.webhook) {
      expect(outcome).toMatchObject({ kind: 'cannot', ability: 'hook' })
      return
    }
    const job = taken(outcome)
    expect((await job.wait()).kind).toBe('images')
    expect(set.calls.map(({ body }) => provider.webhook?.read(String(body)))).toMatchObject([
      { kind: 'job', job: { id: job.id, state: 'succeeded' } },
    ])
  })
})

describe('a synchronous provider', () => {
  test('has answered before anything is waited for', async () => {
    const set = setUp(known('aimlapi'))
    const job = taken(await set.studio.generate({ prompt }))
    expect(job.id).toBeNull()
    const sent = set.sent.length
    const now = set.mock.clock.now()
    expect((await job.wait()).kind).toBe('images')
    expect(await job.poll()).toMatchObject({ kind: 'seen' })
    expect(set.sent).toHaveLength(sent)
    expect(set.mock.clock.now()).toBe(now)
  })
})

describe('waiting', () => {
  const notYet = () => Response.json({ code: 422, msg: 'recordInfo is null', data: null })

  test('bears that a fresh job is not visible yet', async () => {
    const set = setUp(known('kie'), { instead: (_, nth) => (nth === 2 ? notYet() : null) })
    const ending = await taken(await set.studio.generate({ prompt })).wait()
    expect(ending.kind).toBe('images')
  })

  test('gives up on a job that stays unknown', async () => {
    const set = setUp(known('kie'), { instead: (_, nth) => (nth > 1 ? notYet() : null) })
    const ending = await taken(await set.studio.generate({ prompt })).wait()
    expect(ending).toMatchObject({ kind: 'refused', fault: 'not-found' })
  })

  test('takes an empty answer for a job that still runs', async () => {
    const nothing = () => Response.json({ data: [] })
    const set = setUp(known('runware'), { instead: (_, nth) => (nth === 2 ? nothing() : null) })
    const ending = await taken(await set.studio.generate({ prompt })).wait()
    expect(ending.kind).toBe('images')
  })

  test('waits for the last of several results that come one by one', async () => {
    const id = '7c28b0f9-2464-4e88-b21e-b29e455a5fe6'
    const first = { taskType: 'imageInference', taskUUID: id, status: 'success' }
    const partial = () =>
      Response.json({
        data: [{ ...first, imageUUID: id, imageURL: 'https://im.runware.ai/a.jpg' }],
      })
    const instead = (_: Request, nth: number) => (nth === 2 ? partial() : null)
    const set = setUp(known('runware'), { instead, newId: () => id })
    const job = taken(await set.studio.generate({ prompt, count: 3 }))
    await job.poll()
    expect(job.view.state).toBe('running')
    const ending = await job.wait()
    expect(ending.kind === 'images' && ending.images.length).toBe(3)
    expect(job.phases.map(({ phase }) => phase)).toEqual(['processing', 'success'])
  })

  test('bears a few lost connections and then says which host does not answer', async () => {
    const lost = (from: number, to: number) => (_: Request, nth: number) => {
      if (nth >= from && nth <= to) throw new TypeError('fetch failed')
      return null
    }
    const some = setUp(known('krea'), { instead: lost(2, 4) })
    expect((await taken(await some.studio.generate({ prompt })).wait()).kind).toBe('images')
    const all = setUp(known('krea'), { instead: lost(2, 99) })
    const job = taken(await all.studio.generate({ prompt }))
    await expect(job.wait()).rejects.toThrow('No answer from api.krea.ai')
  })
})

test('an unknown provider is thrown with what there is', () => {
  expect(() => studio('nope', { apiKey: 'k' })).toThrow(
    'there is krea, kie, apikley, aimlapi, runware',
  )
})
