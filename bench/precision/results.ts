import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Circumstances, circumstances } from '../table.ts'
import type { Inspected } from './plan.ts'
import { markdown } from './table.ts'

interface Results {
  readonly where: Circumstances
  readonly inspected: readonly Inspected[]
}

const json = new URL('../precision.json', import.meta.url)
const page = new URL('../PRECISION.md', import.meta.url)

/** Begins a run: a whole one forgets what was there, a part adds to it. */
export function opened({ anew }: { readonly anew: boolean }): void {
  const where = circumstances('npm run precision')
  write({ where, inspected: anew ? [] : read().inspected })
}

/** Adds an inspection in place of the last one of its kind. The files are read anew: another part
 *  may have written to them meanwhile. */
export function keep(one: Inspected): void {
  const { where, inspected } = read()
  const others = inspected.filter((other) => other.seed !== one.seed)
  write({ where, inspected: [...others, one].toSorted((a, b) => a.seed - b.seed) })
}

function read(): Results {
  if (!existsSync(json)) return { where: circumstances('npm run precision'), inspected: [] }
  // Only this file writes it.
  return JSON.parse(readFileSync(json, 'utf8')) as Results
}

function write(results: Results): void {
  writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`)
  writeFileSync(page, markdown(results.inspected, results.where))
}
