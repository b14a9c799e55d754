import { type InspectOptions, inspect } from '../conformance/inspect.ts'
import type { Spend } from '../conformance/report/spend.ts'
import { systemClock } from '../host/clock.ts'
import type { Purse } from '../live/purse.ts'
import { keeper, SOUND_MAX } from '../records/keeper.ts'
import type { Run } from '../records/record.ts'

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
  /** `null`: nothing costs. */
  readonly purse: Purse | null
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
    const startedAt = clock.now()
    const before = standOf(place)
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
      ...(place !== undefined && { baseUrl: place.baseUrl }),
      kept,
      report: place === undefined ? report : { ...report, spend: spendOf(place, before) },
    })
  }

  return { made, secrets, inspect: look }
}

/** What could be spent, and what was, when a provider's turn came. */
const standOf = (place: Place | undefined) => ({
  budgetMicroUsd: place?.purse?.leftMicroUsd() ?? null,
  calls: place?.purse?.calls.length ?? 0,
})

const spendOf = ({ purse }: Place, before: ReturnType<typeof standOf>): Spend => ({
  budgetMicroUsd: before.budgetMicroUsd,
  calls: purse?.calls.slice(before.calls) ?? [],
})
