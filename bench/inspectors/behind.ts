import { blank } from '../../mocks/media/blank.ts'
import { createMock, type Mock } from '../../mocks/mock.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { FileAsk, Received, Target } from '../../src/conformance/target.ts'
import type { Clock } from '../../src/core/clock.ts'
import {
  type Delivery,
  type HttpRequest,
  type HttpResponse,
  readJson,
  type Sent,
} from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { CALLER_KEY, keysOfTools, noteOf } from './note.ts'

/** What answers behind a port: a provider's mock, sound or with one fault planted in it. */
export interface Behind {
  readonly mock: Mock
  /** The answer that a sound server gave to an order before anyone else called. */
  readonly known: unknown
  answer(request: HttpRequest): Promise<HttpResponse>
  file(url: string, how: FileAsk): Promise<HttpResponse>
  /** Webhook calls as the fault has them made, each due at its instant. */
  received(): readonly Received[]
}

export interface BehindOptions {
  readonly provider: Provider
  readonly seed: number
  /** `null`: a sound server. */
  readonly mutant: Planted | null
  readonly clock: Clock
}

const JOB_ID = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'

/** Jobs take a tenth of the provider's own time: all that wait for one wait less, and see its phases
 *  still. Dates stay true, as the clock is the machine's. */
const PACE = 0.1

export async function behind({ provider, seed, mutant, clock }: BehindOptions): Promise<Behind> {
  const received: Received[] = []
  const send = async ({ url, headers, body }: Delivery): Promise<Sent> => {
    received.push({ at: clock.now(), url, headers, body: typeof body === 'string' ? body : '' })
    return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
  }
  const mock = createMock({
    provider: roomy(provider),
    fidelity: 'documented',
    seed,
    draw: blank,
    send,
    clock,
  })
  const sound = targetOf(mock, { received, clock })
  const target = mutant === null ? sound : mutant.plant(sound, { provider })
  const order = provider.dialect.encode(plainSubmit(provider, JOB_ID), CALLER_KEY)
  const known = readJson((await mock.answer(order)).body)
  return {
    mock,
    known,
    answer: (request) => {
      const asked = strict(request, provider)
      return target.send(asked, noteOf(asked, provider))
    },
    file: target.file,
    received: target.received,
  }
}

interface Around {
  readonly received: readonly Received[]
  readonly clock: Clock
}

const targetOf = (mock: Mock, { received, clock }: Around): Target => ({
  name: 'door',
  abilities: new Set(),
  quirks: mock.quirks,
  send: (request) => mock.answer(request),
  file: (url, how) => mock.file(fileRequest(mock.provider, url, how)),
  now: clock.now,
  advance: async () => {},
  inboxUrl: '',
  received: () => received,
  canonical: (text) => text,
  close: async () => {},
})

function fileRequest(
  { id }: Provider,
  url: string,
  how: FileAsk = { method: 'GET', headers: {} },
): HttpRequest {
  const { pathname } = new URL(url)
  const path = pathname.replace(`/${id}/_files`, '')
  return { ...how, path, body: null }
}

/** Our mocks take any key, real servers do not: one that is neither account's is made one that is
 *  refused. */
function strict(request: HttpRequest, { dialect }: Provider): HttpRequest {
  const key = dialect.key(request, [])
  if (key === null || key === '' || keysOfTools.has(key) || key.startsWith('invalid'))
    return request
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    value.replaceAll(key, `invalid-${key}`),
  ])
  return { ...request, headers: Object.fromEntries(headers) }
}

/** An account that many jobs fit into: tools that send hundreds of orders are to learn of more than
 *  its limits. */
function roomy(provider: Provider): Provider {
  const phases = Object.entries(provider.lifecycle.phases).map(([name, phase]) => {
    const [least, most] = phase.dwellMs ?? [0, 0]
    return [name, phase.dwellMs ? { ...phase, dwellMs: [least * PACE, most * PACE] } : phase]
  })
  const lifecycle = { ...provider.lifecycle, phases: Object.fromEntries(phases) }
  return { ...provider, lifecycle, concurrency: null, limits: [] }
}
