import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fault, refuse } from '../../src/core/fault.ts'
import type { JobView } from '../../src/core/job.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { Provider } from '../../src/core/provider.ts'
import { noQuirks, type Quirks } from '../../src/core/quirk.ts'
import { faults } from '../../src/providers/_kie-family/faults.ts'
import { type Habit, habitNames } from '../../src/providers/_kie-family/habits.ts'
import { apikley } from '../../src/providers/apikley/index.ts'
import { kie } from '../../src/providers/kie/index.ts'
import {
  asked,
  brokenIn,
  brokenInCall,
  createdAt,
  echo,
  finishedAt,
  id,
  jobsOf,
  type Operation,
  type Shown,
  type Sides,
  type Stage,
  say,
  sceneOf,
  stageOf,
  unlisted,
} from './_kie-sides.ts'

const DAY_MS = 86_400_000

const data = ({ json }: Shown) => json.data as Readonly<Record<string, unknown>> // of a task

const polled = ({ sides }: Stage, job: JobView): Sides => sides('getTask', { kind: 'job', job })

/** Both sides say the same but for this in the task. */
const differ = ({ documented, observed }: Sides, by: Readonly<Record<string, unknown>>) => {
  const changed = { ...data(documented), ...by }
  expect(data(observed)).toEqual(JSON.parse(JSON.stringify(changed)))
  expect(data(observed)).not.toEqual(data(documented))
  expect(observed.headers).toEqual(documented.headers)
}

const same = ({ documented, observed }: Sides) => expect(observed).toEqual(documented)

const violation = {
  pointer: '/input/prompt',
  field: 'prompt',
  rule: 'required',
  limit: null,
  actual: undefined,
  message: 'is required',
  schemaPath: '#',
}

