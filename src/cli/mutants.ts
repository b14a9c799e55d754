import { extname } from 'node:path'
import type { targets } from '../../mocks/targets/index.ts'
import { ticksMs } from '../host/machine.ts'
import { pool, roomForWorkers } from '../host/pool.ts'
import type { Caught } from '../mutants/hunt.ts'
import { exitCodeOf, matrix } from '../mutants/matrix.ts'
import { matrixText, mutantText } from '../mutants/text.ts'
import type { ExitCode } from './exit-code.ts'
import { type Ground, groundOf } from './mutants/ground.ts'
import type { Setting, Task } from './mutants/worker.ts'
import { pick } from './pick.ts'
import { hasColours, print } from './print.ts'
import { UsageError } from './usage.ts'

export interface MutantsFlags {
  readonly target: keyof typeof targets
  readonly seed: number
  readonly runs: number
  readonly only?: string
  readonly sample?: number
  readonly jobs?: number
  readonly json?: true
}

/** Few enough that the workers end together, enough that they seldom wait. */
const TASK_SIZE = 24
/** Without a terminal, as wide as text is read. */
const COLUMNS = 100

/** Plants every fault that there is and tells which of them the inspectors find. */
export async function mutants(ids: readonly string[], flags: MutantsFlags): Promise<ExitCode> {
  const { target, seed, runs: drawn } = flags
  const grounds = pick(ids).map(({ id }) => groundOf(id))
  const tasks = grounds.flatMap((ground) => tasksOf(ground, flags))
  if (tasks.length === 0) throw new UsageError(unknownMutant(flags.only ?? '', grounds))
  const begun = ticksMs()
  const setting: Setting = { target, seed, drawn }
  const found = await pool<Task, readonly Caught[]>({
    module: new URL(`./mutants/worker${extname(import.meta.filename)}`, import.meta.url),
    tasks,
    workers: flags.jobs ?? roomForWorkers(),
    setting,
  })
  const caught = found.flat()
  const checkIds = grounds[0]?.checks.map(({ id }) => id) ?? []
  const whole = ids.length === 0 && flags.only === undefined && flags.sample === undefined
  const sum = matrix(caught, { target, seed, drawn, checkIds, whole, ms: ticksMs() - begun })
  const colour = hasColours()
  const columns = process.stdout.columns ?? COLUMNS
  if (flags.json) print(JSON.stringify({ ...sum, caught }, null, 2))
  else if (flags.only !== undefined && caught.length === 1)
    print(...caught.map((one) => mutantText(one, colour)))
  else print(matrixText(sum, { colour, columns }))
  return exitCodeOf(sum)
}

/** A provider's mutants in portions: all, one in so many, or those that `--only` names. */
function tasksOf({ provider, mutants: all }: Ground, { only, sample = 1 }: MutantsFlags): Task[] {
  const ids = all
    .filter(({ id }) => only === undefined || id === only || id.startsWith(`${only}/`))
    .flatMap(({ id }, index) => (index % sample === 0 ? id : []))
  return Array.from({ length: Math.ceil(ids.length / TASK_SIZE) }, (_, place) => ({
    provider: provider.id,
    ids: ids.slice(place * TASK_SIZE, (place + 1) * TASK_SIZE),
  }))
}

/** Names those that share most of the id, so that a slip is seen. */
function unknownMutant(only: string, grounds: readonly Ground[]): string {
  const all = grounds.flatMap((ground) => ground.mutants.map(({ id }) => id))
  const parts = only.split('/')
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const start = parts.slice(0, length).join('/')
    const near = all.filter((id) => id.startsWith(`${start}/`)).slice(0, NEAR_MAX)
    if (near.length > 0) return `there is no mutant '${only}'; near it is ${near.join(', ')}`
  }
  return `there is no mutant '${only}'; there is ${all.slice(0, NEAR_MAX).join(', ')}, …`
}

const NEAR_MAX = 5
