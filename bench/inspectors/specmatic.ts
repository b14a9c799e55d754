import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentFor } from './document.ts'
import { npm, versionOf } from './install.ts'
import type { Failure, Told, Tool } from './tool.ts'

const VERSION = '2.55.1'
const jarIn = (cache: string): string =>
  join(cache, `specmatic-${VERSION}/node_modules/specmatic/specmatic.jar`)

/** Resiliency tests on: it also sends what must be refused. Named examples pair a request with its
 *  answer, as its documents advise for ids that must exist. */
export const specmatic: Tool = {
  name: 'Specmatic',
  together: 1,
  tells: 'as it goes',
  notes: [
    '`specmatic test --testBaseURL=URL` with `resiliencyTests: all`, the key in `specmatic.yaml`, and named examples for the create and for a job that exists.',
  ],
  install: async (cache) => {
    await npm(cache, 'specmatic', VERSION)
    return versionOf('java', ['-jar', jarIn(cache), '--version'])
  },
  prepare: async (job) => {
    documentFor(job, { examples: 'named' })
    writeFileSync(join(job.folder, 'specmatic.yaml'), config(job.apiKey))
    return { file: 'java', args: ['-jar', jarIn(job.cache), 'test', `--testBaseURL=${job.url}`] }
  },
  read: ({ lines }) => failures(lines),
}

const config = (key: string): string => `version: 2
contracts:
  - provides:
      - openapi.json
test:
  resiliencyTests:
    enable: all
security:
  OpenAPI:
    securitySchemes:
      bearerAuth:
        type: bearer
        token: ${key}
`

/** A scenario that failed is told on one line, then what of it, up to the next scenario. */
function failures(lines: Told['lines']): readonly Failure[] {
  const found: { name: string; ms: number }[] = []
  let open: { name: string; ms: number } | null = null
  for (const { text, ms } of lines) {
    const scenario = /^\s*([+-]ve\s.*) has FAILED/.exec(text)?.[1]
    if (scenario !== undefined) {
      open = { name: scenario, ms }
      found.push(open)
    } else if (/^-{10,}|has SUCCEEDED|^Tests run/.test(text)) open = null
    else if (open !== null && /^\s*(>>|Specification expected)/.test(text))
      open.name += ` ${text.trim().replaceAll(/"[^"]*"/g, '…')}`
  }
  return found
}
