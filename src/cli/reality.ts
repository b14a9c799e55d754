import { chosen } from '../../mocks/kernel/scenarios.ts'
import type { Provider } from '../core/provider.ts'
import type { Fidelity } from '../core/quirk.ts'
import { providers } from '../providers/registry.ts'
import { UsageError } from './usage.ts'

/** How a command's mocks are to differ from plain ones. */
export interface RealityFlags {
  readonly fidelity: Fidelity
  readonly quirk?: readonly string[]
  readonly scenario?: string
}

/** What of it concerns one provider. */
export interface Reality {
  readonly fidelity: Fidelity
  readonly quirks: Readonly<Record<string, boolean>>
  readonly scenario?: string
}

/** Reads the flags; refuses quirks and scenarios that do not exist before anything is started. */
export function reality(flags: RealityFlags): (provider: Provider) => Reality {
  const { fidelity, scenario } = flags
  const switched = (flags.quirk ?? []).map(switchOf)
  if (scenario !== undefined) checked(scenario)
  return ({ quirks }) => ({
    fidelity,
    quirks: Object.fromEntries(switched.filter(([id]) => quirks.some((one) => one.id === id))),
    ...(scenario !== undefined && { scenario }),
  })
}

/** `kie/record-id` switches on, `kie/record-id=off` off. */
function switchOf(text: string): readonly [id: string, on: boolean] {
  const [id = '', state = 'on'] = text.split('=')
  if (state !== 'on' && state !== 'off') {
    throw new UsageError(`--quirk takes ID, ID=on or ID=off, not '${text}'`)
  }
  if (providers.some(({ quirks }) => quirks.some((quirk) => quirk.id === id))) {
    return [id, state === 'on']
  }
  throw new UsageError(`there is no quirk '${id}'; 'backlot quirks' lists those that there are`)
}

function checked(scenario: string): void {
  try {
    chosen(scenario)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
