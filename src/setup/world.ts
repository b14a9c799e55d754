import { createMock, type Mock } from '../../mocks/mock.ts'
import type { MovableClock } from '../core/clock.ts'
import type { Provider } from '../core/provider.ts'
import { testClock } from '../host/test-clock.ts'
import { quirksOf, type SetupOptions } from './options.ts'

/** The mocks of one test, and their time. */
export interface World {
  readonly clock: MovableClock
  readonly mocks: readonly Mock[]
}

/** Our own bugs, which a caller sees only as the provider's own internal error. */
const alarm = (error: unknown): void => console.error(error)

export function createWorld(all: readonly Provider[], options: SetupOptions): World {
  const { clock: time, quirks, onError = alarm, ...rest } = options
  let inFlight = 0
  const clock = typeof time === 'object' ? time : testClock({ time, inFlight: () => inFlight })

  const whileCounted = async <T>(work: () => Promise<T>): Promise<T> => {
    inFlight += 1
    try {
      return await work()
    } finally {
      inFlight -= 1
    }
  }
  const counted = (mock: Mock): Mock => ({
    ...mock,
    answer: (request, signal) => whileCounted(() => mock.answer(request, signal)),
    file: (request) => whileCounted(() => mock.file(request)),
  })

  const mocks = all.map((provider) =>
    createMock({ ...rest, provider, clock, onError, quirks: quirksOf(provider, all, quirks) }),
  )
  return { clock, mocks: mocks.map(counted) }
}
