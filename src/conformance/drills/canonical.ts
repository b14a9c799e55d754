import type { Submit } from '../../core/intent.ts'
import type { Provider } from '../../core/provider.ts'
import type { Script } from '../script.ts'
import { id, isPolled, MINUTE_MS, submit, submitOf, when } from './_steps.ts'

/** One request that every provider can be asked, alike but for the spelling, and what can go wrong
 *  with it anywhere. */
export function canonical(provider: Provider): Script {
  const { webhook, formats } = provider.abilities
  const polled = isPolled(provider)
  const format = formats.includes('png') ? 'png' : (formats[0] ?? 'png')
  const asked = (nth: number): Submit => ({ ...submitOf(provider, nth), format })
  return [
    submit(provider, { submit: asked(1), hooked: webhook }),
    ...when(polled, { act: 'poll', job: 0, who: 'stranger' }, { act: 'finish', job: 0 }),
    { act: 'fetch', job: 0 },
    { act: 'advance', ms: MINUTE_MS },
    ...when(polled, { act: 'poll-unknown', id: id(404) }),
    ...(['broke', 'nobody', 'intruder'] as const).map((who, nth) =>
      submit(provider, { submit: asked(2 + nth), who }),
    ),
    { act: 'break', submit: asked(5), how: 'constraint', nth: 0 },
    { act: 'break', submit: asked(6), how: 'not-json', nth: 0 },
  ]
}
