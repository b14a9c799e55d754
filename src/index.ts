import { createMock, type Mock, type MockOptions } from '../mocks/mock.ts'
import { type ProviderId, providerOf } from './providers/registry.ts'

/** A mock of one of the providers here; `createMock` takes a provider of your own. */
export const mock = (id: ProviderId, options: Omit<MockOptions, 'provider'> = {}): Mock =>
  createMock({ ...options, provider: providerOf(id) })

export { memoryFetch } from '../mocks/skins/memory.ts'
export type { Clock, Duration, MovableClock } from './core/clock.ts'
export type { Fault, Refusal } from './core/fault.ts'
export type { Beat, Format, JobState, JobView, Phase } from './core/job.ts'
export type { Abilities, AspectRatio, Provider } from './core/provider.ts'
export { systemClock } from './host/clock.ts'
export { type VirtualClock, virtualClock } from './host/virtual-clock.ts'
export { findProvider, type ProviderId, providers } from './providers/registry.ts'
export { createMock, type Mock, type MockOptions }
