import { historyOf } from '../conformance/journal.ts'
import type { SpentCall } from '../conformance/report/spend.ts'
import { readJournal } from '../records/journal.ts'
import { readEnvironment } from '../records/read.ts'
import type { Environment, LiveSetting } from '../records/record.ts'
import { asked } from './recorded.ts'
import { UsageError } from './usage.ts'

/** A run over the network that was cut, or that did not see all, and can be gone on with. */
export interface Resumed {
  readonly folder: string
  readonly environment: Environment
  readonly live: Omit<LiveSetting, 'folder'>
  /** What it has spent. */
  readonly spent: readonly SpentCall[]
}

/** Reads what it takes to go on with a run; refuses one that was made at a mock. */
export async function resumed(folder: string): Promise<Resumed> {
  const environment = await asked(readEnvironment(folder))
  const { live } = environment
  if (live === null) {
    throw new UsageError(
      `${folder} was made at the mock '${environment.target}', where nothing costs: run it again instead`,
    )
  }
  const { spent } = historyOf(await asked(Promise.resolve().then(() => readJournal(folder))))
  return { folder, environment, live, spent }
}

/** What of a command line the run itself says, so that it cannot be said otherwise. */
const fixed = ['baseUrl', 'free', 'runs', 'path', 'scenario', 'record', 'quirk'] as const

interface Fixed extends Partial<Readonly<Record<(typeof fixed)[number], unknown>>> {
  readonly budget?: number
  readonly speed?: number
}

/** The flags under which a run was made, which are those under which it goes on. */
export function flagsOf({ environment, live }: Resumed, flags: Fixed) {
  const said = fixed.find((name) => flags[name] !== undefined)
  if (said !== undefined) {
    const dashed = said.replaceAll(/[A-Z]/g, (one) => `-${one.toLowerCase()}`)
    throw new UsageError(`--${dashed} does not go with --resume: the run goes on as it was begun`)
  }
  const { target, seed, runs, baseUrl, quirks } = environment
  const budget =
    flags.budget ?? (live.budgetMicroUsd === null ? undefined : live.budgetMicroUsd / 1_000_000)
  const speed = flags.speed ?? (live.speed === 1 ? undefined : live.speed)
  return {
    // The record of a run over the network says one of these two.
    target: target as 'live' | 'url',
    seed,
    ...(speed !== undefined && { speed }),
    ...(live.free && { free: true as const, runs }),
    ...(baseUrl !== null && { baseUrl }),
    ...(budget !== undefined && { budget }),
    quirk: Object.entries(quirks).map(([id, on]) => `${id}=${on ? 'on' : 'off'}`),
  }
}