/** What each habit changes, shown side by side. */
const shows = {
  'fail-code-null': (stage) => {
    differ(polled(stage, stage.jobs.waiting), { failCode: null, failMsg: null })
    differ(polled(stage, stage.jobs.success), { failCode: null, failMsg: null })
    same(polled(stage, stage.jobs.fail))
  },
  'pending-nulls': (stage) => {
    differ(polled(stage, stage.jobs.waiting), { costTime: null, completeTime: null })
    differ(polled(stage, stage.jobs.fail), { costTime: null })
    same(polled(stage, stage.jobs.success))
  },
  'cost-time-seconds': (stage) => {
    const sides = polled(stage, stage.jobs.success)
    expect(data(sides.documented).costTime).toBe(187_838)
    differ(sides, { costTime: 188 })
  },
  'param-double-encoded': (stage) => {
    const sides = polled(stage, stage.jobs.waiting)
    const { model, callBackUrl, input } = echo
    expect(data(sides.documented).param).toBe(JSON.stringify(echo))
    const param = JSON.stringify({ callBackUrl, input: JSON.stringify(input), model })
    differ(sides, { param })
  },
  'no-update-time': (stage) => {
    const sides = polled(stage, stage.jobs.success)
    expect(data(sides.documented).updateTime).toBe(finishedAt)
    differ(sides, { updateTime: undefined })
  },
  'record-id': (stage) => {
    const sides = stage.sides('createTask', { kind: 'job', job: stage.jobs.waiting })
    expect(data(sides.documented)).toEqual({ taskId: id })
    differ(sides, { recordId: id })
  },
  'queuing-never-seen': ({ provider, quirk }) => {
    const { lifecycle } = provider
    const seen = quirk.lifecycle?.(lifecycle)
    expect(Object.values(lifecycle.roads).flat(2)).toContain('queuing')
    expect(seen?.roads).toEqual({
      succeeded: [['waiting', 'generating', 'success']],
      failed: [['waiting', 'generating', 'fail']],
    })
    expect(seen?.phases).toEqual(lifecycle.phases)
  },
  'fresh-task-is-null': ({ between, jobs, quirk, provider }) => {
    const documented: Outcome = { kind: 'job', job: jobs.waiting }
    const sides = between('getTask', { documented, observed: refuse('not-found') })
    expect(data(sides.documented).taskId).toBe(id)
    expect([sides.observed.status, sides.observed.json]).toEqual([
      200,
      { code: 422, msg: 'recordInfo is null', data: null },
    ])
    const least = provider.lifecycle.phases.waiting?.dwellMs?.[0] ?? 0
    expect(quirk.hiddenMs).toBeGreaterThan(0)
    expect(quirk.hiddenMs, 'nobody misses a whole phase by it').toBeLessThan(least)
  },
  'credits-consumed-and-success-flag': (stage) => {
    const { waiting, success, fail } = stage.jobs
    const paramJson = JSON.stringify(echo)
    differ(polled(stage, waiting), { creditsConsumed: 4, successFlag: 0, paramJson })
    differ(polled(stage, fail), { creditsConsumed: 0, successFlag: 0, paramJson })
    const response = { resultUrls: success.results.map(({ url }) => url) }
    differ(polled(stage, success), { creditsConsumed: 4, successFlag: 1, paramJson, response })
  },
  'server-error-in-200': ({ sides }) => {
    for (const operation of operations) {
      const { documented, observed } = sides(operation, refuse('internal'))
      expect([documented.status, observed.status]).toEqual([500, 200])
      expect(observed.json).toEqual(documented.json)
      expect(observed.json.code).toBe(500)
    }
  },
  'invalid-is-500': (stage) => {
    const invalid = refuse('invalid', { violations: [violation] })
    const { documented, observed } = stage.sides('createTask', invalid)
    const msg = 'input.prompt is required'
    expect(documented.json).toEqual({ code: 422, msg, data: null })
    expect(observed.json).toEqual({ code: 500, msg, data: null })
    for (const side of [documented, observed]) {
      const read = stage.provider.dialect.read(side, asked.createTask)
      expect(read).toMatchObject({ kind: 'refused', fault: 'invalid', message: msg })
    }
    const { internal } = faults
    const broke = stage.sides('createTask', refuse('internal')).observed
    expect(broke.json.msg).toBe(internal.message)
    expect(stage.provider.dialect.read(broke, asked.createTask)).toMatchObject({
      fault: 'internal',
    })
    same(stage.sides('getTask', refuse('invalid')))
    same(stage.sides('createTask', refuse('model-retired')))
  },
  'rate-limit-in-200': ({ sides }) => {
    for (const operation of operations) {
      const { documented, observed } = sides(operation, refuse('rate-limited'))
      expect([documented.status, observed.status]).toEqual([429, 200])
      expect(documented.json.code).toBe(429)
      expect(observed.json).toEqual({
        code: 429,
        msg: 'Your call frequency is too high. Please try again later.',
        data: null,
      })
    }
  },
  'unauthorized-words': (stage) => {
    const { documented, observed } = stage.sides('getCredit', refuse('unauthorized'))
    expect([documented.status, documented.json.msg]).toEqual([401, 'Unauthorized'])
    expect([observed.status, observed.json.code]).toEqual([401, 401])
    expect(observed.json.msg).toMatch(/^Unauthorized – .+ Authorization and Content-Type headers/)
    same(stage.sides('getCredit', refuse('forbidden')))
  },
  'urls-expire-in-a-day': ({ provider: { files }, quirk }) => {
    expect(files.keptMs(noQuirks)).toBe(14 * DAY_MS)
    expect(files.keptMs(new Set([quirk.id]))).toBe(DAY_MS)
  },
  'content-type-charset': ({ sides }) => {
    headersDiffer(sides, { 'content-type': 'application/json;charset=UTF-8' })
  },
  'session-cookie': ({ sides }) => {
    const cookie = expect.stringMatching(/^JSESSIONID=[\dA-F]{32}; Path=\/; HttpOnly$/)
    headersDiffer(sides, { 'set-cookie': cookie })
  },
  'behind-cloudflare': ({ sides }) => {
    const ray = expect.stringMatching(/^[\da-f]{16}-[A-Z]{3}$/)
    headersDiffer(sides, { server: 'cloudflare', 'cf-ray': ray })
  },
} as const satisfies Readonly<Record<Habit, (stage: Stage) => void>>

