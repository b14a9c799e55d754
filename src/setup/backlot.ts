import type { SetupServer } from 'msw/node'
import { setupServer } from 'msw/node'
import type { Settings } from '../../mocks/kernel/options.ts'
import type { Choice } from '../../mocks/kernel/scenarios.ts'
import type { Mock } from '../../mocks/mock.ts'
import { handlers } from '../../mocks/skins/msw.ts'
import type { Duration, MovableClock } from '../core/clock.ts'
import type { AccountRecord, DeliveryRecord, JobRecord, ViolationRecord } from '../core/record.ts'
import { guard } from './guard.ts'
import { assertKnown, providersOf, type SetupOptions } from './options.ts'
import { createWorld } from './world.ts'

/** Whom something is meant for. */
export interface Whom {
  /** A key; all accounts unless given. */
  readonly account?: string
  /** A provider's id; all that are here unless given. */
  readonly provider?: string
}

/** A street of mocks for a test file. Each function stands on its own: `beforeAll(street.listen)`. */
export interface Backlot {
  /** MSW's own, for `use` and the rest. */
  readonly server: SetupServer
  /** From now on every request of this process is the street's. */
  readonly listen: () => void
  readonly close: () => void
  /** A new world, as it was set up: no jobs, no records, no time passed, no handlers by `use`. */
  readonly reset: () => void

  /** Moves time on, and with it jobs and webhooks; all that falls due has come when it resolves. */
  readonly advance: (by: Duration) => Promise<void>
  /** Moves time on until no job and no call lies ahead; gives back by how many milliseconds. */
  readonly runUntilIdle: () => Promise<number>
  readonly freeze: () => void
  readonly flow: (speed?: number) => void
  /** For what in your code takes a clock. */
  readonly clock: MovableClock

  /** The latest of all providers, oldest first; of one key where it is given. */
  readonly jobs: (key?: string) => readonly JobRecord[]
  /** Webhook calls and uploads, every try of them. */
  readonly deliveries: (key?: string) => readonly DeliveryRecord[]
  readonly violations: (key?: string) => readonly ViolationRecord[]
  readonly accounts: (key?: string) => readonly AccountRecord[]

  /** What is lived in from now on: names joined by `+`, a plan, several; `null` ends it. Throws a
   *  `RangeError` for what there is not. */
  readonly scenario: (choice: Choice | null, whom?: Whom) => void
  /** Changes balances, secrets, scenarios from now on. */
  readonly change: (settings: Settings, whom?: Whom) => void
  /** One provider's mock, with all that it can. Throws where it is not here. */
  readonly mock: (provider: string) => Mock
  readonly mocks: readonly Mock[]
}

/** A street of mocks behind MSW, at the providers' real origins. Nothing listens yet. */
export function setupBacklot(options: SetupOptions = {}): Backlot {
  const { handlers: own = [], onUnhandledFrame = guard } = options
  assertKnown(options)
  const all = providersOf(options.providers)
  let world = createWorld(all, options)
  const current = () => [...own, ...handlers(...world.mocks)]
  const server = setupServer(...current())

  const close = (): void => {
    server.close()
    for (const mock of world.mocks) mock.close()
  }

  const reset = (): void => {
    for (const mock of world.mocks) mock.close()
    world = createWorld(all, options)
    server.resetHandlers(...current())
  }

  const arrived = async <T>(move: Promise<T>): Promise<T> => {
    const moved = await move
    await Promise.all(world.mocks.map((mock) => mock.idle()))
    return moved
  }

  const mock = (id: string): Mock => {
    const found = world.mocks.find(({ provider }) => provider.id === id)
    if (found !== undefined) return found
    const here = all.map((provider) => provider.id).join(', ')
    throw new RangeError(`the provider "${id}" is not here; there is ${here}`)
  }

  const change = (settings: Settings, { account, provider }: Whom = {}): void => {
    const meant = provider === undefined ? world.mocks : [mock(provider)]
    for (const each of meant) each.change(settings, account)
  }

  const gathered = <Entry>(of: (mock: Mock) => readonly Entry[], at?: (entry: Entry) => number) => {
    const entries = world.mocks.flatMap(of)
    return at === undefined ? entries : entries.toSorted((a, b) => at(a) - at(b))
  }

  return {
    server,
    listen: () => server.listen({ onUnhandledFrame }),
    close,
    reset,
    advance: (by) => arrived(world.clock.advance(by)),
    runUntilIdle: () => arrived(world.clock.runUntilIdle()),
    freeze: () => world.clock.freeze(),
    flow: (speed) => world.clock.flow(speed),
    get clock() {
      return world.clock
    },
    jobs: (key) =>
      gathered(
        (each) => each.jobs(key),
        ({ createdAt }) => createdAt ?? 0,
      ),
    deliveries: (key) =>
      gathered(
        (each) => each.deliveries(key),
        ({ at }) => at,
      ),
    violations: (key) =>
      gathered(
        (each) => each.violations(key),
        ({ at }) => at,
      ),
    accounts: (key) =>
      gathered((each) => (key === undefined ? each.accounts() : [each.account(key)])),
    scenario: (scenario, whom) => change({ scenario }, whom),
    change,
    mock,
    get mocks() {
      return world.mocks
    },
  }
}
