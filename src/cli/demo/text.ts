import { basename } from 'node:path'
import { type Colours, columns } from '../print.ts'
import type { Shot } from './shoot.ts'
import type { Cost } from './stage.ts'

/** The demo's table: a line for each provider with the phases of its job below. */
export function table(shots: readonly Shot[], shown: Colours): string[] {
  const heads = ['', 'provider', 'job', 'followed by', 'webhook', 'cost', 'image', 'size']
  const [head = '', ...lines] = columns([
    heads.map((title) => shown.dim(title)),
    ...shots.map((shot) => row(shot, shown)),
  ])
  return [head, ...shots.flatMap((shot, index) => [lines[index] ?? '', below(shot, shown)])]
}

function row({ provider, webhook, take, image }: Shot, shown: Colours): string[] {
  const { bold, dim, green, red } = shown
  const none = dim('–')
  return [
    image === null ? red('✗') : green('✓'),
    bold(provider),
    take?.jobId ? shortId(take.jobId) : none,
    take?.followed ?? none,
    webhook === null ? none : `at ${seconds(webhook.at)}`,
    take === null ? none : price(take.cost, shown),
    image === null ? none : basename(image.file),
    image === null ? none : `${image.size.width}×${image.size.height}, ${kilobytes(image.bytes)}`,
  ]
}

function below({ phases, error }: Shot, { dim, red, cyan }: Colours): string {
  const road = phases.map(({ phase, at }, index) => {
    const word = index === phases.length - 1 ? cyan(phase) : phase
    return `${word} ${dim(seconds(at))}`
  })
  const text = [...road, ...(error === null ? [] : [red(error)])].join(dim(' → '))
  return `   ${text}`
}

function price({ usd, units, from }: Cost, { dim }: Colours): string {
  const beside = from === 'price list' ? from : units
  return `$${usd.toFixed(3)}${beside === null ? '' : dim(` ${beside}`)}`
}

const SHORT_ID_LENGTH = 8

const shortId = (id: string): string =>
  id.length > SHORT_ID_LENGTH ? `${id.slice(0, SHORT_ID_LENGTH)}…` : id

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)}s`

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
