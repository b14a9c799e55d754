import type { Provider } from '../../core/provider.ts'
import { UsageError } from '../usage.ts'
import type { LiveFlags } from './flags.ts'

/** Where each provider is; refuses what is no address before anything is called. */
export function placesOf(
  providers: readonly Provider[],
  { target, baseUrl, scenario, path, runs, free, speed }: LiveFlags,
): ReadonlyMap<Provider, string> {
  if (scenario !== undefined)
    throw new UsageError('--scenario is for mocks: there is no asking a provider')
  if (path !== undefined)
    throw new UsageError('--path is for mocks: nothing is drawn twice elsewhere')
  if (free && target === 'live')
    throw new UsageError('--free goes with --target url: live calls cost')
  if (speed !== undefined && target === 'live' && baseUrl === undefined)
    throw new UsageError('--speed goes with --base-url: the real ones take their time')
  if (runs !== undefined && !free)
    throw new UsageError('--runs goes with mocks and --free: what costs is planned, not drawn')
  if (baseUrl === undefined) {
    if (target === 'url')
      throw new UsageError('--target url needs --base-url, as http://127.0.0.1:4400/krea')
    return new Map()
  }
  if (providers.length > 1 && !baseUrl.includes('{id}')) {
    throw new UsageError(
      '--base-url is of one provider: name one, or write {id} where the address has its id',
    )
  }
  return new Map(providers.map((one) => [one, address(baseUrl.replaceAll('{id}', one.id))]))
}

/** An address without a trailing slash; `--base-url` is named where it is none. */
export function address(text: string): string {
  const url = URL.parse(text)
  const plain =
    url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  if (plain && url.username === '' && url.password === '') return url.href.replace(/\/+$/, '')
  throw new UsageError(
    `--base-url must be an address as http://127.0.0.1:4400/krea, without query and password, not '${text}'`,
  )
}
