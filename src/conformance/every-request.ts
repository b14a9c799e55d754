import fc from 'fast-check'
import { memo } from '../core/memo.ts'
import type { Provider } from '../core/provider.ts'
import { type Generation, generations } from './requests.ts'
import type { Script, Step } from './script.ts'

/** Valid requests of each operation. */
const SOUND = 4
const SEED = 4

/** Some valid requests of each operation, and each of its constraints broken once. Time passes
 *  between, so that no limit is met first. */
export function everyRequest(provider: Provider): Script {
  return scriptOf(provider)
}

const scriptOf = memo(
  (provider: Provider): Script =>
    generations(provider).flatMap((one) =>
      stepsOf(one).flatMap((step): Step[] => [step, { act: 'advance', ms: PAUSE_MS }]),
    ),
)

const PAUSE_MS = 2000

function stepsOf({ sound, constraints }: Generation): readonly Step[] {
  if (sound === null) return []
  const good = fc.sample(sound, { numRuns: SOUND, seed: SEED })
  const [plain] = good
  if (plain === undefined) return []
  const broken = constraints.flatMap((constraint) => {
    const wrong = constraint.wrong()
    return wrong === null ? [] : fc.sample(wrong, { numRuns: 1, seed: SEED })
  })
  return [
    ...good.map((drawn): Step => ({ act: 'request', sound: drawn, wrong: null })),
    ...broken.map((wrong): Step => ({ act: 'request', sound: plain, wrong })),
  ]
}
