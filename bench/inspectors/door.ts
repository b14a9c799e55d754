import type { Mock } from '../../mocks/mock.ts'
import { filesAt, serve } from '../../mocks/skins/http.ts'
import type { Received } from '../../src/conformance/target.ts'
import { systemClock } from '../../src/host/clock.ts'
import { type BehindOptions, behind } from './behind.ts'

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

/** How often the door looks whether a webhook call is to be made. */
const PUMP_MS = 50

export async function openDoor(options: Omit<BehindOptions, 'clock'>): Promise<Door> {
  const { provider } = options
  const { mock, known, answer, file, received } = await behind({
    ...options,
    clock: systemClock(),
  })
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
      return answer(request)
    },
    file: ({ method, headers, path }) => {
      count()
      return file(filesAt(origin, provider.id) + path, { method, headers })
    },
  }
  const served = await serve({ mocks: [faced], control: false })
  origin = served.url
  const stop = pump(received)
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

/** Makes the webhook calls that are to be made, each once it is due. */
function pump(received: () => readonly Received[]): () => void {
  const made = new Map<string, number>()
  const timer = setInterval(() => {
    const seen = new Map<string, number>()
    for (const call of received()) {
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
