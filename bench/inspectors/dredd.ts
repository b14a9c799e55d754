import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentFor } from './document.ts'
import { npm, versionOf } from './install.ts'
import type { Failure, Told, Tool } from './tool.ts'

const VERSION = '14.1.0'
const binIn = (cache: string): string => join(cache, `dredd-${VERSION}/node_modules/.bin/dredd`)

/** Examples in the document, hooks for the rest: refusals are skipped, as it has no requests for
 *  them; the id of the created job is handed on. Its reading of OpenAPI 3 is experimental by its own
 *  word, and 3.1 is read as 3.0. */
export const dredd: Tool = {
  name: 'Dredd',
  together: 1,
  tells: 'as it goes',
  notes: [
    '`dredd openapi.json URL --header "Authorization: Bearer KEY" --hookfiles=hooks.js`: examples in the document; hooks skip answers other than 2xx and hand the id of the created job on. It reads 3.1 as 3.0 and says that it does not know `$ref` in schemas.',
  ],
  install: async (cache) => {
    await npm(cache, 'dredd', VERSION)
    return versionOf(binIn(cache), ['--version'])
  },
  prepare: async (job) => {
    const document = documentFor(job, { examples: 'single' })
    writeFileSync(join(job.folder, 'hooks.js'), hooks)
    const header = ['--header', `Authorization: Bearer ${job.apiKey}`]
    return {
      file: binIn(job.cache),
      args: [document, job.url, ...header, '--hookfiles=./hooks.js', '--loglevel=error'],
    }
  },
  read: ({ lines }) => failures(lines),
}

const hooks = `const hooks = require('hooks')
let id = null
hooks.beforeEach((transaction) => {
  if (!/^2/.test(transaction.expected.statusCode)) transaction.skip = true
  delete transaction.request.headers['X-Webhook-URL']
  transaction.fullPath = transaction.fullPath.replace(/\\?.*/, '')
  if (id !== null) transaction.fullPath = transaction.fullPath.replace(/(\\/jobs\\/).+/, '$1' + id)
})
hooks.afterEach((transaction) => {
  if (transaction.request.method !== 'POST' || !transaction.real) return
  try {
    id = JSON.parse(transaction.real.body).job_id || id
  } catch {}
})
`

/** `statusCode: 200` alone is no failure but part of what was expected. */
const WRONG = /^(?:fail: )?(?:(?:body|headers): At|\w+: Expected) /

/** A title when it happens; at the end again with what was wrong, on the lines that follow. */
function failures(lines: Told['lines']): readonly Failure[] {
  const first = new Map<string, number>()
  const found: Failure[] = []
  let title: string | null = null
  for (const { text, ms } of lines) {
    const said = /^fail: (.*)$/.exec(text)?.[1]
    const named = said === undefined ? undefined : /^([A-Z]+ \(\d+\) \S+)/.exec(said)?.[1]
    if (named !== undefined) {
      title = named.replaceAll(/[0-9a-f-]{36}/g, '{id}')
      if (!first.has(title)) first.set(title, ms)
    } else if (title !== null && WRONG.test(text)) {
      const what = text.replace(/^fail: /, '')
      found.push({ name: `${title} ${what}`, ms: first.get(title) ?? ms })
    }
  }
  return found
}
