import { createMock } from '../../../mocks/mock.ts'
import { type Served, serve } from '../../../mocks/skins/http.ts'
import type { Provider } from '../../core/provider.ts'
import { systemClock } from '../../host/clock.ts'
import { systemFetch } from '../../host/fetch.ts'
import { aimlapi } from './aimlapi.ts'
import { portable } from './any.ts'
import { apikley } from './apikley.ts'
import { kie } from './kie.ts'
import { krea } from './krea.ts'
import { receive } from './receiver.ts'
import { runware } from './runware.ts'
import { type Shot, shoot } from './shoot.ts'
import type { Follow } from './stage.ts'

/** How each provider wants its job followed. */
const follows: Readonly<Record<string, Follow>> = { krea, kie, apikley, aimlapi, runware }

export interface SetOptions {
  readonly providers: readonly Provider[]
  readonly prompt: string
  /** How many times faster than the real ones the mocks are. */
  readonly speed: number
  /** The folder for the images. */
  readonly out: string
}

/** Serves mocks on a free port and follows one job through each provider, side by side. */
export async function shootAll({ providers, prompt, speed, out }: SetOptions): Promise<Shot[]> {
  const clock = systemClock()
  const receiver = await receive(clock)
  const { url, close } = await serveMocks(providers, speed)
  try {
    // A process takes a while over its first request, which is no provider's time.
    await systemFetch(url)
    return await Promise.all(
      providers.map((provider) =>
        shoot({
          provider: provider.id,
          follow: follows[provider.id] ?? portable(provider),
          baseUrl: `${url}/${provider.id}`,
          apiKey: 'demo-key',
          prompt,
          clock,
          receiver,
          out,
        }),
      ),
    )
  } finally {
    await Promise.all([close(), receiver.close()])
  }
}

async function serveMocks(
  providers: readonly Provider[],
  speed: number,
): Promise<Pick<Served, 'url' | 'close'>> {
  const clock = systemClock({ speed })
  const mocks = providers.map((provider) => createMock({ provider, clock }))
  const { url, close } = await serve({ mocks })
  const end = async (): Promise<void> => {
    for (const mock of mocks) mock.close()
    await close()
  }
  return { url, close: end }
}
