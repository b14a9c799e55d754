import { escaped } from './markup.ts'
import type { ProviderReport, Report } from './report.ts'
import { countedOf, type SpentCall } from './spend.ts'
import { dollars, withoutText } from './spend-text.ts'

/** What each call cost, where calls cost: a group of rows a provider, what was paid for first; refusals
 *  that were free are counted together. */
export function spending({ providers }: Report): string {
  const groups = providers.map(group).filter((rows) => rows !== '')
  if (groups.length === 0) return ''
  return [
    '<h2>Spend</h2>',
    '<p class="soft">US dollars. <b>Planned</b>: the worst that could come of a call, put by before it was made. <b>Told</b>: what its answer said. <b>Counted</b>: what is taken to be spent.</p>',
    '<div class="table spend"><table>',
    '<thead><tr><th>Call</th><th>Job</th><th class="usd">Planned</th><th class="usd">Told</th><th class="usd">Counted</th></tr></thead>',
    ...groups,
    '</table></div>',
  ].join('\n')
}

function group({ provider, spend }: ProviderReport): string {
  if (spend === undefined || spend.budgetMicroUsd === null) return ''
  const { calls, budgetMicroUsd, without = [] } = spend
  const paid = calls.filter(({ countedMicroUsd }) => countedMicroUsd !== 0)
  const free = calls.filter((one) => one.countedMicroUsd === 0 && one.plannedMicroUsd > 0)
  const planned = free.reduce((sum, { plannedMicroUsd }) => sum + plannedMicroUsd, 0)
  const times = `${free.length} ${free.length === 1 ? 'call' : 'calls'}`
  return [
    `<tbody><tr class="sum"><th colspan="4">${escaped(provider)} <span class="soft">of a budget of ${dollars(budgetMicroUsd)}</span></th>${usd(countedOf(calls), 'th')}</tr>`,
    ...paid.map(row),
    ...(free.length === 0
      ? []
      : [
          `<tr class="soft"><td colspan="2">${times} that could have cost, and were refused</td>${usd(planned)}<td></td>${usd(0)}</tr>`,
        ]),
    ...(without.length === 0
      ? []
      : [`<tr class="soft"><td colspan="5">${escaped(withoutText(without))}</td></tr>`]),
    '</tbody>',
  ].join('\n')
}

function row({ operation, job, at, ...call }: SpentCall): string {
  const { plannedMicroUsd, toldMicroUsd, countedMicroUsd } = call
  return [
    `<tr><td>${escaped(operation)}<span class="law mono">${new Date(at).toISOString()}</span></td>`,
    `<td>${job === null ? '' : `<code>${escaped(job)}</code>`}</td>`,
    usd(plannedMicroUsd),
    toldMicroUsd === null ? '<td class="usd soft">nothing</td>' : usd(toldMicroUsd),
    `${usd(countedMicroUsd)}</tr>`,
  ].join('')
}

const usd = (microUsd: number, tag: 'td' | 'th' = 'td'): string =>
  `<${tag} class="usd">${dollars(microUsd)}</${tag}>`
