import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memory } from '../../mocks/targets/memory.ts'
import { callsOf } from '../../src/conformance/converse.ts'
import { perform } from '../../src/conformance/index.ts'
import { plainSubmit } from '../../src/conformance/plain.ts'
import type { Saying, Step } from '../../src/conformance/script.ts'
import { tamperTalk } from '../../src/conformance/tamper.ts'
import { type Target, Unsent, type Wire } from '../../src/conformance/target.ts'
import type { Submit } from '../../src/core/intent.ts'
import { guarded } from '../../src/live/budget.ts'
import { costOf, planOfScript } from '../../src/live/plan.ts'
import { purse } from '../../src/live/purse.ts'
import { runware } from '../../src/providers/runware/index.ts'

const PRICE = runware.price.imageMicroUsd

const submitOf = (nth: number, count = 1): Submit => ({
  ...plainSubmit(runware, `5c0f3e1a-7b2d-4c9e-8f10-${String(nth).padStart(12, '0')}`),
  delivery: 'sync',
  count,
})

const call = (nth: number, count = 1, hears = count): Saying => ({
  say: 'call',
  submit: submitOf(nth, count),
  hears,
})
const key = (who: 'caller' | 'intruder' | 'stranger'): Saying => ({
  say: 'key',
  who,
  back: false,
  hears: 1,
})
const leave: Saying = { say: 'leave', hears: 0 }
const converse = (...says: readonly Saying[]): Step => ({ act: 'converse', says })

interface Lie {
  readonly costUsd: number | null
  /** Takes a bad key for a good one: what it then tells of costs is counted as well. */
  readonly takesAll: boolean
}

/** A server that says of every result that it costs what it does not. */
const liar = (target: Target, { costUsd, takesAll }: Lie): Target =>
  tamperTalk(target, {
    send: (frame) => [takesAll ? frame.replace('invalid-', 'caller-') : frame],
    hear: (frames) =>
      costUsd === null
        ? frames
        : frames.map((frame) => frame.replaceAll('"imageURL"', `"cost":${costUsd},"imageURL"`)),
  })

/** What those calls can cost that the caller's key was given for, each unless it was refused alone. */
function watched(target: Target): { target: Target; asked: () => number } {
  let asked = 0
  const { connect } = target
  if (connect === undefined) throw new Error('nowhere to connect')
  const watch = (wire: Wire): Wire => {
    let last: Submit | null = null
    return {
      ...wire,
      send: async (frame, note) => {
        last = note.who === 'caller' && note.intent?.kind === 'submit' ? note.intent : null
        asked += (last?.count ?? 0) * PRICE
        await wire.send(frame, note)
      },
      hear: async (...until) => {
        const heard = await wire.hear(...until)
        const refused = heard.length === 1 && heard[0]?.includes('conflictTaskUUID')
        if (last !== null && refused && heard[0]?.includes(String(last.id)))
          asked -= last.count * PRICE
        last = null
        return heard
      },
    }
  }
  return { target: { ...target, connect: async () => watch(await connect()) }, asked: () => asked }
}

const sayings = fc.oneof(
  fc.constantFrom(key('caller'), key('caller'), key('intruder'), key('stranger'), leave),
  fc.constant<Saying>({ say: 'garbage', hears: 1 }),
  fc
    .tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
    .map(([nth, count, waits]) => call(nth, count, waits ? count : 0)),
)

const lies = fc.record({
  costUsd: fc.constantFrom(null, 0, -5, 0.000001, 0.02, 3000),
  takesAll: fc.boolean(),
})

test('whatever a server claims over WebSocket, the worst that can come of it stays in the budget', async () => {
  const budgets = fc.integer({ min: 0, max: 20 * PRICE })
  const talks = fc.array(sayings, { maxLength: 12 })
  let spent = 0
  await fc.assert(
    fc.asyncProperty(fc.array(talks, { maxLength: 3 }), lies, budgets, async (all, lie, budget) => {
      const mock = await memory(runware, { seed: 7 })
      const { target, asked } = watched(liar(mock, lie))
      const money = purse(budget)
      const script = all.map((says) => converse(...says))
      await perform(script, {
        provider: runware,
        target: guarded(target, { provider: runware, purse: money }),
        name: 'budget',
      })
      await mock.close()
      spent += asked()
      expect(asked()).toBeLessThanOrEqual(budget)
      expect(money.spentMicroUsd()).toBeGreaterThanOrEqual(asked())
      expect(asked()).toBeLessThanOrEqual(costOf(planOfScript(runware, script)))
    }),
    { numRuns: 150, seed: 11 },
  )
  expect(spent).toBeGreaterThan(0)
})

