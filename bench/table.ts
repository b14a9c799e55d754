import { cpus, totalmem } from 'node:os'
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
}

export const circumstances = (command: string): Circumstances => ({
  command,
  date: new Date().toISOString(),
  node: process.version,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
})

export function markdown(parts: readonly Measured[], where: Circumstances): string {
  const { command, date, node, cpu, cores, memoryGb } = where
  return [
    '# What was measured',
    '',
    `\`${command}\` on ${date.slice(0, 10)}: Node ${node}, ${cores} cores of ${cpu}, ${memoryGb} GB.`,
    'Server and load on a core each, contenders in turn, medians; ratios are those of one round.',
    '',
    ...goals(parts),
    ...parts.flatMap(section),
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
  if (error !== undefined) return [`## ${title}`, '', `Not measured: ${error}`, '']
  const rows = figures.map((figure) => `| ${figure.name} | ${shown(figure)} | ${range(figure)} |`)
  return [`## ${title}`, '', '| | Median | Rounds |', '|---|---|---|', ...rows, '']
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
