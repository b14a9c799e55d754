import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MovableClock } from '../../src/core/clock.ts'
import { systemClock } from '../../src/host/clock.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const clocks: readonly (readonly [string, () => MovableClock])[] = [
  ['the system clock', () => systemClock()],
  ['a fast system clock', () => systemClock({ speed: 7 })],
  ['a frozen system clock', () => frozen(systemClock())],
  ['a virtual clock', () => virtualClock()],
  ['a frozen virtual clock', () => frozen(virtualClock())],
]

function frozen(clock: MovableClock): MovableClock {
  clock.freeze()
  return clock
}

/** A clock, and a book of who was woken when since it was opened. */
function open(make: () => MovableClock) {
  const clock = make()
  const begin = clock.now()
  const book: [string, number][] = []
  const note = (name: string) => (): void => {
    book.push([name, clock.now() - begin])
  }
  return { clock, begin, book, note }
}

describe.each(clocks)('%s', (_name, make) => {
  test('wakes everyone on the way at the very instant asked for, in order', async () => {
    const { clock, begin, book, note } = open(make)
    clock.watch(begin + 300, note('late'))
    clock.watch(begin + 100, note('early'))
    clock.watch(begin + 100, note('early too'))
    await clock.advance(200)
    expect(book).toEqual([
      ['early', 100],
      ['early too', 100],
    ])
    expect(clock.now() - begin).toBe(200)
    await clock.advance('200ms')
    expect(book.at(-1)).toEqual(['late', 300])
    expect(clock.now() - begin).toBe(400)
  })

  test('never goes back, not even for who comes to wait for what is past', async () => {
    const { clock, begin, book, note } = open(make)
    clock.watch(begin - 1000, note('past'))
    await clock.advance(10)
    expect(book).toEqual([['past', 0]])
  })

  test('wakes who comes to wait while it is moved', async () => {
    const { clock, begin, book, note } = open(make)
    clock.watch(begin + 100, () => clock.watch(begin + 150, note('second')))
    await clock.advance(200)
    expect(book).toEqual([['second', 150]])
  })

  test('never wakes who was called off', async () => {
    const { clock, begin, book, note } = open(make)
    const offs = Array.from({ length: 500 }, (_, nth) => clock.watch(begin + nth, note('off')))
    clock.watch(begin + 250, note('on'))
    for (const off of offs) off()
    for (const off of offs) off()
    await clock.advance(1000)
    expect(book).toEqual([['on', 250]])
  })

  test('goes no further before held work is over and what follows from it is known', async () => {
    const { clock, begin, book, note } = open(make)
    const answer = Promise.withResolvers<void>()
    clock.watch(begin + 100, () => {
      const called = answer.promise.then(() => {
        note('answered')()
        clock.watch(begin + 400, note('retry'))
      })
      clock.hold(called)
    })
    clock.watch(begin + 500, note('after'))
    const moved = clock.advance(1000)
    await realPause()
    expect(book).toEqual([])
    answer.resolve()
    await moved
    expect(book).toEqual([
      ['answered', 100],
      ['retry', 400],
      ['after', 500],
    ])
  })

  test('bears held work that fails', async () => {
    const { clock, begin } = open(make)
    clock.hold(Promise.reject(new Error('hung up')))
    await clock.advance(10)
    expect(clock.now() - begin).toBe(10)
  })

  test('makes moves that are asked for at once one after the other', async () => {
    const { clock, begin, book, note } = open(make)
    clock.watch(begin + 150, note('woken'))
    await Promise.all([
      clock.advance(100).then(note('first')),
      clock.advance(100).then(note('second')),
      clock.advance(100).then(note('third')),
    ])
    expect(book.map(([name]) => name)).toEqual(['first', 'woken', 'second', 'third'])
    expect(clock.now() - begin).toBe(300)
  })

  test('runs until nobody waits for a later instant, and says how far that was', async () => {
    const { clock, begin, book, note } = open(make)
    let left = 5
    const again = (): void => {
      left -= 1
      if (left > 0) clock.watch(clock.now() + 3_600_000, again)
    }
    clock.watch(begin + 1000, again)
    clock.watch(Number.POSITIVE_INFINITY, note('never'))
    const idle = clock.runUntilIdle()
    const waited = clock.until(begin + 50_000_000).then(note('waited'))
    expect(await idle).toBe(50_000_000)
    await waited
    expect([left, book]).toEqual([0, [['waited', 50_000_000]]])
    expect(await clock.runUntilIdle()).toBe(0)
  })

  test('ends with a sentence when a watcher renews itself for ever', async () => {
    const { clock, begin } = open(make)
    let stopped = false
    const again = (): void => {
      if (!stopped) clock.watch(clock.now() + 1, again)
    }
    clock.watch(begin, again)
    await expect(clock.runUntilIdle()).rejects.toThrow(/never comes to rest/)
    stopped = true
    await clock.advance(10)
  })

  test.each([-1, '-1s', Number.NaN, Number.POSITIVE_INFINITY, 'soon'])(
    'refuses to be moved by %s, and nothing changes',
    async (by) => {
      const { clock, begin, book, note } = open(make)
      clock.watch(begin + 10, note('woken'))
      await expect(clock.advance(by)).rejects.toThrow(RangeError)
      expect([clock.now() - begin, book]).toEqual([0, []])
      await clock.advance(10)
      expect([clock.now() - begin, book]).toEqual([10, [['woken', 10]]])
    },
  )

  test('a wait that is called off rejects with its reason', async () => {
    const { clock, begin } = open(make)
    const off = new AbortController()
    const waiting = clock.until(begin + 1e9, off.signal)
    off.abort(new Error('hung up'))
    await expect(waiting).rejects.toThrow('hung up')
    await expect(clock.until(clock.now() + 1, off.signal)).rejects.toThrow('hung up')
  })

  test('an instant that is past is waited for by nobody', async () => {
    const { clock, begin } = open(make)
    await clock.until(begin)
    await clock.until(begin - 1e9)
    expect(clock.now()).toBe(begin)
  })

  test('takes no speed that is none', () => {
    const { clock } = open(make)
    const before = clock.speed
    for (const speed of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => clock.flow(speed)).toThrow(/speed/)
    }
    expect(clock.speed).toBe(before)
  })

  test('lets work go that waits for the very time it holds up', async () => {
    const { clock, begin, book, note } = open(make)
    clock.watch(begin + 10, () => {
      clock.hold(clock.until(begin + 100).then(note('answered')))
    })
    await clock.advance(1000)
    expect(book).toEqual([['answered', 100]])
  })

  test('a move from within a move that waits for it is made after it', async () => {
    const { clock, begin, book, note } = open(make)
    let inner = Promise.resolve()
    clock.watch(begin + 10, () => {
      inner = clock.advance(500).then(note('inner'))
      clock.hold(inner)
    })
    await clock.advance(100).then(note('outer'))
    await inner
    expect(book[0]?.[0]).toBe('outer')
    expect(book.at(-1)).toEqual(['inner', 600])
  })
})