/** What is spent of a dollar when this is said to a mock, call by call. */
const counted = (...says: readonly Saying[]) => countedAt((mock) => mock, ...says)

async function countedAt(
  change: (mock: Target) => Target,
  ...says: readonly Saying[]
): Promise<readonly number[]> {
  const target = change(await memory(runware, { seed: 7 }))
  const money = purse(1_000_000)
  const there = guarded(target, { provider: runware, purse: money })
  await perform([converse(...says)], { provider: runware, target: there, name: 'counted' })
  await target.close()
  return money.calls.map(({ countedMicroUsd }) => countedMicroUsd)
}

test('each task counts what it may cost; only the one that is refused by name counts nothing', async () => {
  expect(await counted(key('caller'), call(1, 2), call(2), call(1, 2))).toEqual([
    2 * PRICE,
    PRICE,
    0,
  ])
})

test('a task that is refused and delivered all the same is counted', async () => {
  const refusal = JSON.stringify({
    errors: [{ code: 'conflictTaskUUID', message: 'used', taskUUID: submitOf(1).id }],
  })
  const twoTongues = (mock: Target): Target =>
    tamperTalk(mock, {
      hear: (frames) =>
        frames.flatMap((frame) => (frame.includes('imageURL') ? [refusal, frame] : [frame])),
    })
  expect(await countedAt(twoTongues, key('caller'), call(1))).toEqual([PRICE])
})

test('a task that never left, as the run was stopped before it, costs nothing', async () => {
  const stopped = (mock: Target): Target => ({
    ...mock,
    connect: async () => {
      const wire = await mock.connect?.()
      if (wire === undefined) throw new Error('nowhere to connect')
      const send: Wire['send'] = async (frame, note) => {
        if (note.intent?.kind === 'submit') throw new Unsent('stopped by its user')
        await wire.send(frame, note)
      }
      return { ...wire, send }
    },
  })
  expect(await countedAt(stopped, key('caller'), call(1))).toEqual([0])
})

test('a refusal of something else gives no task back that is on its way', async () => {
  const garbage: Saying = { say: 'garbage', hears: 1 }
  expect(await counted(key('caller'), call(1, 1, 0), garbage)).toEqual([PRICE])
})

test('a task without a good key costs nobody, and so does one after the line was left', async () => {
  expect(await counted(call(1), key('intruder'), call(2), leave, call(3))).toEqual([])
})

test('who has an account pays on after a bad key, and the caller after any other', () => {
  const who = (...says: readonly Saying[]) => callsOf([...says, call(1)]).map((one) => one.who)
  expect(who()).toEqual(['nobody'])
  expect(who(key('intruder'))).toEqual(['intruder'])
  expect(who(key('stranger'), key('intruder'))).toEqual(['stranger'])
  expect(who(key('caller'), key('stranger'), key('intruder'))).toEqual(['caller'])
  expect(who(key('stranger'), key('caller'))).toEqual(['caller'])
  // A session that is taken up may be enough for a server.
  expect(who(key('caller'), leave)).toEqual(['caller'])
  expect(who(key('caller'), leave, key('intruder'))).toEqual(['caller'])
})

test('what does not fit in the budget is not said, nor what would follow', async () => {
  const target = await memory(runware, { seed: 7 })
  const there = guarded(target, { provider: runware, purse: purse(PRICE) })
  const script = [converse(key('caller'), call(1, 2), call(2))]
  const { talks, unheard } = await perform(script, {
    provider: runware,
    target: there,
    name: 'dear',
  })
  await target.close()
  expect(talks?.map(({ saying }) => saying.say)).toEqual(['key'])
  expect(unheard).toEqual([
    'a submit was left out: it may cost USD 0.04, and USD 0.02 of the budget is left',
  ])
})
