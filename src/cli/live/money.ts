import { createInterface } from 'node:readline/promises'
import { countedOf, type SpentCall } from '../../conformance/report/spend.ts'
import { costOf, type Plan } from '../../live/plan.ts'
import { plansText } from '../../live/plan-text.ts'
import { usd } from '../../live/price.ts'
import { hasColours } from '../print.ts'
import { UsageError } from '../usage.ts'
import type { LiveFlags } from './flags.ts'

export const microUsd = (dollars: number): number => Math.round(dollars * 1_000_000)

const total = (planned: readonly Plan[]): number =>
  planned.reduce((sum, plan) => sum + costOf(plan), 0)

type Asking = LiveFlags & { readonly spent: readonly SpentCall[] }

/** What is still to be paid for of a plan. */
const rest = (planned: readonly Plan[], { spent }: Asking): number =>
  Math.max(0, total(planned) - countedOf(spent))

export function budgetOf(planned: readonly Plan[], { budget }: LiveFlags): number {
  if (budget !== undefined) return microUsd(budget)
  throw new UsageError(
    `calls there may cost money: say how much with --budget USD; by the plan it is ${usd(total(planned))}, which --dry-run shows; --budget 0 takes only what is free`,
  )
}

/** Asks a person before money is spent; refuses where there is nobody to ask. */
export async function agreed(planned: readonly Plan[], flags: Asking): Promise<void> {
  if (flags.yes || rest(planned, flags) === 0) return
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    throw new UsageError(
      'nobody is here to agree to the plan: --dry-run shows it, --yes agrees to it',
    )
  }
  process.stderr.write(`${shownPlan(planned, flags)}\n\n`)
  const person = { input: process.stdin, output: process.stderr }
  const question = `Spend USD ${usd(rest(planned, flags))}? [y/N] `
  if (!(await saysYes(person, question))) {
    throw new UsageError('nothing was called, as nobody agreed')
  }
}

interface Person {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** Who ends the question, by Ctrl-C or Ctrl-D, says no. */
export async function saysYes(person: Person, question: string): Promise<boolean> {
  const terminal = createInterface({ ...person, terminal: true })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error
    person.output.write('\n')
    return false
  } finally {
    terminal.close()
  }
}

export const shownPlan = (
  planned: readonly Plan[],
  { free, budget, spent, reruns = 0 }: Asking,
): string =>
  plansText(planned, {
    spentMicroUsd: countedOf(spent),
    colour: hasColours(),
    budgetMicroUsd: free || budget === undefined ? null : microUsd(budget),
    free: free === true,
    reruns,
  })
