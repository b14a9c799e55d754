import { nothingSpent } from '../conformance/report/spend.ts'
import { version } from '../host/package.ts'
import { type Environment, RECORD_VERSION, type Run } from './record.ts'
import { type WriteOptions, writeRecord } from './write.ts'

/** Keeps a run in a folder of its own and gives back the folder. Rejects with a `RecordError`. */
export const recordRun = (run: Run, options: WriteOptions): Promise<string> =>
  writeRecord(
    {
      environment: environmentOf(run),
      taken: run.kept.taken,
      report: run.report,
      spend: run.report.spend ?? nothingSpent,
    },
    options,
  )

export function environmentOf(run: Run): Environment {
  const { provider, target, seed, runs, flags, fidelity, quirks, startedAt, endedAt, kept } = run
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
    transcripts: kept.taken.length,
    leftOut: kept.leftOut,
  }
}
