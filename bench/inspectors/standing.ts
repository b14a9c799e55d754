import type { FaultClass } from '../../src/mutants/planted.ts'
import { median } from '../measure.ts'
import type { Circumstances } from '../table.ts'
import type { Outcome } from './run.ts'
import type { Tool } from './tool.ts'

/** What became of one fault before one tool. */
export interface Trial extends Omit<Outcome, 'failures'> {
  readonly id: string
  readonly class: FaultClass
  /** When the first failure was told of that is not told of a sound server; `null`: none was. */
  readonly killMs: number | null
  /** The first of those failures. */
  readonly by: readonly string[]
}

export type Contender =
  | (Pick<Tool, 'name' | 'tells' | 'notes'> & {
      readonly kind: 'ran'
      readonly version: string
      readonly healthy: readonly Outcome[]
      /** Everything that it told of sound servers. */
      readonly alarms: readonly string[]
      readonly trials: readonly Trial[]
    })
  | { readonly kind: 'absent'; readonly name: string; readonly why: string }

type Ran = Contender & { readonly kind: 'ran' }

export interface Setting extends Circumstances {
  readonly provider: string
  readonly seed: number
  /** Seconds that a tool has for one server. */
  readonly limitS: number
  readonly healthyRuns: number
  readonly faults: readonly { readonly class: FaultClass }[]
}

/** The table, then what it leaves out: classes, false alarms, how each was run. */
export function markdown(contenders: readonly Contender[], setting: Setting): string {
  const ran = contenders.filter((one): one is Ran => one.kind === 'ran')
  const absent = contenders.filter((one) => one.kind === 'absent')
  return [
    ...preface(setting),
    ...standings(ran, setting),
    ...absent.flatMap(({ name, why }) => [`${name} did not run: ${why}`, '']),
    '<details><summary>By kind of fault, false alarms, and how each was run</summary>',
    '',
    ...byClass(ran, setting),
    ...alarms(ran),
    ...ran.flatMap(({ name, version, notes }) =>
      notes.map((note) => `- ${name} ${version}: ${note}`),
    ),
    '',
    '</details>',
    '',
  ].join('\n')
}

function preface(setting: Setting): string[] {
  const { command, date, node, cores, cpu, memoryGb, loadBefore } = setting
  const { provider, faults, limitS, healthyRuns, seed } = setting
  return [
    `\`${command}\` on ${date.slice(0, 10)}: Node ${node}, ${cores} cores of ${cpu}, ${memoryGb} GB, load`,
    `average before ${loadBefore.toFixed(1)}. ${faults.length} faults planted in ${provider}, each behind a port of its`,
    `own, and ${healthyRuns} sound servers; every tool has ${limitS} s for each, seed ${seed}. A fault is found when`,
    'something fails that never fails on a sound server; all that fails there is a false alarm.',
    '',
  ]
}

function standings(ran: readonly Ran[], { faults }: Setting): string[] {
  const head = [
    'found',
    'false alarms',
    'requests',
    's to the first failure',
    's to its first request',
    's a run',
  ]
  const rows = ran
    .toSorted((a, b) => foundBy(b).length - foundBy(a).length)
    .map((one) => {
      const found = foundBy(one)
      const kill = middle(found.map(({ killMs }) => (killMs ?? 0) / 1000))
      const late = one.tells === 'at the end' ? ' (at its end)' : ''
      const cells = [
        `${found.length} of ${faults.length}`,
        String(one.alarms.length),
        middle(one.trials.map(({ requests }) => requests)),
        kill + late,
        middle(one.trials.map(({ startUpMs }) => (startUpMs ?? 0) / 1000)),
        middle(one.trials.map(({ ms }) => ms / 1000)),
      ]
      return `| ${one.name} ${one.version} | ${cells.join(' | ')} |`
    })
  return [
    `| | ${head.join(' | ')} |`,
    `|---|${'---|'.repeat(head.length)}`,
    ...rows,
    '',
    MEDIANS,
    '',
  ]
}

const MEDIANS = 'Requests and seconds are medians of one run at one faulty server.'

function byClass(ran: readonly Ran[], { faults }: Setting): string[] {
  const rows = [...Map.groupBy(faults, (one) => one.class)].map(([name, group]) => {
    const cells = ran.map((one) => foundBy(one).filter((trial) => trial.class === name).length)
    return `| ${name} | ${group.length} | ${cells.join(' | ')} |`
  })
  const names = ran.map(({ name }) => name)
  return [
    `| Kind | faults | ${names.join(' | ')} |`,
    `|---|---|${'---|'.repeat(ran.length)}`,
    ...rows,
    '',
  ]
}

/** More than these are counted only. */
const ALARMS_SHOWN = 12

const alarms = (ran: readonly Ran[]): string[] =>
  ran.flatMap(({ name, alarms }) => {
    if (alarms.length === 0) return []
    const shown = alarms.slice(0, ALARMS_SHOWN).map((alarm) => `- ${plain(alarm)}`)
    const rest = alarms.length - shown.length
    return [
      `False alarms of ${name}:`,
      '',
      ...shown,
      ...(rest > 0 ? [`- and ${rest} more of these`] : []),
      '',
    ]
  })

const plain = (alarm: string): string =>
  alarm.replaceAll(/[|<>]/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 200)

const foundBy = ({ trials }: Ran): readonly Trial[] =>
  trials.filter(({ killMs }) => killMs !== null)

/** The median with as many figures as mean something. */
function middle(values: readonly number[]): string {
  if (values.length === 0) return '–'
  const value = median(values)
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value))
}
