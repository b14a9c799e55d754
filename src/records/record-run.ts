import { nothingSpent } from '../conformance/report/spend.ts'
import { version } from '../host/package.ts'
import { marksOf } from './journal.ts'
import { type Environment, type LiveSetting, RECORD_VERSION, type Run } from './record.ts'
import { beginRecord, completeRecord, type WriteOptions, writeRecord } from './write.ts'

/** Keeps a run in a folder of its own, or in the one that it has, and gives back the folder. Rejects
 *  with a `RecordError`. */
export function recordRun(run: Run, options: WriteOptions): Promise<string> {
  const record = {
    environment: environmentOf(run),
    taken: run.kept.taken,
    report: run.report,
    spend: run.report.spend ?? nothingSpent,
  }
  const folder = run.live?.folder
  if (folder === undefined) return writeRecord(record, options)
  return completeRecord(record, { ...options, folder, marks: marksOf(folder) })
}

/** A run that begins: its record says so before the first call is made. */
export const beginRun = (
  run: Omit<Run, 'kept' | 'report' | 'endedAt' | 'live'> & {
    readonly live: Omit<LiveSetting, 'folder'>
  },
  options: WriteOptions,
): Promise<string> =>
  beginRecord(
    environmentOf({
      ...run,
      live: { ...run.live, folder: '' },
      endedAt: null,
      kept: { taken: [], leftOut: 0 },
    }),
    options,
  )

type Circumstances = Omit<Run, 'report' | 'endedAt'> & { readonly endedAt: number | null }

export function environmentOf(run: Circumstances): Environment {
  const { provider, target, seed, runs, flags, fidelity, quirks, startedAt, endedAt, kept } = run
  const { folder: _, ...live } = run.live ?? { folder: '' }
  return {
    record: RECORD_VERSION,
    backlot: version(),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    provider: provider.id,
    target,
    baseUrl: run.baseUrl ?? null,
    seed,
    runs,
    flags,
    fidelity,
    quirks,
    scenario: run.scenario ?? null,
    startedAt,
    endedAt,
    live: 'plan' in live ? live : null,
    transcripts: kept.taken.length,
    leftOut: kept.leftOut,
  }
}
