import { afterEach, expect, test, vi } from 'vitest'
import { systemClock } from '../../src/host/clock.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('the system clock moves with fake timers', async () => {
  vi.useFakeTimers()
  const clock = systemClock()
  const begin = clock.now()
  const woken = clock.until(begin + 60_000).then(() => clock.now() - begin)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await woken).toBe(60_000)
})

test('a fast clock makes ten seconds of one', async () => {
  vi.useFakeTimers()
  const clock = systemClock({ speed: 10 })
  const begin = clock.now()
  const woken = clock.until(begin + 10_000).then(() => true)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await woken).toBe(true)
  expect(clock.now() - begin).toBe(10_000)
})

test('a wait longer than any timer is waited out', async () => {
  vi.useFakeTimers()
  const clock = systemClock()
  const days = 40 * 24 * 3_600_000
  const woken = clock.until(clock.now() + days).then(() => true)
  await vi.advanceTimersByTimeAsync(days)
  expect(await woken).toBe(true)
})

test.each([systemClock, virtualClock])(
  'a wait that is called off rejects with its reason',
  async (make) => {
    const clock = make()
    const off = new AbortController()
    const waiting = clock.until(clock.now() + 1e9, off.signal)
    off.abort(new Error('hung up'))
    await expect(waiting).rejects.toThrow('hung up')
  },
)

test('a virtual clock stands until it is moved, and wakes everyone at their instant in order', async () => {
  const clock = virtualClock({ start: 0 })
  const woken: [string, number][] = []
  clock.watch(300, () => woken.push(['late', clock.now()]))
  clock.watch(100, () => woken.push(['early', clock.now()]))
  clock.watch(100, () => woken.push(['early too', clock.now()]))
  expect(clock.now()).toBe(0)
  await clock.advance(200)
  expect(woken).toEqual([
    ['early', 100],
    ['early too', 100],
  ])
  await clock.advance(200)
  expect(woken.at(-1)).toEqual(['late', 300])
  expect(clock.now()).toBe(400)
})

test('a virtual clock leaps when somebody waits on it, and wakes watchers on the way', async () => {
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
