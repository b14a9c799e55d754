import { stripVTControlCharacters } from 'node:util'
import pc from 'picocolors'
import { env } from '../host/env.ts'

export type Colours = ReturnType<typeof pc.createColors>

/** Colours on a terminal that has not declined them (no-color.org), none elsewhere. */
export const hasColours = (): boolean =>
  !env('NO_COLOR') &&
  (Boolean(env('FORCE_COLOR')) || (process.stdout.isTTY === true && env('TERM') !== 'dumb'))

export const colours = (): Colours => pc.createColors(hasColours())

/** Writes lines to the standard output. */
export const print = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** The number of columns a text takes on a terminal. */
export const width = (text: string): number => [...stripVTControlCharacters(text)].length

/** Rows as aligned lines, two spaces between columns; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]))
      .join('  ')
      .trimEnd(),
  )
}

const pad = (text: string, to = 0): string => text + ' '.repeat(Math.max(0, to - width(text)))
