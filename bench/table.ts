import { cpus, loadavg, totalmem } from 'node:os'
import { type Figure, isReached, type Part } from './measure.ts'

/** What one part gave. */
export interface Measured extends Pick<Part, 'name' | 'title'> {
  readonly figures: readonly Figure[]
  /** Why there are no figures. */
  readonly error?: string
}

/** Where and when it was measured: figures of two machines do not compare. */
export interface Circumstances {
  readonly command: string
  readonly date: string
  readonly node: string
  readonly cpu: string
  readonly cores: number
  readonly memoryGb: number
  /** Processes that wanted a core in the last minute; near 0 on a quiet machine before the run. */
  readonly loadBefore: number
}

export const circumstances = (command: string): Circumstances => ({
  command,
  date: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  loadBefore: loadavg()[0] ?? Number.NaN,
})

/** The command, the day and the machine, in one line. */
export const machine = ({ command, date, node, cpu, cores, memoryGb }: Circumstances): string =>
  `\`${command}\` on ${date.slice(0, 10)}: Node ${node}, ${cores} cores of ${cpu}, ${memoryGb} GB`

/** A table of the goals, and all else folded away below. */
export function markdown(parts: readonly Measured[], where: Circumstances): string {
  return [
    `${machine(where)},`,
    `load average before ${digits(where.loadBefore)}. Server and load on a core each, contenders in turn,`,
    'medians; a ratio is the median of the ratios of the rounds.',
    '',
    ...goals(parts),
    '<details><summary>All figures</summary>',
    '',
    ...parts.flatMap(section),
    '</details>',
    '',
  ].join('\n')
}

function goals(parts: readonly Measured[]): string[] {
  const rows = parts.flatMap(({ name, figures }) =>
    figures
      .filter((figure) => isReached(figure) !== null)
      .map((figure) => {
        const verdict = isReached(figure) ? 'reached' : '**not reached**'
        return `| ${name}: ${figure.name} | ${bound(figure)} | ${shown(figure)} | ${verdict} |`
      }),
  )
  return ['| | Goal | Measured | |', '|---|---|---|---|', ...rows, '']
}

function section({ title, figures, error }: Measured): string[] {
  if (error !== undefined) return [`**${title}**: not measured: ${error}`, '']
  const single = figures.filter(({ column }) => column === undefined)
  const rows = single.map((figure) => `| ${figure.name} | ${shown(figure)} | ${range(figure)} |`)
  const plain = [`| ${title} | median | rounds |`, '|---|---|---|', ...rows, '']
  return [...plain, ...grid(figures.filter(({ column }) => column !== undefined))]
}

/** Figures about the same things, a row for each thing. */
function grid(figures: readonly Figure[]): string[] {
  if (figures.length === 0) return []
  const columns = [...new Set(figures.map(({ column, unit }) => `${column}, ${unit}`))]
  const rows = [...Map.groupBy(figures, ({ name }) => name)].map(
    ([name, list]) => `| ${name} | ${list.map(({ value }) => digits(value)).join(' | ')} |`,
  )
  return [`| | ${columns.join(' | ')} |`, `|---|${'---|'.repeat(columns.length)}`, ...rows, '']
}

function bound({ atLeast, atMost, unit }: Figure): string {
  return atLeast === undefined ? `≤ ${digits(atMost ?? 0)} ${unit}` : `≥ ${digits(atLeast)} ${unit}`
}

const shown = ({ value, unit }: Figure): string => `${digits(value)} ${unit}`

const range = ({ rounds }: Figure): string =>
  rounds === undefined ? '' : `${digits(Math.min(...rounds))} – ${digits(Math.max(...rounds))}`

/** Three figures: more would be noise. */
const digits = (value: number): string =>
  value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
