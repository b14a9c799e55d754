import { fileRequest, localMock, localTarget } from '../../mocks/targets/_local.ts'
import type { Script, Target } from '../../src/conformance/index.ts'
import { perform } from '../../src/conformance/index.ts'
import type { Provider } from '../../src/core/provider.ts'
import { noQuirks, type Quirks } from '../../src/core/quirk.ts'

export interface Options {
  readonly seed?: number
  readonly failRate?: number
  /** The quirks that are on. */
  readonly quirks?: Quirks
}

/** A fresh memory target whose jobs fail as often as asked for. */
export function stage(
  provider: Provider,
  { seed = 42, failRate = 0, quirks = noQuirks }: Options = {},
): Target {
  const local = localMock({
    provider,
    seed,
    quirks: Object.fromEntries([...quirks].map((id) => [id, true])),
    scenario: { fails: { fault: 'generation-failed', share: failRate } },
    onError: (error) => {
      throw error
    },
  })
  return localTarget(local, {
    name: 'memory',
    send: (request) => local.mock.answer(request),
    file: (url, how) => local.mock.file(fileRequest(url, how)),
  })
}

/** A script's transcript at a fresh target. */
export const act = (provider: Provider, script: Script, options?: Options) =>
  perform(script, { provider, target: stage(provider, options), name: 'law' })
