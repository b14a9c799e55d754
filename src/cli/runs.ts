import { type InspectOptions, inspect } from '../conformance/inspect.ts'
import { systemClock } from '../host/clock.ts'
import { keeper, SOUND_MAX } from '../records/keeper.ts'
import type { Run, Spend } from '../records/record.ts'

/** Inspections as they are made, one a provider, with what each showed. */
export interface Runs {
  readonly made: readonly Run[]
  /** What must stand in no record. */
  readonly secrets: readonly string[]
  inspect(options: InspectOptions, place?: Place): Promise<void>
}

/** Where an inspection was made that was not made at a mock. */
interface Place {
  readonly baseUrl: string
  readonly secrets: readonly string[]
  /** What it has cost by now; `null`: nothing costs. */
  readonly spent: (() => number) | null
  readonly budgetMicroUsd: number | null
}

interface Setting extends Pick<Run, 'target' | 'flags'> {
  /** Transcripts without a breach are kept as well. */
  readonly shows: boolean
}

export function runsOf({ shows, ...setting }: Setting): Runs {
  const clock = systemClock()
  const made: Run[] = []
  const secrets: string[] = []

  const look = async (options: InspectOptions, place?: Place): Promise<void> => {
    const { provider, seed, runs, fidelity = 'documented', quirks = {}, scenario } = options
    const kept = keeper({ soundMax: shows ? SOUND_MAX : 0 })
    secrets.push(...(place?.secrets ?? []))
    const [startedAt, before] = [clock.now(), place?.spent?.() ?? 0]
    const report = await inspect({ ...options, onTranscript: kept.onTranscript })
    const at = { startedAt, endedAt: clock.now() }
    made.push({
      ...setting,
      ...at,
      provider,
      seed,
      runs,
      fidelity,
      quirks,
      ...(scenario !== undefined && { scenario }),
      ...(place !== undefined && { baseUrl: place.baseUrl, spend: spendOf(place, before, at) }),
      kept,
      report,
    })
  }

  return { made, secrets, inspect: look }
}

/** What a run cost at most, as one sum. */
function spendOf(
  { spent, budgetMicroUsd }: Place,
  before: number,
  { endedAt }: Pick<Run, 'endedAt'>,
): Spend {
  if (spent === null) return { budgetMicroUsd: null, calls: [] }
  return { budgetMicroUsd, calls: [{ at: endedAt, operation: 'all', microUsd: spent() - before }] }
}
