import pc from 'picocolors'
import type { Caught } from './hunt.ts'
import type { Matrix, Row } from './matrix.ts'
import { absences } from './planted.ts'
import { FREE } from './proof.ts'

type Colours = ReturnType<typeof pc.createColors>

export interface TextOptions {
  readonly colour: boolean
  /** Columns of the terminal; what is longer is cut. */
  readonly columns: number
}

/** No list on a terminal is longer; `--json` has them all. */
const LISTED_MAX = 40

/** The kill matrix for people: worst first, then what survived and how to see one alone. */
export function matrixText(found: Matrix, { colour, columns }: TextOptions): string {
  const colours = pc.createColors(colour)
  const { target, seed, ms, total, rest } = found
  const of = (kind: Caught['end']['kind']): readonly Caught[] =>
    rest.filter(({ end }) => end.kind === kind)
  const bad = { colour, columns, mark: colours.red('✗') }
  const fair = { colour, columns, mark: colours.dim('=') }
  const lines = [
    `${colours.bold(`mutants on ${target}`)}${colours.dim(`  seed ${seed}, ${seconds(ms)}`)}`,
    '',
    ...table('provider', found.providers, colours),
    ...(found.providers.length > 1 ? [rowLine(total, widthOf(found.providers), colours)] : []),
    '',
    ...table('class', found.classes, colours),
    '',
    ...checkTable(found, { colours, columns }),
    ...listed('the inspectors gave up on', { ...bad, found: of('crashed') }),
    ...listed('survived', { ...bad, found: of('survived') }),
    ...listed(`equivalent: every difference ${FREE}`, { ...fair, found: of('equivalent') }),
    ...listed('never reached: nothing here gets at them', { ...bad, found: of('unreached') }),
    ...leftOut(of('absent'), colours),
    ...again(rest.find(({ end }) => end.kind !== 'absent' && end.kind !== 'equivalent')),
  ]
  return lines.map((line) => cut(line, columns)).join('\n')
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

const heads = ['score', 'planted', 'killed', 'survived', 'gave up', 'unreached', 'equivalent']

function table(name: string, rows: readonly Row[], colours: Colours): string[] {
  const width = widthOf(rows)
  const head = [name.padEnd(width), ...heads.map((word) => word.padStart(COLUMN))].join('')
  return [colours.dim(`  ${head}`), ...rows.map((row) => rowLine(row, width, colours))]
}

const COLUMN = 12
const widthOf = (rows: readonly Row[]): number =>
  Math.max(12, ...rows.map(({ name }) => name.length))

function rowLine(row: Row, width: number, colours: Colours): string {
  const { planted, killed, survived, crashed, unreached, equivalent } = row
  const score = (row.score === null ? '·' : `${percent(row.score)} %`).padStart(COLUMN)
  const counts = [planted, killed, survived, crashed, unreached, equivalent].map((count) =>
    String(count || '·').padStart(COLUMN),
  )
  const shown = row.score === null || row.score === 1 ? colours.green(score) : colours.red(score)
  return `  ${row.name.padEnd(width)}${shown}${counts.join('')}`
}

/** Rounded down: only all is 100. */
const percent = (share: number): string => (Math.floor(share * 1000) / 10).toFixed(1)

/** In two columns where there is room: there are about a hundred. */
function checkTable({ checks, whole }: Matrix, options: Table): string[] {
  const { colours, columns } = options
  // Where only some faults were planted it says nothing of a check that it found none.
  const shown = checks.filter(({ kills }) => whole || kills > 0)
  const width = Math.max(0, ...shown.map(({ id }) => id.length)) + 1
  const side = width + 2 * COUNT + 2
  const sides = 2 * side <= columns ? 2 : 1
  const height = Math.ceil(shown.length / sides)
  const head = `  ${'check'.padEnd(width)}${'kills'.padStart(COUNT)}${'alone'.padStart(COUNT)}`
  const rows = shown.map(
    ({ id, kills, alone }) =>
      `  ${id.padEnd(width)}${shownCount(kills, colours)}${String(alone || '·').padStart(COUNT)}`,
  )
  return [
    colours.dim(head.repeat(Math.min(sides, rows.length))),
    ...Array.from({ length: height }, (_, line) => `${rows[line]}${rows[line + height] ?? ''}`),
  ]
}

interface Table {
  readonly colours: Colours
  readonly columns: number
}

const COUNT = 6

const shownCount = (kills: number, colours: Colours): string =>
  kills === 0 ? colours.yellow('0'.padStart(COUNT)) : String(kills).padStart(COUNT)

interface List extends TextOptions {
  readonly mark: string
  readonly found: readonly Caught[]
}

/** Names without their providers, each with those it is at, most first. */
function listed(what: string, { found, mark, colour, columns }: List): string[] {
  if (found.length === 0) return []
  const colours = pc.createColors(colour)
  const groups = [...Map.groupBy(found, ({ id }) => id.slice(id.indexOf('/') + 1))].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  const width = Math.max(...groups.map(([name]) => name.length))
  const lines = groups
    .slice(0, LISTED_MAX)
    .map(([name, at]) => `${name.padEnd(width)}  ${at.map(providerOf).join(' ')}`)
  const more = groups.length - lines.length
  return [
    '',
    `${colours.bold(String(found.length))} ${what}`,
    ...lines.map((line) => `  ${mark} ${cut(line, columns - MARGIN)}`),
    ...(more > 0 ? [colours.dim(`  and ${more} more like them; --json has them all`)] : []),
  ]
}

const MARGIN = 4
const providerOf = ({ id }: Caught): string => id.slice(0, id.indexOf('/'))

/** What was not planted, by reason and class: nobody can do anything about it. */
function leftOut(found: readonly Caught[], colours: Colours): string[] {
  if (found.length === 0) return []
  const lines = [...Map.groupBy(found, ({ end }) => (end.kind === 'absent' ? end.why : null))].map(
    ([why, all]) => {
      const counts = [...Map.groupBy(all, (one) => one.class)].map(
        ([name, { length }]) => `${name} ${length}`,
      )
      return [`  ${why === null ? '' : absences[why]}`, `    ${counts.join(', ')}`]
    },
  )
  return [
    '',
    `${colours.bold(String(found.length))} left out, not planted`,
    ...lines.flat().map((line) => colours.dim(line)),
  ]
}

const again = (first: Caught | undefined): string[] =>
  first === undefined ? [] : ['', `see one alone  backlot mutants --only ${first.id}`]

/** One mutant in full: what it does, and what came of it. */
export function mutantText({ id, class: name, sentence, end }: Caught, colour: boolean): string {
  const colours = pc.createColors(colour)
  const good = end.kind === 'killed' || end.kind === 'equivalent' || end.kind === 'absent'
  const mark = good ? colours.green('✓') : colours.red('✗')
  return [
    `${mark} ${colours.bold(id)}  ${colours.dim(name)}`,
    `  ${sentence}`,
    ...details(end).map(([word, value]) => `  ${word.padEnd(10)}${value}`),
  ].join('\n')
}

type Detail = readonly [string, string]

function details(end: Caught['end']): readonly Detail[] {
  switch (end.kind) {
    case 'killed':
      return [
        ['killed by', end.checks.join(', ')],
        ['in', end.scene],
        ['what', end.finding.what],
        ['where', end.finding.where],
        ['expected', end.finding.expected],
        ['actual', end.finding.actual],
      ]
    case 'survived':
      return [['survived', 'no check broke'], ['in', end.scene], ...sides(end.difference)]
    case 'equivalent':
      return [
        ['equivalent', `all ${end.count} differences are free: ${end.difference.free}`],
        ...sides(end.difference),
      ]
    case 'absent':
      return [['left out', absences[end.why]]]
    case 'unreached':
      return [['unreached', 'it changed no byte in any scene; nothing is proved']]
    case 'crashed':
      return [
        ['gave up', end.error],
        ['in', end.scene],
      ]
    default:
      return end satisfies never
  }
}

const sides = ({ where, healthy, faulty }: { where: string; healthy: string; faulty: string }) =>
  [
    ['where', where],
    ['healthy', healthy],
    ['faulty', faulty],
  ] satisfies readonly Detail[]

const cut = (line: string, columns: number): string => {
  // Colours take no columns, and lines with them are short.
  return line.includes('\u001b') || line.length <= columns ? line : `${line.slice(0, columns - 1)}…`
}