test('a clock that flows stands while it is moved by hand', async () => {
  const clock = systemClock({ speed: 10 })
  const speeds: number[] = []
  clock.watch(clock.now() + 50, () => speeds.push(clock.speed))
  await clock.advance(100)
  expect([...speeds, clock.speed]).toEqual([0, 10])
})

/** Lets the machine do all that it could do by now, fake timers or not. */
async function realPause(): Promise<void> {
  for (let nth = 0; nth < 20; nth += 1) await new Promise((resolve) => soon(resolve))
}
const soon = setImmediate

describe('the system clock', () => {
  test('moves with fake timers', async () => {
    const clock = systemClock()
    const begin = clock.now()
    const woken = clock.until(begin + 60_000).then(() => clock.now() - begin)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await woken).toBe(60_000)
  })

  test('that is fast makes ten seconds of one', async () => {
    const clock = systemClock({ speed: 10 })
    const begin = clock.now()
    const woken = clock.until(begin + 10_000).then(() => true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(await woken).toBe(true)
    expect(clock.now() - begin).toBe(10_000)
  })

  test('waits out a wait longer than any timer', async () => {
    const clock = systemClock()
    const days = 40 * 24 * 3_600_000
    const woken = clock.until(clock.now() + days).then(() => true)
    await vi.advanceTimersByTimeAsync(days)
    expect(await woken).toBe(true)
  })

  test('follows fake timers that came after it was made and waited on', async () => {
    vi.useRealTimers()
    const { clock, begin, book, note } = open(() => systemClock())
    const off = clock.watch(begin + 60_000, note('before'))
    vi.useFakeTimers()
    clock.watch(begin + 90_000, note('after'))
    await vi.advanceTimersByTimeAsync(100_000)
    expect(book.map(([name]) => name)).toEqual(['before', 'after'])
    off()
  })

  test('wakes who comes after a test has cleared all fake timers', async () => {
    const { clock, begin, book, note } = open(() => systemClock())
    clock.watch(begin + 10, note('cleared'))
    vi.clearAllTimers()
    clock.watch(begin + 20, note('later'))
    await vi.advanceTimersByTimeAsync(20)
    expect(book.map(([name]) => name)).toEqual(['cleared', 'later'])
  })

  test('keeps what it was moved by, and flows on', async () => {
    const { clock, begin, book, note } = open(() => systemClock())
    clock.watch(begin + 5000, note('woken'))
    await clock.advance(4000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(book).toEqual([['woken', 5000]])
  })

  test('stands while it is frozen, and flows on at the pace asked for', async () => {
    const { clock, begin, book, note } = open(() => systemClock())
    clock.watch(begin + 5000, note('woken'))
    await vi.advanceTimersByTimeAsync(1000)
    clock.freeze()
    await vi.advanceTimersByTimeAsync(1_000_000)
    expect([clock.speed, clock.now() - begin, book]).toEqual([0, 1000, []])
    clock.flow(4)
    await vi.advanceTimersByTimeAsync(1000)
    expect([clock.speed, book]).toEqual([4, [['woken', 5000]]])
    clock.flow()
    await vi.advanceTimersByTimeAsync(1000)
    expect([clock.speed, clock.now() - begin]).toEqual([1, 6000])
  })

  test('stands while it is moved, however long the work takes that it waits for', async () => {
    const { clock, begin, book, note } = open(() => systemClock({ speed: 3 }))
    const answer = Promise.withResolvers<void>()
    clock.watch(begin + 10, () => clock.hold(answer.promise.then(note('answered'))))
    const moved = clock.advance(1000)
    await realPause()
    vi.advanceTimersByTime(60_000)
    answer.resolve()
    await moved
    expect([clock.now() - begin, book]).toEqual([1000, [['answered', 10]]])
  })

  test('can be frozen while it is moved', async () => {
    const { clock, begin } = open(() => systemClock())
    const moved = clock.advance(1000)
    clock.freeze()
    await moved
    await vi.advanceTimersByTimeAsync(1000)
    expect(clock.now() - begin).toBe(1000)
  })

  test('tells whole milliseconds at any speed', async () => {
    const clock = systemClock({ speed: 1.37 })
    await vi.advanceTimersByTimeAsync(1001)
    expect(clock.now()).toBeTypeOf('number')
    expect(Number.isInteger(clock.now())).toBe(true)
  })

  test('wakes all who are due although one of them throws', async () => {
    const { clock, begin, book, note } = open(() => systemClock())
    clock.watch(begin + 10, () => {
      throw new Error('a bug of the watcher')
    })
    clock.watch(begin + 10, note('next'))
    await expect(vi.advanceTimersByTimeAsync(10)).rejects.toThrow('a bug of the watcher')
    await vi.advanceTimersByTimeAsync(1)
    expect(book.map(([name]) => name)).toEqual(['next'])
  })
})