/** Every answer, refusals too, has these headers on the observed side only. */
function headersDiffer(sides: Stage['sides'], by: Readonly<Record<string, unknown>>): void {
  for (const outcome of [refuse('not-found'), { kind: 'job', job: jobsOf(kie).success } as const]) {
    const { documented, observed } = sides('getTask', outcome)
    expect(documented.headers).toEqual({ 'content-type': 'application/json' })
    expect(observed.headers).toEqual({ ...documented.headers, ...by })
    expect(observed.json).toEqual(documented.json)
  }
}

const operations = Object.keys(asked) as Operation[] // The record's own keys, and no other.
const names = Object.keys(faults) as Fault[] // The table has a row for each fault and no other.

const habitIn = (quirkId: string): string => quirkId.slice(quirkId.indexOf('/') + 1)
const isHabit = (name: string): name is Habit => Object.hasOwn(shows, name)

/** Any of a provider's quirks, on together. */
const anyQuirks = ({ quirks }: Provider): fc.Arbitrary<Quirks> =>
  fc.subarray(quirks.map((quirk) => quirk.id)).map((ids) => new Set(ids))

/** A task at any moment of any life. */
function anyJob(provider: Provider): fc.Arbitrary<JobView> {
  const { waiting, success, fail } = jobsOf(provider)
  const [result] = success.results
  const failed = Object.values(provider.failures).map((failure) => ({ ...fail, failure }))
  const states: readonly JobView[] = [
    waiting,
    { ...waiting, phase: 'queuing' },
    { ...waiting, phase: 'generating', state: 'running' },
    success,
    ...failed,
  ]
  const input = fc.record({ prompt: fc.string({ unit: 'binary' }) })
  const drawn = { job: fc.constantFrom(...states), input, ms: fc.nat(600_000), count: fc.nat(4) }
  return fc.record(drawn).map(({ job, input, ms, count }) => ({
    ...job,
    finishedAt: job.finishedAt === null ? null : createdAt + ms,
    results: job.state === 'succeeded' && result ? Array.from({ length: count }, () => result) : [],
    costMicroUsd: 20_000 * count,
    echo: { ...echo, input },
  }))
}

/** All that an operation may come to. */
function anyOutcome(provider: Provider): fc.Arbitrary<readonly [Operation, Outcome]> {
  const refusal = fc.constantFrom(...names).map((fault) => refuse(fault))
  const broken = fc.constant(refuse('invalid', { violations: [violation] }))
  const job = anyJob(provider).map((job) => ({ kind: 'job', job }) as const)
  const balance = fc.nat().map((microUsd) => ({ kind: 'balance', microUsd }) as const)
  return fc.oneof(
    fc.tuple(fc.constantFrom(...operations), fc.oneof(refusal, broken)),
    fc.tuple(fc.constantFrom('createTask', 'getTask'), job),
    fc.tuple(fc.constant('getCredit'), balance),
  )
}

/** What is told of a task on either side, whatever the quirks. */
const told = (outcome: Outcome) => {
  if (outcome.kind !== 'job') return outcome
  const { id, phase, state, createdAt, finishedAt, results, failure } = outcome.job
  return { id, phase, state, createdAt, finishedAt, results, failure }
}

/** No operation documents an answer at an address that is none of its own. */
const elsewhere = new Set<Fault>(['unknown-path', 'wrong-method'])

