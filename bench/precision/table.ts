import { providers } from '../../src/providers/registry.ts'
import { type Circumstances, machine } from '../table.ts'
import { calm, cells, type Inspected, targetNames } from './plan.ts'

/** One row a target: of so many scripts, so many false alarms. */
export function markdown(inspected: readonly Inspected[], where: Circumstances): string {
  const all = cells()
  const missing = all.length - inspected.length
  const ids = providers.map(({ id }) => id)
  return [
    `${machine(where)}. Each provider`,
    `is inspected in both fidelities and in the scenarios ${calm.join(', ')}: nothing is wrong with`,
    'it, so every broken law is a false alarm. How many there were, of so many scripts:',
    '',
    `| target | scripts drawn each | ${ids.join(' | ')} | inconclusive | seconds |`,
    `|---|---|${'---|'.repeat(ids.length + 2)}`,
    ...targetNames.map((target) =>
      row(
        target,
        inspected.filter((one) => one.target === target),
      ),
    ),
    '',
    ...(missing > 0 ? [`${missing} of ${all.length} inspections are not made yet.`, ''] : []),
  ].join('\n')
}

function row(target: Inspected['target'], inspected: readonly Inspected[]): string {
  const each = Math.min(...inspected.map(({ runs }) => runs), Infinity)
  const columns = providers.map(({ id }) => {
    const own = inspected.filter(({ provider }) => provider === id)
    if (own.length === 0) return '–'
    return `${count(sum(own, ({ alarms }) => alarms.length))} of ${count(sum(own, ({ cases }) => cases))}`
  })
  const unsure = sum(inspected, ({ inconclusive }) => inconclusive.length)
  const seconds = sum(inspected, (one) => one.seconds)
  const drawn = inspected.length === 0 ? '–' : count(each)
  return `| ${[target, drawn, ...columns, count(unsure), count(seconds)].join(' | ')} |`
}

const sum = (inspected: readonly Inspected[], of: (one: Inspected) => number): number =>
  inspected.reduce((total, one) => total + of(one), 0)

const count = (value: number): string => Math.round(value).toLocaleString('en-US')
