import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { virtualClock } from '../../src/host/virtual-clock.ts'

test('a virtual clock stands until it is moved, and has no speed', async () => {
  const clock = virtualClock({ start: 5 })
  await new Promise((resolve) => setImmediate(resolve))
  expect([clock.now(), clock.speed]).toEqual([5, 0])
})

test('it leaps when somebody waits on it, and wakes watchers on the way', async () => {
  const clock = virtualClock({ start: 0 })
  const watched: number[] = []
  clock.watch(50, () => watched.push(clock.now()))
  clock.watch(5000, () => watched.push(clock.now()))
  await clock.until(1000)
  expect(clock.now()).toBe(1000)
  expect(watched).toEqual([50])
})

test('many who wait are woken in the order of their instants', async () => {
  const clock = virtualClock({ start: 0 })
  const woken: number[] = []
  await Promise.all([30, 10, 20].map((at) => clock.until(at).then(() => woken.push(clock.now()))))
  expect(woken).toEqual([10, 20, 30])
})

test('it does not leap over work that is held', async () => {
  const clock = virtualClock({ start: 0 })
  const story: [string, number][] = []
  clock.watch(10, () => {
    const call = soonish().then(() => {
      story.push(['answered', clock.now()])
      clock.watch(20, () => story.push(['retry', clock.now()]))
    })
    clock.hold(call)
  })
  await clock.until(100)
  expect(story).toEqual([
    ['answered', 10],
    ['retry', 20],
  ])
})

test('it leaps under fake timers too', async () => {
  vi.useFakeTimers()
  try {
    const clock = virtualClock({ start: 0 })
    await clock.until(1000)
    expect(clock.now()).toBe(1000)
  } finally {
    vi.useRealTimers()
  }
})

test('frozen it leaps for nobody, until it flows again', async () => {
  const clock = virtualClock({ start: 0 })
  clock.freeze()
  let woken = false
  const waits = clock.until(1000).then(() => {
    woken = true
  })
  await soonish()
  expect([clock.now(), woken]).toEqual([0, false])
  clock.flow()
  await waits
  expect(clock.now()).toBe(1000)
})

test('freezing stops a leap that is about to begin', async () => {
  const clock = virtualClock({ start: 0 })
  const waits = clock.until(1000)
  clock.freeze()
  await soonish()
  expect(clock.now()).toBe(0)
  await clock.advance(1000)
  await waits
})

test('one who waits again and again keeps no move from being made', async () => {
  const clock = virtualClock({ start: 0 })
  let polls = 0
  const polling = (async () => {
    while (clock.now() < 1_000_000) {
      await clock.until(clock.now() + 1000)
      polls += 1
    }
  })()
  await clock.advance(500_000)
  expect(clock.now()).toBeLessThan(510_000)
  await polling
  expect(polls).toBe(1000)
})

/** A ladder of retries over hours, whose calls take real turns of the machine to be answered. */
async function ladder(waitsMs: readonly number[], turns: number): Promise<readonly number[]> {
  const clock = virtualClock({ start: 0 })
  const attempts: number[] = []
  const attempt = (nth: number) => (): void => {
    attempts.push(clock.now())
    const call = soonish(turns).then(() => {
      const wait = waitsMs[nth]
      if (wait !== undefined) clock.watch(clock.now() + wait, attempt(nth + 1))
    })
    clock.hold(call)
  }
  clock.watch(1000, attempt(0))
  await clock.runUntilIdle()
  return attempts
}

test('a ladder of hours is climbed at the same instants however long each answer takes', async () => {
  const waits = fc.array(fc.integer({ min: 1, max: 86_400_000 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(waits, fc.nat(12), async (waitsMs, turns) => {
      const instants = waitsMs.map((_, nth) =>
        waitsMs.slice(0, nth + 1).reduce((at, wait) => at + wait, 1000),
      )
      expect(await ladder(waitsMs, turns)).toEqual([1000, ...instants])
    }),
    { numRuns: 50 },
  )
})

/** After some turns of the machine. */
async function soonish(turns = 5): Promise<void> {
  for (let nth = 0; nth < turns; nth += 1) await new Promise((resolve) => setImmediate(resolve))
}