describe.each([kie, apikley].map((provider) => [provider.id, provider] as const))(
  'the quirks of %s',
  (name, provider) => {
    test.each(provider.quirks.map((quirk) => [quirk.id, quirk] as const))(
      '%s has two sides, and breaks what it lists and nothing else',
      (quirkId, quirk) => {
        const habit = habitIn(quirkId)
        if (!isHabit(habit)) throw new Error(`nothing shows what ${quirkId} changes`)
        const stage = stageOf(provider, quirk)
        shows[habit](stage)
        expect(quirk.breaks.filter((breach) => !stage.seen.has(breach))).toEqual([])
      },
    )

    test('are named after the provider, once each, with a source and a day', () => {
      const ids = provider.quirks.map((quirk) => quirk.id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const quirk of provider.quirks) {
        expect(quirk.id).toMatch(new RegExp(`^${name}/[a-z\\d-]+$`))
        expect(quirk.date).toMatch(/^2026-\d\d-\d\d$/)
        for (const text of [quirk.documented, quirk.observed, quirk.source]) {
          expect(text.length).toBeGreaterThan(10)
        }
      }
    })

    test('render ∘ read ∘ render = render, whichever are on', () => {
      fc.assert(
        fc.property(anyOutcome(provider), anyQuirks(provider), ([operation, outcome], quirks) => {
          const scene = sceneOf(operation, quirks)
          const once = say(provider, outcome, scene)
          const read = provider.dialect.read(once, asked[operation])
          expect(read.kind).toBe(outcome.kind)
          expect(say(provider, read, scene)).toEqual(once)
        }),
      )
    })

    test('a task means the same with them and without', () => {
      fc.assert(
        fc.property(anyJob(provider), anyQuirks(provider), (job, quirks) => {
          const meant = (on: Quirks) => {
            const answer = say(provider, { kind: 'job', job }, sceneOf('getTask', on))
            return told(provider.dialect.read(answer, asked.getTask))
          }
          expect(meant(quirks)).toEqual(meant(noQuirks))
        }),
      )
    })

    test('together break what is listed for those that are on, and nothing else', () => {
      fc.assert(
        fc.property(anyOutcome(provider), anyQuirks(provider), ([operation, outcome], quirks) => {
          fc.pre(outcome.kind !== 'refused' || !elsewhere.has(outcome.fault))
          const answer = say(provider, outcome, sceneOf(operation, quirks))
          expect(unlisted(brokenIn(provider, operation, answer), provider, quirks)).toEqual([])
        }),
      )
    })

    test('leave callbacks within the contract, and readable', () => {
      fc.assert(
        fc.property(anyJob(provider), anyQuirks(provider), (job, quirks) => {
          fc.pre(job.finishedAt !== null)
          const body = provider.webhook?.render(job, quirks).body ?? ''
          expect(brokenInCall(provider, body)).toEqual([])
          const read = provider.webhook?.read(body)
          if (read?.kind !== 'job') throw new Error(`the callback is not one of a task: ${body}`)
          expect(told(read)).toEqual(told({ kind: 'job', job }))
          expect(provider.webhook?.render(read.job, quirks).body).toBe(body)
        }),
      )
    })
  },
)

test('everything known of the family is a quirk of kie.ai', () => {
  expect(kie.quirks.map((quirk) => habitIn(quirk.id))).toEqual(habitNames)
})

test('Apikley has but what comes from the backend, and none of it was seen', () => {
  expect(apikley.quirks.map(({ evidence }) => evidence)).toEqual(
    apikley.quirks.map(() => 'INFERRED'),
  )
  const own = ['rate-limit-in-200', 'unauthorized-words', 'urls-expire-in-a-day', 'session-cookie']
  for (const habit of own) {
    expect(apikley.quirks.map((quirk) => habitIn(quirk.id))).not.toContain(habit)
  }
  expect(apikley.files.keptMs(new Set(['kie/urls-expire-in-a-day']))).toBe(14 * DAY_MS)
})
