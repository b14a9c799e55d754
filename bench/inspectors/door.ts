import { blank } from '../../mocks/media/blank.ts'
import { createMock, type Mock } from '../../mocks/mock.ts'
import { filesAt, serve } from '../../mocks/skins/http.ts'
import { plainSubmit } from '../../src/conformance/draw.ts'
import type { Received, Target } from '../../src/conformance/target.ts'
import { type Delivery, type HttpRequest, readJson, type Sent } from '../../src/core/exchange.ts'
import type { Provider } from '../../src/core/provider.ts'
import type { Planted } from '../../src/mutants/planted.ts'
import { CALLER_KEY, noteOf } from './note.ts'

/** A provider behind a port of its own, sound or with one fault planted in it. */
export interface Door {
  /** What stands in the place of the provider's origin, without a trailing slash. */
  readonly url: string
  /** The answer that a sound server gave to an order before anyone else called. */
  readonly known: unknown
  /** Requests that came so far. */
  requests(): number
  /** When the first one came, Unix milliseconds; `null` where none did. */
  firstAt(): number | null
  close(): Promise<void>
}

export interface DoorOptions {
  readonly provider: Provider
  readonly seed: number
  /** `null`: a sound server. */
  readonly mutant: Planted | null
}

const JOB_ID = '0d3f6c86-57a4-4f0e-8f5a-2b8f4a2c9e22'

/** Jobs take a tenth of the provider's own time: all that wait for one wait less, and see its phases
 *  still. Dates stay true, as the clock is the machine's. */
const PACE = 0.1
/** How often the door looks whether a webhook call is to be made. */
const PUMP_MS = 50

export async function openDoor({ provider, seed, mutant }: DoorOptions): Promise<Door> {
  const received: Received[] = []
  const send = async ({ url, headers, body }: Delivery): Promise<Sent> => {
    received.push({ at: Date.now(), url, headers, body: typeof body === 'string' ? body : '' })
    return { status: 200, headers: {}, body: '', ms: 0, hops: [] }
  }
  const mock = createMock({
    provider: roomy(provider),
    fidelity: 'documented',
    seed,
    draw: blank,
    send,
  })
  const sound = targetOf(mock, received)
  const target = mutant === null ? sound : mutant.plant(sound, { provider })
  const order = provider.dialect.encode(plainSubmit(provider, JOB_ID), CALLER_KEY)
  const known = readJson((await mock.answer(order)).body)
  let requests = 0
  let firstAt: number | null = null
  let origin = ''
  const count = (): void => {
    requests += 1
    firstAt ??= Date.now()
  }
  const faced: Mock = {
    ...mock,
    answer: (request) => {
      count()
      const asked = strict(request, provider)
      return target.send(asked, noteOf(asked, provider))
    },
    file: ({ method, headers, path }) => {
      count()
      return target.file(filesAt(origin, provider.id) + path, { method, headers })
    },
  }
  const served = await serve({ mocks: [faced], control: false })
  origin = served.url
  const stop = pump(target)
  return {
    url: `${served.url}/${provider.id}`,
    known,
    requests: () => requests,
    firstAt: () => firstAt,
    close: async () => {
      stop()
      mock.close()
      await served.close()
    },
  }
}

function targetOf(mock: Mock, received: readonly Received[]): Target {
  return {
    name: 'door',
    abilities: new Set(),
    quirks: mock.quirks,
    send: (request) => mock.answer(request),
    file: (url, how) => mock.file(fileRequest(mock.provider, url, how)),
    now: Date.now,
    advance: async () => {},
    inboxUrl: '',
    received: () => received,
    canonical: (text) => text,
    close: async () => {},
  }
}

function fileRequest(
  { id }: Provider,
  url: string,
  how: Pick<HttpRequest, 'method' | 'headers'> = { method: 'GET', headers: {} },
): HttpRequest {
  const { pathname } = new URL(url)
  const path = pathname.replace(`/${id}/_files`, '')
  return { ...how, path, body: null }
}

/** Makes the webhook calls that the target says were made, each once it is due. */
function pump(target: Target): () => void {
  const made = new Map<string, number>()
  const timer = setInterval(() => {
    const seen = new Map<string, number>()
    for (const call of target.received()) {
      const name = JSON.stringify(call)
      const nth = (seen.get(name) ?? 0) + 1
      seen.set(name, nth)
      if (call.at > Date.now() || nth <= (made.get(name) ?? 0)) continue
      made.set(name, nth)
      if (!isHere(call.url)) continue
      const { url, headers, body } = call
      // Whoever is not there any more does not want it.
      fetch(url, { method: 'POST', headers, body }).catch(() => {})
    }
  }, PUMP_MS)
  return () => clearInterval(timer)
}

/** Whatever a fuzzer names, nobody but this machine is called. */
const isHere = (url: string): boolean => URL.parse(url)?.hostname === '127.0.0.1'

/** Our mocks take any key, real servers do not: one that is neither account's is made one that is
 *  refused. */
function strict(request: HttpRequest, { dialect }: Provider): HttpRequest {
  const key = dialect.key(request, [])
  if (key === null || key === '' || key === CALLER_KEY || key.startsWith('invalid')) return request
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
