import { createMock, type Mock, type MockOptions } from '../../mocks/mock.ts'
import { memoryFetch } from '../../mocks/skins/memory.ts'
import { type Studio, type StudioOptions, studio } from '../../src/clients/studio.ts'
import type { Delivery, Sent } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import { virtualClock } from '../../src/host/virtual-clock.ts'
import { findProvider } from '../../src/providers/registry.ts'

export interface Scene {
  readonly studio: Studio
  readonly mock: Mock
  /** The requests that reached the mock, as `METHOD path`. */
  readonly sent: readonly string[]
  /** The webhook calls that were made. */
  readonly calls: readonly Delivery[]
}

interface SceneOptions extends Partial<StudioOptions>, Pick<MockOptions, 'scenario'> {
  /** Answers in the mock's stead, unless with `null`. */
  readonly instead?: (request: Request, nth: number) => Response | null
}

/** A mock on a virtual clock and a studio that talks to it, without a socket. */
export function setUp(provider: Provider, options: SceneOptions = {}): Scene {
  const { scenario = 'happy', instead = () => null, ...studioOptions } = options
  const clock = virtualClock()
  const calls: Delivery[] = []
  const send = async (call: Delivery): Promise<Sent> => {
    calls.push(call)
    return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
  }
  const mock = createMock({ provider, clock, scenario, send, onError: fail })
  const inMemory = memoryFetch(mock)
  const sent: string[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    sent.push(`${request.method} ${pathname}`)
    return instead(request, sent.length) ?? inMemory(request)
  }
  return {
    studio: studio(provider, { apiKey: 'key-1', clock, fetch, ...studioOptions }),
    mock,
    sent,
    calls,
  }
}

/** The registry's provider of that id; a test names only those that are there. */
export function known(id: string): Provider {
  const provider = findProvider(id)
  if (provider === undefined) throw new Error(`no provider ${id}`)
  return provider
}

function fail(error: unknown): never {
  throw error
}
