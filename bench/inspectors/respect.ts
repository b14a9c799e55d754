import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../../src/core/exchange.ts'
import { arazzo } from './arazzo.ts'
import { documentFor } from './document.ts'
import { npm, versionOf } from './install.ts'
import type { Tool } from './tool.ts'

const VERSION = '2.77.0'
const binIn = (cache: string): string =>
  join(cache, `@redocly-cli-${VERSION}/node_modules/@redocly/cli/bin/cli.js`)

/** Workflows in Arazzo, begun by `generate-arazzo` and completed by hand; status, content type and
 *  schema are checked against the document at each step by itself. */
export const respect: Tool = {
  name: 'Redocly Respect',
  together: 1,
  tells: 'at the end',
  notes: [
    '`redocly respect krea.arazzo.yaml -i bearerAuth=KEY`: what `generate-arazzo` gives, completed by hand to a job’s life (create, poll with retries, list), a cancelled job, and five refusals; it checks status, content type and schema at each step by itself.',
  ],
  install: async (cache) => {
    await npm(cache, '@redocly/cli', VERSION)
    return versionOf(process.execPath, [binIn(cache), '--version'])
  },
  prepare: async (job) => {
    if (job.provider.id !== 'krea') throw new Error('workflows are written for krea only')
    documentFor(job)
    writeFileSync(join(job.folder, 'krea.arazzo.yaml'), arazzo)
    const input = ['-i', `bearerAuth=${job.apiKey}`]
    return {
      file: process.execPath,
      args: [binIn(job.cache), 'respect', 'krea.arazzo.yaml', ...input, '-J', 'report.json'],
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    }
  },
  read: ({ job, ms }) => {
    const file = join(job.folder, 'report.json')
    if (!existsSync(file)) return []
    const report: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return lastTries(report).flatMap((step) => failed(step).map((name) => ({ name, ms })))
  },
}

type Step = Record<string, unknown>

/** A step that is tried again is judged by its last try. */
function lastTries(report: unknown): readonly Step[] {
  const last = new Map<string, Step>()
  const look = (value: unknown): void => {
    if (isRecord(value) && value.type === 'step') {
      last.set(`${value.workflowId} ${value.stepId}`, value)
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) look(part)
    }
  }
  look(report)
  return [...last.values()]
}

const failed = ({ workflowId, stepId, checks }: Step): readonly string[] =>
  (Array.isArray(checks) ? checks : []).flatMap((check: unknown) =>
    isRecord(check) && check.passed === false && check.severity === 'error'
      ? [`${workflowId}/${stepId}: ${check.name} ${check.condition ?? ''}`.trim()]
      : [],
  )
