import { join } from 'node:path'
import { targets } from '../../mocks/targets/index.ts'
import { type CheckFlags, check } from './check.ts'
import type { ExitCode } from './exit-code.ts'
import { UsageError } from './usage.ts'

/** Inspects at each mock target in turn, as `check` would alone; reports go into a folder for each.
 *  Ends as the worst of them does. */
export async function checkEveryMock(
  ids: readonly string[],
  flags: Omit<CheckFlags, 'target'>,
): Promise<ExitCode> {
  if (flags.json) throw new UsageError('--json tells of one target; --report DIR has a folder each')
  if (flags.path !== undefined) throw new UsageError('--path is seen again at one target')
  const codes: ExitCode[] = []
  // What `Object.keys` gives is not closed, this record is.
  for (const target of Object.keys(targets) as (keyof typeof targets)[]) {
    const report = flags.report === undefined ? {} : { report: join(flags.report, target) }
    codes.push(await check(ids, { ...flags, ...report, target }))
  }
  return worst.find((code) => codes.includes(code)) ?? 0
}

const worst = [1, 3] as const
