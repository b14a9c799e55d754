import { inspect } from '../conformance/inspect.ts'
import { historyOf, type Line } from '../conformance/journal.ts'
import { remembering } from '../conformance/remember.ts'
import type { ProviderReport } from '../conformance/report/report.ts'
import { type Ability, type OpenTarget, Unreachable } from '../conformance/target.ts'
import { inspectionOf, type LiveInspection } from './inspection.ts'
import { hasStranger, type Plan } from './plan.ts'

export interface Retelling
  extends Omit<LiveInspection, 'apiKey' | 'otherKey' | 'purse' | 'inbox' | 'signal'> {
  readonly free: boolean
  readonly budgetMicroUsd: number | null
  readonly lines: readonly Line[]
}

/** Judges what a run had learnt when it was cut, by its journal alone: nobody is called. */
export async function retold(
  plan: Plan,
  { lines, budgetMicroUsd, free, ...setting }: Retelling,
): Promise<ProviderReport> {
  const otherKey = hasStranger(plan) ? NOT_USED : null
  const place = { ...setting, apiKey: NOT_USED, otherKey, purse: null, inbox: null }
  const inspection = inspectionOf(plan, place)
  const open: OpenTarget = async (provider, opening) => ({
    ...(await inspection.open(provider, opening)),
    abilities: new Set<Ability>([
      ...(free ? (['free'] as const) : []),
      ...(otherKey === null ? [] : (['second-account'] as const)),
      ...(provider.socket === null ? [] : (['socket'] as const)),
    ]),
    ...(provider.socket !== null && { connect: cut }),
    send: cut,
    file: cut,
    advance: cut,
  })
  const journal = { past: lines, write: () => {} }
  const again = remembering(open, { journal, spent: () => [], worst: () => null })
  const report = await inspect({ ...inspection, open: again })
  return { ...report, spend: { budgetMicroUsd, calls: historyOf(lines).spent } }
}

const NOT_USED = 'not-used'

const cut = async (): Promise<never> => {
  throw new Unreachable('the run was cut short here')
}
