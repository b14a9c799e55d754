import { expect } from 'vitest'
import type { Violation } from '../../src/core/contract.ts'
import { dice } from '../../src/core/dice.ts'
import { refuse } from '../../src/core/fault.ts'
import type { Intent } from '../../src/core/intent.ts'
import type { JobView, Result } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Quirks } from '../../src/core/quirk.ts'
import { krea } from '../../src/providers/krea/index.ts'
import { bodyOf, bothSides, called, type Saying, showQuirks } from './_sides.ts'

const createdAt = Date.parse('2026-08-01T10:00:00.000Z')
const url = 'https://gen.krea.ai/images/6f7c2c1e-3a0b-4e0e-9a51-3b7d0f0c9d11.png'
const failure = { code: 'nsfw', message: 'No' }

const queued: JobView = {
  id: dice(1).uuid('job'),
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
const result: Result = {
  id: '6f7c2c1e-3a0b-4e0e-9a51-3b7d0f0c9d11',
  state: 'succeeded',
  format: 'png',
  url,
  base64: null,
  seed: null,
  prompt: null,
  costMicroUsd: null,
  failure: null,
}
const finishedAt = createdAt + 6120
const failed: JobView = { ...queued, phase: 'failed', state: 'failed', finishedAt, failure }
const completed = (id: string): JobView => ({
  ...queued,
  id,
  phase: 'completed',
  state: 'succeeded',
  finishedAt,
  results: [result],
})

/** An answer of an operation; its intent matters only where a job is told. */
const answer = (of: string, outcome: Outcome): Saying => ({
  of,
  say: (quirks: Quirks) => {
    const request = { method: 'GET', path: '/', headers: {}, body: null }
    const scene = { request, operation: of, now: createdAt, dice: dice(1), quirks }
    return krea.dialect.render([{ intent: poll, outcome }], scene)
  },
})
const poll: Intent = { kind: 'poll', id: queued.id }
const polled = (job: JobView) => answer('getJob', { kind: 'job', job })
const listed = (job: JobView) => answer('listJobs', { kind: 'list', jobs: [job], before: null })
const hooked = (job: JobView): Saying => ({
  of: 'jobFinished',
  say: (quirks) => called(krea, job, quirks),
})
const wherever = (job: JobView) => [polled(job), listed(job), hooked(job)]

const violation: Violation = {
  pointer: '/width',
  field: 'width',
  rule: 'minimum',
  limit: 512,
  actual: 1,
  message: 'must be at least 512',
  schemaPath: '#',
}

showQuirks(krea, {
  'krea/401-message': (quirk) => {
    const operations = krea.contract.operations.map(({ id }) => id)
    const sayings = operations.map((of) => answer(of, refuse('unauthorized')))
    for (const { documented, observed } of bothSides(krea, quirk, sayings)) {
      expect([documented.status, bodyOf(documented)]).toEqual([401, { error: 'Unauthorized' }])
      expect([observed.status, bodyOf(observed)]).toEqual([401, { message: 'Unauthorized' }])
    }
  },

  'krea/urls-three-shapes': (quirk) => {
    const jobs = Array.from({ length: 30 }, (_, nth) => completed(dice(nth).uuid('job')))
    const told = jobs.map((job) => polled(job).say(new Set([quirk.id])))
    // A job keeps its shape wherever it is told.
    const shapes = told.map((response) => JSON.stringify(Object(bodyOf(response)).result.urls))
    expect(new Set(shapes)).toEqual(
      new Set(
        [[url], [{ type: 'model', url }], { image: url }].map((urls) => JSON.stringify(urls)),
      ),
    )
    const changed = jobs.filter((_, nth) => shapes[nth] !== JSON.stringify([url]))
    const sides = bothSides(krea, quirk, changed.flatMap(wherever))
    for (const { documented } of sides) expect(String(documented.body)).toContain(`["${url}"]`)
    for (const job of jobs) {
      expect(bodyOf(called(krea, job, new Set([quirk.id])))).toEqual(
        bodyOf(polled(job).say(new Set([quirk.id]))),
      )
    }
  },

  'krea/pending-nulls': (quirk) => {
    const [one] = bothSides(krea, quirk, [polled(queued), listed(queued)])
    const head = {
      job_id: queued.id,
      status: 'queued',
      created_at: '2026-08-01T10:00:00.000Z',
    }
    expect(one && bodyOf(one.documented)).toEqual(head)
    expect(one && bodyOf(one.observed)).toEqual({ ...head, completed_at: null, result: null })
  },

  'krea/error-in-result': (quirk) => {
    const [one] = bothSides(krea, quirk, wherever(failed))
    expect(one && bodyOf(one.documented)).toMatchObject({ error: failure })
    expect(one && bodyOf(one.documented)).not.toHaveProperty('result')
    expect(one && bodyOf(one.observed)).toMatchObject({ result: { error: failure } })
    expect(one && bodyOf(one.observed)).not.toHaveProperty('error')
  },

  'krea/422-validation': (quirk) => {
    const refusal = refuse('invalid', { violations: [violation] })
    const sayings = [answer('createImage', refusal), answer('listJobs', refusal)]
    for (const { documented, observed } of bothSides(krea, quirk, sayings)) {
      expect([documented.status, bodyOf(documented)]).toEqual([
        400,
        { error: 'width must be at least 512, got 1' },
      ])
      expect([observed.status, bodyOf(observed)]).toEqual([
        422,
        { detail: [{ loc: ['body', 'width'], msg: 'must be at least 512', type: 'minimum' }] },
      ])
    }
  },

  'krea/insufficient-balance': (quirk) => {
    const [one] = bothSides(krea, quirk, [answer('createImage', refuse('out-of-credit'))])
    expect(one && bodyOf(one.documented)).toEqual({ error: 'Payment Required' })
    expect(one && bodyOf(one.observed)).toEqual({ error: 'INSUFFICIENT_BALANCE' })
    expect(one?.observed.status).toBe(402)
  },

  'krea/plan-in-402': (quirk) => {
    const [one] = bothSides(krea, quirk, [answer('createImage', refuse('feature-disabled'))])
    expect(one && bodyOf(one.documented)).toEqual({ error: 'Payment Required' })
    expect(one && bodyOf(one.observed)).toEqual({ error: 'This model requires a higher plan' })
    expect(one?.observed.status).toBe(402)
  },

  'krea/statuses-are-skipped': ({ lifecycle }) => {
    const documented = krea.lifecycle
    const observed = lifecycle?.(documented) ?? documented
    for (const { roads } of [documented, observed])
      expect(roads.succeeded.length).toBeGreaterThan(0)
    expect(documented.roads.succeeded.every(([first]) => first === 'queued')).toBe(true)
    expect(observed.roads.succeeded.some(([first]) => first === 'scheduled')).toBe(true)
    expect(observed.roads.succeeded.some((road) => !road.includes('sampling'))).toBe(true)
    expect(Object.keys(observed.phases)).toEqual(Object.keys(documented.phases))
    for (const [fate, roads] of Object.entries(observed.roads)) {
      for (const road of roads) {
        const way = [observed.waiting ?? '', ...road]
        for (const [index, phase] of road.entries()) {
          expect(observed.phases[way[index] ?? '']?.next).toContain(phase)
        }
        expect(observed.phases[road.at(-1) ?? '']).toMatchObject({ means: fate, next: [] })
      }
    }
  },
})
