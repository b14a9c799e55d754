import { writeFileSync } from 'node:fs'
import { check } from './check.ts'
import { deliveries } from './deliveries.ts'
import { http } from './http.ts'
import { image } from './image.ts'
import { kernel } from './kernel.ts'
import { isReached, type Part } from './measure.ts'
import { memory } from './memory.ts'
import { msw } from './msw.ts'
import { properties } from './properties.ts'
import { startUp } from './start.ts'
import { circumstances, type Measured, markdown } from './table.ts'

/**
 * `npm run bench [-- PART…]`: all parts, or some. A whole run writes `RESULTS.md` and
 * `results.json` beside this file; a goal that is not reached is said, and is no failure.
 */
const parts: readonly Part[] = [
  http,
  memory,
  msw,
  startUp,
  deliveries,
  image,
  properties,
  check,
  kernel,
]

async function bench(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) {
    const known = parts.map(({ name }) => name).join(', ')
    process.stderr.write(`bench: there is no part ${unknown.join(', ')}; there are: ${known}\n`)
    process.exitCode = 2
    return
  }
  const chosen = parts.filter(({ name }) => asked.length === 0 || asked.includes(name))
  const where = circumstances(
    ['npm run bench', ...(asked.length > 0 ? ['--', ...asked] : [])].join(' '),
  )
  const measured: Measured[] = []
  for (const part of chosen) measured.push(await measure(part))
  const text = markdown(measured, where)
  process.stdout.write(`\n${text}`)
  if (asked.length === 0) write(text, { ...where, parts: measured })
}

async function measure({ name, title, measure }: Part): Promise<Measured> {
  const begin = performance.now()
  process.stdout.write(`${name} … `)
  try {
    const figures = await measure()
    const missed = figures.filter((figure) => isReached(figure) === false).length
    process.stdout.write(
      `${seconds(begin)} s${missed > 0 ? `, ${missed} goals not reached` : ''}\n`,
    )
    return { name, title, figures }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    process.stdout.write(`failed: ${said}\n`)
    process.exitCode = 1
    return { name, title, figures: [], error: said }
  }
}

const seconds = (begin: number): string => ((performance.now() - begin) / 1000).toFixed(0)

function write(text: string, results: object): void {
  writeFileSync(new URL('RESULTS.md', import.meta.url), text)
  writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
}

await bench(process.argv.slice(2))
