import type { FaultClass } from '../../src/mutants/planted.ts'
import { median } from '../measure.ts'
import type { Circumstances } from '../table.ts'
import { reasonOf } from './reasons.ts'
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

const ranOf = (contenders: readonly Contender[]): readonly Ran[] =>
  contenders.filter((one): one is Ran => one.kind === 'ran')

const absentRow = ({ name, why }: { name: string; why: string }, columns: number): string =>
  `| ${name} | did not run: ${why.replaceAll(/[|\s]+/g, ' ').slice(0, 300)} |${' |'.repeat(columns - 1)}`

/** The table, then what it leaves out: classes, false alarms, how each was run. */
export function markdown(contenders: readonly Contender[], setting: Setting): string {
  const ran = ranOf(contenders)
  return [
    ...preface(setting),
    ...standings(contenders, setting),
    '<details><summary>By kind of fault, each fault, false alarms, and how each was run</summary>',
    '',
    ...byClass(ran, setting),
    ...byFault(ran),
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
    `average before ${loadBefore.toFixed(1)}. ${faults.length} faults planted in ${provider}, drawn in turn from every`,
    `kind, each behind a port of its own, and ${healthyRuns} sound servers; every tool has ${limitS} s for each, one`,
    `tool after another, seed ${seed}. A fault is killed when something fails that never fails on a sound`,
    'server; all that fails there is a false alarm. The provider’s jobs take a tenth of their time.',
    ...(provider === 'krea'
      ? []
      : ['', 'Examples and workflows for peers are written for krea only.']),
    '',
  ]
}

function standings(contenders: readonly Contender[], { faults }: Setting): string[] {
  const head = ['killed', 'false alarms', 'requests', 's to first kill', 's a run']
  const rows = ranOf(contenders)
    .toSorted((a, b) => killedBy(b).length - killedBy(a).length)
    .map((one) => {
      const killed = killedBy(one)
      const late = one.tells === 'at the end' && killed.length > 0 ? ' (at its end)' : ''
      const cut = one.healthy.some((outcome) => outcome.cut) ? ' (stopped)' : ''
      const cells = [
        `${killed.length} of ${faults.length}`,
        String(one.alarms.length),
        middle(one.healthy.map(({ requests }) => requests)),
        middle(killed.map(({ killMs }) => (killMs ?? 0) / 1000)) + late,
        middle(one.healthy.map(({ ms }) => ms / 1000)) + cut,
      ]
      return `| ${one.name} ${one.version} | ${cells.join(' | ')} |`
    })
  return [
    `| | ${head.join(' | ')} |`,
    `|---|${'---|'.repeat(head.length)}`,
    ...rows,
    ...contenders.flatMap((one) => (one.kind === 'absent' ? [absentRow(one, head.length)] : [])),
    '',
    ...MEDIANS,
    '',
  ]
}

const MEDIANS = [
  'Medians: requests and seconds of a whole run at a sound server; seconds from the start of a tool, its own',
  'start-up with them, to its first kill. `at its end`: it tells what failed once it is done.',
]

/** What became of each fault, so that whoever doubts a figure can look at one. */
function byFault(ran: readonly Ran[]): string[] {
  const [first] = ran
  if (first === undefined) return []
  const rows = first.trials.map(({ id }) => {
    const cells = ran.map((one) => mark(one.trials.find((trial) => trial.id === id)))
    return `| ${id} | ${cells.join(' | ')} |`
  })
  const names = ran.map(({ name }) => name)
  return [
    `| Fault: s to its kill | ${names.join(' | ')} |`,
    `|---|${'---|'.repeat(ran.length)}`,
    ...rows,
    '',
  ]
}

const mark = (trial: Trial | undefined): string =>
  trial === undefined || trial.killMs === null ? '–' : (trial.killMs / 1000).toFixed(1)

function byClass(ran: readonly Ran[], { faults }: Setting): string[] {
  const rows = [...Map.groupBy(faults, (one) => one.class)].map(([name, group]) => {
    const cells = ran.map((one) => killedBy(one).filter((trial) => trial.class === name).length)
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

function plain(alarm: string): string {
  const said = alarm.replaceAll(/[|<>]/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 200)
  return `${said}: ${reasonOf(alarm) ?? 'not looked into yet, may be a fault of our mock'}`
}

const killedBy = ({ trials }: Ran): readonly Trial[] =>
  trials.filter(({ killMs }) => killMs !== null)

/** The median with as many figures as mean something. */
function middle(values: readonly number[]): string {
  if (values.length === 0) return '–'
  const value = median(values)
  return value < 10 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value))
}
