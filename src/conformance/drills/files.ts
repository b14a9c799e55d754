import type { Provider } from '../../core/provider.ts'
import { plainSubmit } from '../draw.ts'
import type { Script, Step } from '../script.ts'
import { id, isPolled, submit, submitOf, when } from './_steps.ts'

/** A file is asked for in every way, while it is kept and after. */
export function filing(provider: Provider): Script {
  const keepMs = provider.abilities.keep?.minMs ?? null
  const keptMs = keepMs ?? provider.files.keptMs(new Set())
  return [
    submit(provider, { submit: { ...submitOf(provider), keepMs } }),
    ...when(isPolled(provider), { act: 'finish', job: 0 }),
    ...(['get', 'get', 'head', 'range', 'tag'] as const).map(
      (how): Step => ({ act: 'look', job: 0, how }),
    ),
    ...when(
      keptMs !== null,
      { act: 'advance', ms: keptMs ?? 0 },
      { act: 'look', job: 0, how: 'get' },
    ),
  ]
}

/** Files are had inside the answer, in every spelling and format there is. */
export const inlining = (provider: Provider): Script =>
  provider.abilities.inline.flatMap((inline, spelling) =>
    provider.abilities.formats.map((format, nth): Step => {
      const plain = plainSubmit(provider, id(spelling * 10 + nth))
      return submit(provider, { submit: { ...plain, inline, format } })
    }),
  )
