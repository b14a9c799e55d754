import type { Spend, SpentCall } from './spend.ts'

/** What was paid for, call by call, for people; refusals that were free are counted together. */
export function spendText(spend: Spend | undefined): readonly string[] {
  if (spend === undefined || spend.budgetMicroUsd === null) return []
  const { budgetMicroUsd, calls, without = [] } = spend
  const paid = calls.filter(({ countedMicroUsd }) => countedMicroUsd !== 0)
  const free = calls.filter(
    ({ countedMicroUsd, plannedMicroUsd }) => countedMicroUsd === 0 && plannedMicroUsd > 0,
  ).length
  return [
    `spent, of a budget of USD ${dollars(budgetMicroUsd)}:`,
    ...paid.map(callText),
    ...(paid.length === 0 ? ['  nothing'] : []),
    ...(free === 0
      ? []
      : [
          `  0.00  ${free} ${free === 1 ? 'call' : 'calls'} that could have cost, and were refused`,
        ]),
    ...(without.length === 0 ? [] : [`  ${withoutText(without)}`]),
  ]
}

/** Why laws that needed it do not apply. */
export const withoutText = (without: readonly string[]): string =>
  `without ${without.join(', ')}: the budget ends here`

function callText({
  operation,
  job,
  countedMicroUsd,
  plannedMicroUsd,
  toldMicroUsd,
}: SpentCall): string {
  const of = job === null ? '' : `, job ${job}`
  const told = toldMicroUsd === null ? 'no cost told' : `told ${dollars(toldMicroUsd)}`
  return `  ${dollars(countedMicroUsd)}  ${operation}${of}: planned ${dollars(plannedMicroUsd)}, ${told}`
}

/** `0.021`. */
export function dollars(microUsd: number): string {
  const [whole = '0', fraction = ''] = (microUsd / 1_000_000).toFixed(6).split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}
