import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../src/core/exchange.ts'
import { documentFor } from './document.ts'
import { pip, versionOf } from './install.ts'
import type { Failure, Tool } from './tool.ts'

const VERSION = '4.32.5'
const folderIn = (cache: string): string => join(cache, `schemathesis-${VERSION}`)

/** All phases and all checks, which is its default; `--continue-on-failure`, as its guide to finding
 *  most advises, so that one alarm hides no other. */
export const schemathesis: Tool = {
  name: 'Schemathesis',
  together: 1,
  tells: 'as it goes',
  notes: [
    '`st run openapi.json -u URL -H "Authorization: Bearer KEY" --continue-on-failure`: all phases, all checks; the document has the links from create to poll and cancel.',
  ],
  install: async (cache) => {
    const folder = await pip(cache, 'schemathesis', VERSION)
    return versionOf(join(folder, 'bin/st'), ['--version'])
  },
  prepare: async (job) => ({
    file: join(folderIn(job.cache), 'bin/st'),
    args: [
      ...['run', documentFor(job), '-u', job.url],
      ...['-H', `Authorization: Bearer ${job.apiKey}`, '--seed', String(job.seed)],
      ...['--continue-on-failure', '--report', 'ndjson', '--report-ndjson-path', 'events.ndjson'],
    ],
  }),
  read: ({ job, startedAt }) => {
    const file = join(job.folder, 'events.ndjson')
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return text.split('\n').flatMap((line) => failuresIn(line, startedAt))
  },
}

/** Each event stands on a line of its own; a check's failure has its operation, title and code. */
function failuresIn(line: string, startedAt: number): Failure[] {
  if (!line.includes('"failure_info"')) return []
  const at = Number(/"timestamp":\s*([\d.]+)/.exec(line)?.[1] ?? 0) * 1000
  const found: Failure[] = []
  try {
    JSON.parse(line, (key, value: unknown) => {
      if (key !== 'failure' || !isRecord(value)) return value
      const name = `${value.operation}: ${value.title}${detail(value)}`
      found.push({ name, ms: Math.round(at - startedAt) })
      return value
    })
  } catch {
    return [] // The last line of a run that was stopped.
  }
  return found
}

/** Where in the schema, or which status: one title has many causes. */
function detail({ validation_message, status_code }: Record<string, unknown>): string {
  const said = [validation_message, status_code].filter((one) => one !== undefined)
  return said
    .map((one) => ` (${String(one).replaceAll(/[0-9a-f-]{36}|'[^']*'|\d{4}-\S+/g, '…')})`)
    .join('')
}
