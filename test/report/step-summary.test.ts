import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { writeSummary } from '../../src/records/write-reports.ts'
import { hostile } from './_reports.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const made = { report: hostile('bad key cnryABCDEFGH'), runs: [] }

test('in a GitHub job the report is added to its page, without a secret', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'backlot-summary-')), 'summary.md')
  writeFileSync(file, 'before\n')
  vi.stubEnv('GITHUB_STEP_SUMMARY', file)
  expect(await writeSummary(made, { secrets: ['cnryABCDEFGH'] })).toBeNull()
  const text = readFileSync(file, 'utf8')
  expect(text).toMatch(/^before\n## Contract check/)
  expect(text).toContain('bad key hidden-1')
  expect(text).not.toContain('cnry')
})

test('a page that cannot be written to is told, and nothing fails', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '/proc/none/summary.md')
  expect(await writeSummary(made, { secrets: [] })).toContain('/proc/none')
})

test('outside of a GitHub job nothing is written', async () => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
  expect(await writeSummary(made, { secrets: [] })).toBeNull()
})
