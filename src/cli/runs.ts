import { type InspectOptions, inspect } from '../conformance/inspect.ts'
import { type Journal, remembering } from '../conformance/remember.ts'
import type { Spend } from '../conformance/report/spend.ts'
import { systemClock } from '../host/clock.ts'
import { worstCall } from '../live/price.ts'
import type { Purse } from '../live/purse.ts'
import { openJournal } from '../records/journal.ts'
import { keeper, SOUND_MAX } from '../records/keeper.ts'
import type { LiveSetting, Run } from '../records/record.ts'
import { beginRun } from '../records/record-run.ts'
import { asked } from './recorded.ts'

/** Inspections as they are made, one a provider, with what each showed. */
export interface Runs {
  readonly made: readonly Run[]
  /** What must stand in no record. */
  readonly secrets: readonly string[]
  inspect(options: InspectOptions, place?: Place): Promise<void>
}

/** Where an inspection was made that was not made at a mock. */
export interface Place extends Omit<LiveSetting, 'folder' | 'budgetMicroUsd'> {
  readonly baseUrl: string
  readonly secrets: readonly string[]
  /** `null`: nothing costs. */
  readonly purse: Purse | null
  /** What the budget does not allow. */
  readonly without: readonly string[]
  /** The run that this one goes on with. */
  readonly before: Before | null
  /** The folder that holds all runs. */
  readonly record: string
}

/** A run that was cut. */
export interface Before {
  readonly folder: string
  readonly startedAt: number
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
    const what = {
      ...setting,
      provider,
      seed,
      runs,
      fidelity,
      quirks,
      startedAt: place?.before?.startedAt ?? clock.now(),
      ...(scenario !== undefined && { scenario }),
    }
    if (place === undefined) {
      const report = await inspect({ ...options, onTranscript: kept.onTranscript })
      made.push({ ...what, endedAt: clock.now(), kept, report })
      return
    }
    const { purse, before, baseUrl, without } = place
    const own = before === null ? (purse?.calls.length ?? 0) : 0
    const live = await begun({ ...what, baseUrl }, place)
    const journal = openJournal(live.folder, place)
    const open = written(options, { journal, purse })
    const report = await inspect({ ...options, open, onTranscript: kept.onTranscript })
    const { budgetMicroUsd } = live
    const calls = purse?.calls.slice(own) ?? []
    const spend: Spend = { budgetMicroUsd, calls, ...(without.length > 0 && { without }) }
    const at = { endedAt: clock.now() }
    made.push({ ...what, ...at, baseUrl, live, kept, report: { ...report, spend } })
  }

  return { made, secrets, inspect: look }
}

type Beginning = Omit<Run, 'kept' | 'report' | 'endedAt' | 'live'>

/** Makes the record of a run before its first call, unless there is one to go on with. */
async function begun(
  run: Beginning,
  { plan, free, speed, inbox, purse, before, record, secrets }: Place,
): Promise<LiveSetting> {
  const budgetMicroUsd = before === null ? (purse?.leftMicroUsd() ?? null) : before.budgetMicroUsd
  const live = { plan, free, speed, inbox, budgetMicroUsd }
  const options = { runs: record, secrets }
  const folder = before?.folder ?? (await asked(beginRun({ ...run, live }, options)))
  return { ...live, folder }
}

interface Writing {
  readonly journal: Journal
  readonly purse: Purse | null
}

/** A target of which each call is on the disk before the next is made. */
const written = (
  { open, provider }: InspectOptions,
  { journal, purse }: Writing,
): InspectOptions['open'] =>
  remembering(open, {
    journal,
    spent: () => purse?.calls ?? [],
    worst: (note) => (purse === null ? null : worstCall(provider, note)),
  })
